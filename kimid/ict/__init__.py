"""Whether a KIM works with information technology: counted from what it works with and from the
use of its site, by the rules of its region.

Nouns: means (sarana), rules (aturan TIK), criterion (syarat), stratum (strata), count (hitungan),
gap (yang kurang). Verbs: describe, decide, count.
"""
