"""What readers see of a site as a whole: its front page, its archive, who is behind it, and by
which rules it works.
"""
