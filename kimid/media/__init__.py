"""Photos, documents and voice notes: taken in from phones, made anew, public only while something published carries them.

Nouns: photo (foto), rendition (ukuran foto), attachment (dokumen, rekaman), share card (kartu bagikan), room (ruang foto).
Verbs: receive, describe, retouch, attach, discard, show, hide, draw. No original is kept, and nothing that a camera, a phone or
an office program wrote into it.
"""
