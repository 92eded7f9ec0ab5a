"""A routing problem in, a solution out; of ours it knows only app.domain."""
