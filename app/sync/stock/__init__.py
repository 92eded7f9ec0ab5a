"""Phone apps that others make: each speaks its own dialect, and gets exactly the reply it needs.

An answer of 400 would jam a queue on the phone for ever, so every request is answered with success
once what it brought is on the disk: as positions, or set aside with the reason (CONTRACT 3, rule 3).
"""
