"""Pages of evaluations and contests: for groups, offices, juries and readers."""
