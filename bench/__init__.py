"""Measurements (`./kim bench`) and the proof by killing (`python -m bench.kill`). Nothing of kimid depends on this folder.

Nouns: house (a database with all regions and some KIM), measure (one file of `measures`), row (one figure with its target).
"""
