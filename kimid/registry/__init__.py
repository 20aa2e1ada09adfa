"""The register of KIM: who exists, where, with which decree and officers, by which rules of their
region.

Nouns: KIM, decree (SK), officer (pengurus), member (anggota), rule and ruling (aturan), roster
(susunan), number (nomor KIM). Verbs: register, record a decree, remind, decide a rule, move,
invite a chair, write down a member. Applications, the life of a KIM, its means and lists of
offices stand above. They add a first step, a part of the history, a mover.
"""
