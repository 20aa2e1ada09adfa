"""Measurements (`./kim bench`) and the proof by killing (`python -m bench.kill`).

kimid imports nothing of this folder. Nouns: install (a database with all regions and some KIM),
measure (one file of `measures`), row (one figure with its target).
"""
