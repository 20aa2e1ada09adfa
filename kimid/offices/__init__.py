"""Posts in the offices of regions: who is invited into one, who leaves one, who replaces whom."""
