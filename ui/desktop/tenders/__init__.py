"""Offers to carriers that wait for an answer."""
