"""The pages of the profile of a village."""
