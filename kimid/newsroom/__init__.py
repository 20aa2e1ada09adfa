"""The newsroom: a story (berita) is written, talked over, checked, published, and if need be withdrawn.

Nouns: story, source (sumber), message (pesan), talk (pembicaraan), meeting (rapat), confirmation (pemastian), revision (naskah).
Verbs: write, edit, add a source, send, say, record a talk, confirm, ask by link, publish, withdraw.
"""
