"""Moderation: readers report what is not right, and somebody answers in time.

Nouns: report (laporan), complaint (keluhan), outcome (hasil), ticket (nomor laporan). Verbs: report, answer.
"""
