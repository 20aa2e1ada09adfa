"""The pages of the numbers in the workspace of an office."""
