"""An order taken by phone: the form, what can be promised, and what happens when it is kept."""
