"""Driver sync under the load of a large fleet."""
