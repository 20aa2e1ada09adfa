"""What a new subject changes in files that are not its own: a module for each of these files."""
