"""Lists of KIM that an office has on paper, brought into the register.

Nouns: list (daftar), column (kolom), row (baris), worksheet (lembar kerja), warning (perhatikan),
paper (surat). Verbs: read, match, choose a place, start, enter, compare.
"""
