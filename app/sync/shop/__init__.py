"""A shop's program at the sync server: its orders, how they stand, and the desk's side of both."""
