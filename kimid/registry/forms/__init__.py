"""What founders and offices type into the register."""
