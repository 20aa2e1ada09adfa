"""Roles (peran) as grants on a site or a region, one-use links, and who may open which page."""
