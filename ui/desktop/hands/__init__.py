"""Changing the plan by hand: dragging, keys and menu, what it costs, undo and redo."""
