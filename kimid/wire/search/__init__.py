"""Search in published items: one query and one result type, two engines (SQLite FTS5, PostgreSQL).

Both engines store the same stems, so both find the same items. Region, kind, hiding portal and site
are terms of the index too (`r:6112`, `k:news`), so a filter costs as little as a word. The key of a
row rises with the time of publication: newest first is the order of keys, and a start date is a
lower bound of keys.
"""
