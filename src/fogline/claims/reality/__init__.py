"""Reality: whether what is told is said to have happened, by whom, and how sure."""
