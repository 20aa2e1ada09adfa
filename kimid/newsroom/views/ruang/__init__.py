"""The group's pages: write, read, discuss, check, publish, correct, withdraw."""
