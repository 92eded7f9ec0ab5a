"""The judge of plans: every rule, written apart from the search, of which it imports nothing."""
