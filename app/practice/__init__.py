"""The practice day: its clock, its simulated phones, its conductor."""
