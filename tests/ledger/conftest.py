"""Fixtures for books that outlive a transaction."""

from collections.abc import Iterator

import pytest
from django.db import connection

from kimid.ledger import book_guards


@pytest.fixture
def books_that_go(transactional_db: None) -> Iterator[None]:
    """Rows are committed, and deleted after the test: their guards stand aside for that. Emptying
    the database makes them again.
    """
    yield
    book_guards.drop_guards(connection)
