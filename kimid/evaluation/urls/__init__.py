"""Where evaluations and contests stand: in the workspace, and on the portals of regions."""
