"""An OpenStreetMap extract prepared for offline use: roads, addresses, base map."""
