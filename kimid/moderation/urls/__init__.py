"""Addresses of reports, by audience; `web` mounts them."""
