"""What offices and groups type about evaluations and contests."""
