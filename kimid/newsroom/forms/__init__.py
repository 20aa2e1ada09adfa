"""The forms of the newsroom."""
