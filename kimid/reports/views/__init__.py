"""The pages of reports: in the workspace of an office, and the open data of a period."""
