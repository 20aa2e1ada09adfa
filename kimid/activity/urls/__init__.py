"""Where the pages of activity are."""
