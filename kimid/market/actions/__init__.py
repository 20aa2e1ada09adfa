"""What people do with sellers and products."""
