"""Yearly evaluations and contests of KIM: one form as data, one way from the regency to the nation, one sum.

Nouns: round (putaran), indicator (indikator), form (formulir), entry (isian), paper (berkas bukti), heat (babak), participant
(peserta), check (pemeriksaan), gap (yang kurang), measure (ukuran), juror (juri), result (hasil), notice (ralat).
Verbs: open, ask, retire, keep, attach, send, check, exclude, invite, judge, publish, correct. Another subject lets itself be
counted by registering a measure (`measures.register`).
"""
