"""Search in what was published: one question, one answer, two engines (SQLite FTS5, PostgreSQL).

Both are fed with the same stems, so both find the same. Place, kind, topic and site are words of the index too (`r:6112`,
`k:news`), so filters cost what words cost. A row has a key that rises with the time of publishing: newest first is the
order of keys, and a date is a lower end of keys.
"""
