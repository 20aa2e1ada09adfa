"""The page store in front of Django: public pages are kept ready, compressed, and go the moment something on them changes.

Nouns: gate (gerbang), page (halaman siap), fact (yang sudah diketahui), address (alamat), tag, change (perubahan), tailer, files.
Verbs: keep, follow, apply, drop, sweep.
"""
