"""Objects of compiled queries are what Django makes of the same rows."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import BigIntegerField, CharField, Count, Model, QuerySet
from django.test.utils import CaptureQueriesContext

from kimid.orm.compiled import compiled
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.wire.models import Item, Placement, RegionTally
from tests import build

pytestmark = pytest.mark.django_db

_REGION = "item__region__parent__parent"


def _placements(of: Any) -> QuerySet[Placement]:
    rows = Placement.objects.filter(item__site=of).select_related("item__site", _REGION)
    return rows.order_by("pk")


_compiled_placements = compiled(BigIntegerField())(_placements)


@compiled(CharField())
def _region(code: Any) -> QuerySet[Region]:
    return Region.objects.filter(code=code).select_related("parent", "tally")


@compiled(BigIntegerField())
def _named(site: Any) -> QuerySet[Site]:
    return Site.objects.filter(pk=site).only("name", "region").select_related("region")


@compiled(BigIntegerField())
def _counted(site: Any) -> QuerySet[Site]:
    return Site.objects.filter(pk=site).annotate(things=Count("pk"))


@compiled(BigIntegerField())
def _times(site: Any) -> "QuerySet[Item, tuple[Any, ...]]":
    rows = Item.objects.filter(site=site).order_by("pk")
    return rows.values_list("pk", "published_at", "picture")


@compiled(BigIntegerField())
def _moments(site: Any) -> "QuerySet[Item, Any]":
    return Item.objects.filter(site=site).order_by("pk").values_list("published_at", flat=True)


def _site_with_news() -> Site:
    kim = build.kim()
    build.published(kim, 1)
    return kim.site


def _fields(row: Model) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if name != "_state"}


def test_objects_have_the_same_fields_and_joins_as_those_of_django() -> None:
    site = _site_with_news()

    rows, of_django = _compiled_placements(site.pk), [*_placements(site.pk)]

    assert rows == of_django != []
    for row, other in zip(rows, of_django, strict=True):
        with CaptureQueriesContext(connection) as asked:
            for path in ("", "item", "item.site", "item.region", "item.region.parent"):
                ours, theirs = _at(row, path), _at(other, path)
                assert _fields(ours) == _fields(theirs)
                assert (ours._state.db, ours._state.adding) == (theirs._state.db, False)
        assert not asked.captured_queries


def test_rows_that_are_joined_to_the_same_thing_share_it() -> None:
    site = _site_with_news()

    first, *others = _compiled_placements(site.pk)

    assert others
    assert all(row.item is first.item for row in others)
    (again, *_) = _compiled_placements(site.pk)
    assert again.item is not first.item


def test_what_is_not_there_is_none_and_asks_nothing() -> None:
    build.kim()
    RegionTally.objects.all().delete()

    (nation,) = _region(Region.objects.get(parent=None).code)

    with CaptureQueriesContext(connection) as asked:
        assert nation.parent is None
        assert not hasattr(nation, "tally")
    assert not asked.captured_queries


def test_a_field_that_was_not_read_is_read_when_it_is_asked_for() -> None:
    site = build.kim().site

    (row,) = _named(site.pk)

    assert "label" not in vars(row)
    assert (row.label, row.name, row.region.code) == (site.label, site.name, site.region_id)


def test_what_only_django_does_is_left_to_it() -> None:
    site = build.kim().site

    (row,) = _counted(site.pk)

    assert (row.pk, vars(row)["things"]) == (site.pk, 1)


def test_a_changed_object_can_be_saved() -> None:
    site = build.kim().site
    (row,) = _named(site.pk)

    row.name = "Nama Baru"
    row.save(update_fields=["name"])

    site.refresh_from_db()
    assert site.name == "Nama Baru"


def test_plain_values_are_converted_as_django_does_it() -> None:
    site = _site_with_news()
    (row,) = _times(site.pk)
    stored = Item.objects.get(site=site)

    assert row == (stored.pk, stored.published_at, stored.picture)
    assert _moments(site.pk) == [stored.published_at]


def _at(row: Any, path: str) -> Any:
    for name in filter(None, path.split(".")):
        row = getattr(row, name)
    return row
