"""The screens of applications."""
