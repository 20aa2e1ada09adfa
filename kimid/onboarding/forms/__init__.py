"""What an office fills in about its list, and about a decree beside its paper."""
