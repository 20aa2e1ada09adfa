"""Pages about the people of a group, and pages that one-use links open."""
