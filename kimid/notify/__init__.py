"""Notices: who must learn of something, in the workspace and by e-mail.

Nouns: notice (pemberitahuan), kind (jenis), topic (golongan), recipient (penerima), address (alamat
surel), mail (surel), digest (ringkasan pukul 06.00). Verbs: give, end, mark as read, queue, send.
A notice is for a person, or for whoever holds a post. Subjects give notices in their reactions. An
e-mail says what kind of thing waits and where, and never a word of a draft.
"""
