"""Vehicles, drivers and shifts: their files, and the days that weekly shifts make."""
