"""The tenant: a site (situs) of a KIM, or of a region's portal.

Its address, its look, and the guard between sites.
"""
