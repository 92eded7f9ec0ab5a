"""Shops at the desk: their keys, what they ask for, and what they are told."""
