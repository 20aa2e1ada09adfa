"""Addresses of stories, by audience; `web` mounts them."""
