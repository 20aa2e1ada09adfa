"""The wire: everything published, by any subject, once; and where it stands.

Nouns: item (kabar di kawat), placement (tempat tayang), tally (hitungan wilayah). Verbs: place, take off, feature, hide,
show, count.
A portal never copies a story and never asks tenants one by one: it reads its own placements.
"""
