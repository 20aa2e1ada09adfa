"""The pages of the showcase: what a village has, and what it achieved."""
