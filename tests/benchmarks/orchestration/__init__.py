"""``make bench-orchestration``: whole practice days in Liechtenstein, policy beside policy."""
