"""Photos: taken in from phones, made anew and small, shown to everybody only while something published carries them.

Nouns: photo (foto), rendition (ukuran foto), share card (kartu bagikan). Verbs: receive, describe, discard, show, hide, draw.
No original is kept, and nothing that a camera or a phone wrote into it.
"""
