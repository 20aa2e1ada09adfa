"""The wire: one row for each published item of any app, and the sites that show it.

Nouns: item (kabar di kawat), placement (tempat tayang), tally (hitungan wilayah). Verbs: place,
remove, feature, hide, show, count. A portal never copies a story and never queries the sites below
it: it reads its own placements.
"""
