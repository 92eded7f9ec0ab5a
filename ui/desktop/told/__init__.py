"""What customers were told: the window, its words, and the work behind it."""
