"""The addresses of the profile of a village."""
