"""Looking back at a day: the scrubber, its commands and words, and the work behind it."""
