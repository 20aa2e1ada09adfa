"""Numbers by which people who sent something without an account find the answer."""

import re
from collections.abc import Callable
from typing import Final

from kimid.sites.models import Site

_LETTERS: Final = re.compile(r"[a-z0-9]{1,20}")
_FINDERS: Final[list[Callable[[Site, str], str]]] = []


def register_tickets(find: Callable[[Site, str], str]) -> None:
    """Register a subject that gives out tickets: the path of the page of one of this site, or an
    empty text.
    """
    _FINDERS.append(find)


def path_of_ticket(site: Site, typed: str) -> str:
    """The path of the page of a ticket as somebody typed it, with blanks or in capitals. Empty if
    this site gave out no such number.
    """
    ticket = re.sub(r"[\s-]", "", typed).lower()
    if not _LETTERS.fullmatch(ticket):
        return ""
    return next((path for path in (find(site, ticket) for find in _FINDERS) if path), "")
