"""A call of each action of the showcase, for an actor who lacks the permission."""
