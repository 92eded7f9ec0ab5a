"""The rest of a running day planned anew: what is free, put forward, decided, and came of it."""
