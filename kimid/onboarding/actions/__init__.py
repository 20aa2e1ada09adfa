"""What offices do with their lists, and with the papers of the decrees on them."""
