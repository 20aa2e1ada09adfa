"""The register of KIM: who exists, where, with which decree and officers, by which rules of their
region.

Nouns: KIM, decree (SK), officer (pengurus), rule and ruling (aturan), application (permohonan),
paper (berkas), line (baris yang dicocokkan), gap (yang kurang). Verbs: register, record a decree,
decide a rule, apply, send, compare, ask back, refuse, verify. The life cycle (renewal, life stages
with their duties) builds on these.
"""
