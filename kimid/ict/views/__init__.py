"""Means and their rules in the workspace."""
