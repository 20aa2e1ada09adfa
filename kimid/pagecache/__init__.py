"""The page cache in front of Django. It stores public pages, compressed and ready to send, until a
change touches them.

Nouns: page, address, tag, change, cached value, tailer, page files. Verbs: save, follow, apply,
drop, sweep.
"""
