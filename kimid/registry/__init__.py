"""The register of KIM: who exists, where, with which decree and officers.

Nouns: KIM, decree (SK), officer (pengurus). Verbs: register, record a decree. The life cycle (checking, renewal,
life stages with their duties) builds on these fields.
"""
