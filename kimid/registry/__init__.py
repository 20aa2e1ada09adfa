"""The register of KIM: who exists, where, with which decree and officers, by which rules of their region.

Nouns: KIM, decree (SK), officer (pengurus), rule and ruling (aturan). Verbs: register, record a decree, decide a rule. The life
cycle (checking, renewal, life stages with their duties) builds on these.
"""
