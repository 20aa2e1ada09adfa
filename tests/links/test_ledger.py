"""Which addresses may be links on a site."""

from typing import Final

import pytest
from django.conf import settings
from pytest_django import DjangoAssertNumQueries

from kimid.lib.web_addresses import owner_of
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


def test_a_site_of_this_install_that_leads_on_to_a_name_of_its_own_needs_a_look() -> None:
    site, reader, village = build.kim().site, build.kim(), build.kim()
    kim = build.kim(label="kim-satu")
    link = owner_of(f"http://kim-satu.{settings.BASE_HOST}/profil/")
    assert new_owners({link}, site) == set()

    build.own_name(kim, "www.slot88-maxwin.com", main=True)
    build.own_name(village, "suka-maju.desa.id", main=True)
    trusted = f"{village.site.label}.{settings.BASE_HOST}"

    assert record_uses({link, trusted, settings.BASE_HOST}, site, build.AT) == {link}
    assert new_owners({link}, kim.site) == set()  # its readers are there already
    record_look({link}, site, by=build.person(), at=build.AT)
    assert new_owners({link, "slot88-maxwin.com"}, site) == set()
    assert new_owners({link}, reader.site) == {link}


def test_a_look_at_one_name_is_none_at_the_next() -> None:
    site = build.kim().site
    kim = build.kim(label="kim-satu")
    link = f"kim-satu.{settings.BASE_HOST}"
    build.own_name(kim, "kimsatu.com", main=True)
    record_look({link}, site, by=build.person(), at=build.AT)
    build.own_name(kim, "slot88-maxwin.com", main=True)

    assert new_owners({link}, site) == {link}
