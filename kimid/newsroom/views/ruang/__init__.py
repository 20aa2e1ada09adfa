"""The group's own pages: write, read, talk, check, publish, correct, withdraw."""
