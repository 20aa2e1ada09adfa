"""Numbers for people who answer for a region: reads all subjects, writes none of theirs.

Nouns: table (angka wilayah), column (kolom), snapshot (angka yang disimpan), report (laporan).
Verbs: keep, enter, compare.
"""
