"""Offers to carriers: what the desk tells of one, how it is shown, what is answered."""
