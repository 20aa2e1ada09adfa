"""What people do with the profile of a village."""
