"""Addresses of photos: in the workspace, and on the media host."""
