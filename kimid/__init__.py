"""kimid: every village information group has its own site, and what a village knows reaches every
level above it.
"""
