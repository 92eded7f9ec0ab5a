"""The one scale on which issues of the day are ranked.

A weight is what an issue is expected to cost if nobody acts, in seconds by which one customer is served
late. Everything else is weighed against that; the rates are round figures of our own.
"""

from __future__ import annotations

MISSED = 3600.0
"""An order that is not done today counts like one that is an hour late."""
IDLE = 0.25
"""A second for which a driver waits or stands ..."""
OVERTIME = 0.5
"""... and one by which a shift is too long."""
IN_VAIN = 900.0
"""A drive to a customer who expects nobody."""
ASK = 600.0
"""Something about one stop that a call clears up."""
SILENT = 0.25
"""A second for which nothing is heard of a driver under way."""
CALL_NOW = 5400.0
"""What a phone shows is wrong until its driver is called: about two stops are driven to in vain."""
SET_ASIDE = 7200.0
"""Reports that do not count until somebody has looked: some stops may be done and look open."""
HURT = 86_400.0
"""An accident stands before everything else."""
STOPS_AT_RISK = 0.5
"""The share of a broken van's open stops that nobody else reaches today."""
