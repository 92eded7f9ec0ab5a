"""The window that answers what the day would come to if something were otherwise."""
