"""What a group lends to its neighbours: tents, chairs, a projector, and who has them now."""
