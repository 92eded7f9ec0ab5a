"""What an order of stops comes to: exact times, loads and cost, or that a rule forbids it."""
