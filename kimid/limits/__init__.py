"""Limits: how often somebody may try in a time. Every budget of kimid is counted here.

Nouns: rate (laju), counter (hitungan), charge (one try on one counter), shared limit (batas
bersama). Verbs: take, give back, attempt, sweep. A counter is a row with one moment: when it will
be empty again. Taking writes all counters of a try in one statement, so no two tries share a place.
"""
