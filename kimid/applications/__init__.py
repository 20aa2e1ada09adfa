"""Applications: what is asked for a KIM, and what an office answers.

Nouns: application (permohonan), founding (pendirian), renewal (SK baru), act (pembubaran,
penggabungan, pindah), paper (berkas), line (baris yang dicocokkan), gap (yang kurang), document
(naskah). Verbs: begin, fill in, send, compare, ask back, refuse, verify, ask the head of a village.
"""
