"""The regions of Indonesia, from the nation to the village.

Nouns: region (wilayah), lineage (garis wilayah), edition of the data file (terbitan data). Verb:
load.
"""
