"""A world to try everything in: West Kalimantan with 103 KIM as if they had told their news for two
years. All people are invented.
"""
