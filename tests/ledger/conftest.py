"""Fixtures for books that outlive a transaction."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection

from kimid.ledger import book_guards


@pytest.fixture
def books_that_go(transactional_db: None) -> Iterator[None]:
    """Rows are committed, and deleted after the test: their guards stand aside for that."""
    yield
    book_guards.drop_guards(connection)
    call_command("flush", interactive=False, verbosity=0)
    book_guards.make_guards(connection)
