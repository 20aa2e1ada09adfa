"""Long proofs that are run by hand: `python -m tests.long.signal` loses the signal at forty points
of a story.
"""
