"""Forms of evaluations and contests."""
