"""Reports of offices on a quarter, a half-year or a year: counted, frozen when it ends, printed,
signed.

Nouns: period (periode), edition (edisi), indicator (indikator), target, note (kendala, tindak
lanjut), coaching visit (kunjungan pembinaan), signed copy (berkas bertanda tangan), part (isi).
Verbs: freeze, correct, sign, record.
"""
