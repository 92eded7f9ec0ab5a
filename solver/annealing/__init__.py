"""The engine that searches fastest: PyVRP's local search, annealed. Only proposes orders of stops."""
