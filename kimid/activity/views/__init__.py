"""The pages of activity: of the group, and of the offices above it."""
