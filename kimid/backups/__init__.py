"""Backups: one consistent set of database, files and key, and the proof that it can be restored.

Nouns: set (one backup, a folder), manifest (what is in it), recipient (who can open its key),
sample (a page whose text is noted), drill (a restore into a scratch folder).
Verbs: make, retain, check, restore, drill.
"""
