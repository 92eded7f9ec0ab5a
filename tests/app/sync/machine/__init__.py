"""The whole of driver sync in one process, so that chance can lose, double, kill and restore it."""
