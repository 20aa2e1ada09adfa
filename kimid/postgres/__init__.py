"""Database engine `kimid.postgres`: Django's PostgreSQL backend, which sees whether its connection stands without a question.

Django asks "SELECT 1" before the first query of every request, which is a third of all that a story's page asks.
"""
