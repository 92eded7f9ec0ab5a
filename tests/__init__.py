"""Claims about Roundsman, on its real parts."""
