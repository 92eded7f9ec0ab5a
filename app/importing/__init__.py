"""Orders from files: what a file means, where its places are, what has changed since the last one."""
