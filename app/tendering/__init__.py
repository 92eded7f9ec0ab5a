"""Tenders: orders offered to carriers, answered by a deadline, and what follows from it."""
