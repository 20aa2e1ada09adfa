"""The newsroom: a group writes a story (berita), discusses it, checks it and publishes it. It can
correct or withdraw it later.

Nouns: story, source (sumber), message (pesan), talk (pembicaraan), meeting (rapat), confirmation
(pemastian), revision (naskah), tip (kabar warga). Verbs: write, edit, add a source, send, post a
message, record a talk, confirm, ask by link, publish, correct, withdraw.
"""
