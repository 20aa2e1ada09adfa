"""Home pages of sites and portals, the workspace's front rooms, health, and answers to what is not
there.
"""
