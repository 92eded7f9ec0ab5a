"""Routing problems and answers in the JSON that VROOM reads and writes."""
