"""The life of a KIM: it falls silent and comes back, and an office stops it or closes its site.

Nouns: silence (sepi), stage (tahap), visit (kunjungan pembinaan), revival (hidup lagi), suspension
(penangguhan), appeal (keberatan), quarantine (karantina). Verbs: move, visit, ask, revive, propose,
agree, appeal, answer, close, open.
"""
