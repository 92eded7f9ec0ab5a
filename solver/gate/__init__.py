"""The gate: problems that make no sense are refused, in one sentence each."""
