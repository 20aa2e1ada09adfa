"""The guard between sites: outside a site, a query for its rows refuses to become SQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, NoReturn

from django.db import models

if TYPE_CHECKING:
    from kimid.sites.models import Site

_ALL: Final = object()
_NOWHERE: Final = -1  # a portal that has no row yet: no row can belong to it
_current_site: ContextVar[object] = ContextVar("site", default=None)


class NoSite(RuntimeError):
    """A query for rows of a site ran outside any site.

    Open a site with on_site(), or give a reason to across_sites().
    """


class _SiteRequired(models.Expression):
    """A filter that refuses to become SQL.

    Building the query is allowed, so a form may have it at import time.
    """

    conditional = True
    output_field: Any = models.BooleanField()

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> NoReturn:
        raise NoSite(compiler.query.model.__name__ if compiler.query.model else "?")


@contextmanager
def on_site(site: "Site") -> Iterator[None]:
    """Only the rows of this site can be read inside."""
    with on_site_key(site.pk or _NOWHERE):
        yield


@contextmanager
def on_site_key(key: object) -> Iterator[None]:
    """As `on_site`, with the primary key alone, or with a slot for it in a compiled query."""
    token = _current_site.set(key)
    try:
        yield
    finally:
        _current_site.reset(token)


def current_site_key() -> int:
    """The primary key of the site whose rows can be read here. Raises NoSite outside of one, and
    across sites.
    """
    current = _current_site.get()
    if not isinstance(current, int):
        raise NoSite("a query for the current site")
    return current


@contextmanager
def across_sites(reason: str) -> Iterator[None]:
    """Rows of all sites can be read inside. `reason` is for the reader of the code."""
    if not reason:
        raise ValueError("say why the query crosses sites")
    token = _current_site.set(_ALL)
    try:
        yield
    finally:
        _current_site.reset(token)


class SiteManager[M: models.Model](models.Manager[M]):
    """Manager of models whose rows only their own site may read: all that is not published."""

    def get_queryset(self) -> models.QuerySet[M]:
        rows = super().get_queryset()
        current = _current_site.get()
        if current is _ALL:
            return rows
        if current is None:
            return rows.filter(_SiteRequired())
        return rows.filter(site_id=current)
