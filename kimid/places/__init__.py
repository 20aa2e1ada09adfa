"""The regions of Indonesia, from the nation to the village: code, name, kind, local word, clock, history.

Nouns: region (wilayah), lineage (garis wilayah), edition of the data file (terbitan data). Verb: load.
"""
