"""What people type about sellers and goods."""
