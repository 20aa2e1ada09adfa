"""What Django's ORM lacks: queries that become SQL once.

Nouns: compiled query, slot (the place of a value in it).
"""
