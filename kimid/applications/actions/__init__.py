"""What applicants and offices do with an application."""
