"""The window of settings: every one found by its words, edited where it stands."""
