"""Yearly evaluations and contests of KIM, from the regency to the nation.

Nouns: round (putaran), indicator (indikator), form (formulir), entry (isian), paper (berkas bukti),
contest level (babak), participant (peserta), finding (pemeriksaan), gap (yang kurang), measure
(ukuran), juror (juri), result (hasil), correction notice (ralat). Verbs: open, add, retire, save,
send, check, exclude, escalate, invite, judge, publish, correct. Other apps add measures with
`measures.register`.
"""
