"""What silence does to a KIM, and what offices do."""
