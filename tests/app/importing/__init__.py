"""Claims about importing orders."""
