"""The ledger of links: whose addresses were published on which site, and who looked at them.

Nouns: owner (pemilik tautan), use (tautan), look (sudah dilihat). Verbs: record, look. An address
that no second person has looked at is published as words. All apps that publish use it.
"""
