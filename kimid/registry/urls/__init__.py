"""Where the register stands: in the workspace, and on the portals of regions."""
