"""The window of the drivers' phones: pairing, what each phone has, messages, what was set aside."""
