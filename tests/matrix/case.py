"""One address of one route that is tried."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Self

from tests.matrix.cast import Place, Thing


@dataclass(frozen=True)
class Case:
    """One address of one route: whose site, and what it names there.

    `form` is what a lawful visitor sends. A subject fills in what only this address needs; the rest
    is added from its `FORMS`. `open_secrets` are secrets that the address itself gives: whoever has
    it may read them.
    """

    route: tuple[str, str]
    place: Place
    thing: Thing
    host: str
    path: str
    form: Mapping[str, str] = field(default_factory=dict)
    open_secrets: Set[str] = frozenset()

    def opening(self, secrets: Set[str]) -> Self:
        """The same address, which gives these secrets."""
        return replace(self, open_secrets=secrets)
