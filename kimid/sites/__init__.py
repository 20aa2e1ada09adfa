"""The tenant: a site (situs) of a KIM or of a region's portal, its address, its look, and the guard between sites."""
