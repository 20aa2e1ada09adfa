"""What people type about what a village has."""
