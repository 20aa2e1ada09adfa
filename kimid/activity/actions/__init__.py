"""Actions on entries, photos, plans and polls."""
