"""Actions on forms, rounds, entries and contest levels."""
