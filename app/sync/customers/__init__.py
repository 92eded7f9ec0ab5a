"""Customers' tracking pages: what the desk tells of an order, how it is shown, what is said back."""
