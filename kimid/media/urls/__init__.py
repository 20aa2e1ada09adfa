"""Addresses of photos and attachments: in the workspace, and on the media host."""
