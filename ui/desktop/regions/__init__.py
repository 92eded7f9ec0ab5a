"""Map regions: the window, and the work behind it."""
