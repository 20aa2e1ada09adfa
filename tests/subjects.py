"""What each app brings into tests that try all apps: modules beside its own tests.

They are found by the list of installed apps, and nobody lists them. Which module says what:

- `acts.py`: a call of each of its actions (`tests/events/test_refusals.py`),
- `typed_texts.py`: who reads what people type (`tests/web/test_other_public_texts.py`),
- `public_pages.py`: where readers find what it has (`tests/house/country.py`),
- `routes.py`: its pages (`tests/matrix/subjects.py`).

What got too long is a folder of this name, with a module for each part.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from django.conf import settings


def is_own_app(app: str) -> bool:
    """Whether this is an app of kimid, or one that exists only in tests."""
    return app.startswith(("kimid.", "tests."))


def folder_of(app: str) -> str:
    """Where an app of kimid has its tests; an app of the tests stands in a folder among them."""
    return app.replace("kimid", "tests") if app.startswith("kimid.") else app.rpartition(".")[0]


def modules(name: str) -> Iterator[ModuleType]:
    """The modules of this name of all apps that have one, in the order of their names."""
    for tests in sorted({folder_of(app) for app in settings.INSTALLED_APPS if is_own_app(app)}):
        if find_spec(f"{tests}.{name}"):
            module = import_module(f"{tests}.{name}")
            yield module
            for part in iter_modules(getattr(module, "__path__", []), f"{tests}.{name}."):
                yield import_module(part.name)


def tables(module: str, table: str) -> dict[str, dict[Any, Any]]:
    """The tables of this name, by the modules of this name in which they stand."""
    return {each.__name__: getattr(each, table, {}) for each in modules(module)}


def joined(module: str, table: str) -> dict[Any, Any]:
    """All these tables as one. No two of them answer for the same."""
    answers: dict[Any, Any] = {}
    for where, own in tables(module, table).items():
        assert not answers.keys() & own.keys(), f"{where} answers for what stands elsewhere, too"
        answers |= own
    return answers
