"""The people of a group in the workspace, and the doors for whoever comes in by a link."""
