"""Photos, documents and voice notes: received from phones, encoded again, and public only while
something published shows them.

Nouns: photo (foto), rendition (ukuran foto), attachment (dokumen, rekaman), share card (kartu
bagikan), quota (ruang foto). Verbs: receive, describe, retouch, attach, discard, show, hide, draw.
kimid stores no original file, and nothing that a camera, a phone or an office program wrote into
it.
"""
