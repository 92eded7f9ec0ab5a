"""The desk's panels: where they stand, in windows of their own, and how that is remembered."""
