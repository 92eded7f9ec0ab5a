"""Shops whose programs order by themselves: the window of their keys, and the work behind it."""
