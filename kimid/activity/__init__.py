"""What a KIM does, in the six activities of the field (ADINDA): counted from the record, and written down by hand.

Nouns: aspect (unsur), act (kegiatan), entry (catatan kegiatan), tally (hitungan bulan), plan (rencana aksi),
poll (jajak pendapat).
Verbs: note, correct, withdraw, count; plan, begin, finish, call off, ask the head of the village; ask, answer, close,
show a poll.
"""
