"""What helps to test Fogline and what is built on it; outside the rooms, imported by none of them."""
