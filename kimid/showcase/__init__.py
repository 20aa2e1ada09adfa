"""What a village has to show: its potential, with seasons, the way there, and whom to ask."""
