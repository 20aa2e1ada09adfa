"""Numbers for people who answer for a region: reads all subjects, writes none of theirs."""
