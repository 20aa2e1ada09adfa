"""What people do with what a village has."""
