"""Addresses of the agenda."""
