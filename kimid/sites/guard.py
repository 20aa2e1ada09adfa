"""The wall between sites: outside a site, a query for a site's rows refuses to become SQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, NoReturn

from django.db import models

if TYPE_CHECKING:
    from kimid.sites.models import Site

_ALL: Final = object()
_NOWHERE: Final = -1  # a portal that has no row yet: no row can belong to it
_here: ContextVar[object] = ContextVar("site", default=None)


class NoSite(RuntimeError):
    """A row of a site was asked for outside any site. Open one with on_site(), or say why with across_sites()."""


class _SiteWanted(models.Expression):
    """A filter that refuses to become SQL. Building the query stays allowed, so forms may name it at import time."""

    conditional = True
    output_field: Any = models.BooleanField()

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> NoReturn:
        raise NoSite(compiler.query.model.__name__ if compiler.query.model else "?")


@contextmanager
def on_site(site: "Site") -> Iterator[None]:
    """Only the rows of this site can be read inside."""
    token = _here.set(site.pk or _NOWHERE)
    try:
        yield
    finally:
        _here.reset(token)


@contextmanager
def across_sites(why: str) -> Iterator[None]:
    """Rows of all sites can be read inside; `why` is for the reader of the code."""
    if not why:
        raise ValueError("say why the query crosses sites")
    token = _here.set(_ALL)
    try:
        yield
    finally:
        _here.reset(token)


class SiteManager[M: models.Model](models.Manager[M]):
    """Manager of models whose rows only their own site may read: give it to everything a group has not published."""

    def get_queryset(self) -> models.QuerySet[M]:
        rows = super().get_queryset()
        here = _here.get()
        if here is _ALL:
            return rows
        if here is None:
            return rows.filter(_SiteWanted())
        return rows.filter(site_id=here)
