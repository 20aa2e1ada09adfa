"""Moderation: readers report what is wrong, and editors answer within two days.

Nouns: report (laporan), complaint (keluhan), outcome (hasil), ticket (nomor laporan). Verbs:
report, answer.
"""
