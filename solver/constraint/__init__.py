"""The engine that knows most rules: OR-Tools' routing library. Only proposes orders of stops."""
