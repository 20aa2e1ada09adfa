"""Database engine `kimid.postgres`: the PostgreSQL backend of Django, which checks its connection
without a query.

Django sends "SELECT 1" before the first query of every request. That is a third of all queries of a
story's page.
"""
