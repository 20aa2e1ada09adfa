"""Posts in offices, in the workspace."""
