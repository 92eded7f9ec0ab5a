"""Every state of the window as a picture, to be looked at (``make pictures``)."""
