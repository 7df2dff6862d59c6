"""Speech: who speaks where on a page, where his words end, and what is asked, denied or taken back in them."""
