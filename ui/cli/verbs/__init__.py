"""The commands by theme, each file with their grammar and what they do."""
