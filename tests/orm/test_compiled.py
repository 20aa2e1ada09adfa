"""Queries that become SQL once: the same rows as those of the ORM, for any values."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import BigIntegerField, CharField, DateTimeField, QuerySet
from django.test.utils import CaptureQueriesContext

from kimid.access.models import Grant
from kimid.newsroom.models import Story
from kimid.orm.compiled import compiled
from kimid.sites.guard import NoSite, on_site
from kimid.sites.models import Site, SiteKind
from tests import build

pytestmark = pytest.mark.django_db


@compiled(CharField())
def _by_label(label: Any) -> QuerySet[Site]:
    return Site.objects.select_related("region").filter(label=label)


@compiled(BigIntegerField(), DateTimeField())
def _begun(person: Any, at: Any) -> QuerySet[Grant]:
    return Grant.objects.filter(person=person).active(at).order_by("pk")


@compiled(CharField(), CharField())
def _labels_among(first: Any, second: Any) -> "QuerySet[Site, str]":
    rows = Site.objects.filter(label__in=(first, second)).exclude(kind=SiteKind.PORTAL)
    return rows.order_by("-label").values_list("label", flat=True)[:1]


def test_each_value_gives_its_own_rows_with_what_they_are_joined_to() -> None:
    first, second = build.kim().site, build.kim().site

    for site in (first, second, first):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            (row,) = _by_label(site.label)
            assert row == site
            assert row.region.full_name == site.region.full_name
        assert len(asked) == 1
    assert _by_label("tidak-ada") == []


def test_rows_are_read_anew_each_time() -> None:
    site = build.kim().site
    (before,) = _by_label(site.label)

    Site.objects.filter(pk=site.pk).update(name="Nama Baru")
    (after,) = _by_label(site.label)

    assert after is not before
    assert after.name == "Nama Baru"
    assert before.name == site.name


def test_a_value_is_written_as_its_field_writes_it() -> None:
    kim = build.kim()
    person = build.member(kim)
    grant = Grant.objects.get(person=person)

    for at in (grant.starts_at - timedelta(seconds=1), grant.starts_at):
        rows = Grant.objects.filter(person=person).active(at)
        assert _begun(person.pk, at) == [*rows]
    assert _begun(str(person.pk), grant.starts_at) == [grant]


def test_values_may_be_several_and_rows_may_be_plain_values() -> None:
    labels = sorted(build.kim().site.label for _ in range(3))

    assert _labels_among(labels[0], labels[2]) == [labels[2]]
    assert _labels_among(labels[1], labels[0]) == [labels[1]]
    with pytest.raises(TypeError, match="2 values, not 1"):
        _labels_among(labels[0])


def test_text_stays_a_value() -> None:
    build.kim()

    assert _by_label("x' OR 'a'='a") == []
    assert _by_label("%s") == []


def test_what_is_always_the_same_may_be_any_text() -> None:
    names = ("100% 'Kami'", "%s %% %(label)s", 'a"b\\c')
    site = build.kim().site

    for name in names:
        Site.objects.filter(pk=site.pk).update(name=name)

        @compiled(CharField())
        def with_the_name(label: Any, name: str = name) -> QuerySet[Site]:
            return Site.objects.filter(name=name, label=label)

        assert with_the_name(site.label) == [site]
        assert with_the_name("lain") == []


def test_a_query_for_rows_of_a_site_is_refused_also_on_a_site() -> None:
    """Else the site of the first request would be that of all others."""
    kim = build.kim()
    build.story(kim)

    @compiled(CharField())
    def by_title(title: Any) -> QuerySet[Story]:
        return Story.objects.filter(title=title)

    with on_site(kim.site), pytest.raises(NoSite):
        by_title("Apa saja")


def test_a_slot_that_became_text_is_refused() -> None:
    """Django makes text of what it compares with a foreign key, and would find nothing."""

    @compiled(CharField())
    def at(code: Any) -> QuerySet[Site]:
        return Site.objects.filter(region__in=[code])

    with pytest.raises(TypeError, match=r"no place in the SQL for the values \[0\]"):
        at("6112012012")


def test_the_sql_is_built_once() -> None:
    built = []

    @compiled(CharField())
    def by_label(label: Any) -> QuerySet[Site]:
        built.append(label)
        return Site.objects.filter(label=label)

    for label in ("satu", "dua", "tiga"):
        by_label(label)

    assert len(built) == 1
