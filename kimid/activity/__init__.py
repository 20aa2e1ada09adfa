"""What a KIM does, in the six activities of the field (ADINDA): counted from the record, and written down by hand.

Nouns: aspect (unsur), act (kegiatan), entry (catatan kegiatan), tally (hitungan bulan). Verbs: note, correct, withdraw, count.
"""
