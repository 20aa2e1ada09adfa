"""Rows that a whole file of tests shares."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.test import TestCase
from pytest_django import DjangoDbBlocker


@contextmanager
def taken_back(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is written inside is taken back after it. As around a class of tests, so that an action
    may begin a transaction inside.
    """
    with blocker.unblock():
        around = TestCase._enter_atomics()  # type: ignore[attr-defined]  # Django's own
        yield
        TestCase._rollback_atomics(around)  # type: ignore[attr-defined]  # as above
