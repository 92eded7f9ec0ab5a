"""What the application needs of the outside, as Protocols, one file for each thing needed.

Implementations live in storage, solver, app.sync and app.practice; ``main.py`` brings them together.
"""
