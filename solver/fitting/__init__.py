"""Where one more order fits into a plan, and what would have to give."""
