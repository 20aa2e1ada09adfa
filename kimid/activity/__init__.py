"""Activities of KIM in six aspects (ADINDA): counted from events, and noted by hand.

Nouns: aspect (unsur), activity (kegiatan), entry (catatan kegiatan), tally (hitungan bulan), plan
(rencana aksi), poll (jajak pendapat). Verbs: note, correct, withdraw; make, begin, finish, call off
a plan, ask the head of the village; ask, answer, close, show a poll.
"""
