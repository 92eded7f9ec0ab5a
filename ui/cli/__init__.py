"""The command line: its grammar, its commands by theme (``verbs``), and what they print."""
