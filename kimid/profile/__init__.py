"""The profile of a village: what its KIM write together of its past, services and signal.

Nouns: block (bagian profil), row (baris), holder (KIM yang mengurus), proposal (usulan), emergency
number (nomor darurat). Verbs: write, hide, arrange, propose, accept, refuse, take over.
"""
