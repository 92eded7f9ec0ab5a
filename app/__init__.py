"""What a dispatcher does: use cases over ports. No Qt, no SQL, no solver, no road engine."""
