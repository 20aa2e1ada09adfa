"""What people type about activities, plans and polls."""
