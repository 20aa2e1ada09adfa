"""Which addresses may be links on a site."""

from typing import Final

import pytest
from django.conf import settings
from pytest_django import DjangoAssertNumQueries

from kimid.links.ledger import new_owners, record_look, record_uses
from kimid.links.models import LinkUse
from kimid.links.trusted import is_trusted
from tests import build

pytestmark = pytest.mark.django_db

_SHOP: Final = "contoh.com"


def test_an_address_that_nobody_looked_at_is_new_however_many_groups_show_it() -> None:
    for _ in range(3):
        site = build.kim().site
        assert record_uses({_SHOP}, site, build.AT) == {_SHOP}

    assert LinkUse.objects.filter(owner=_SHOP).count() == 3


def test_one_look_counts_for_its_own_site_two_for_all() -> None:
    first, second, third = (build.kim().site for _ in range(3))

    record_look({_SHOP}, first, by=build.person(), at=build.AT)
    assert [new_owners({_SHOP}, site) for site in (first, second)] == [set(), {_SHOP}]

    record_look({_SHOP}, second, by=build.person(), at=build.AT)
    assert new_owners({_SHOP}, third) == set()


def test_a_second_look_changes_nothing() -> None:
    site = build.kim().site
    first = build.person()
    record_look({_SHOP}, site, by=first, at=build.AT)
    record_look({_SHOP}, site, by=build.person(), at=build.AT)

    assert LinkUse.objects.get().looked_by == first


def test_offices_films_and_this_install_need_no_look() -> None:
    own = f"kim-lain.{settings.BASE_HOST}"
    trusted = ["kalbarprov.go.id", "suka.desa.id", "youtu.be/abc", "youtube.com/watch/v=x", own]
    strange = ["go.id.evil.com", "evilgo.id", "youtube.com/@slot", "s.id/abc", "bit.ly/x"]

    assert all(map(is_trusted, trusted))
    assert not any(map(is_trusted, strange))


def test_nothing_is_asked_for_what_needs_no_look(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    site = build.kim().site

    with django_assert_num_queries(0):
        assert record_uses({"kalbarprov.go.id"}, site, build.AT) == set()
        assert record_uses(set(), site, build.AT) == set()
    with django_assert_num_queries(2):
        record_uses({_SHOP, "bit.ly/x"}, site, build.AT)
