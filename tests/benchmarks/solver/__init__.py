"""The planner against its peers on published instances."""
