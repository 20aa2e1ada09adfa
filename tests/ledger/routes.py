"""The money of a group: in the workspace, and what readers have of it."""
