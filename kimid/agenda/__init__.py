"""The agenda: single events, and what takes place again and again (posyandu, market days, watch).

Nouns: event (acara), repeat (berulang), occurrence (hari acara), change (dibatalkan, dipindah).
Verbs: write, publish, call off, move, withdraw.
"""
