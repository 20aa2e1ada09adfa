"""How a KIM stands with its decree is one sentence on every page."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.registry.decree_standing import Standing, standing_of, standings_of
from kimid.registry.models import Kim
from tests import build, build_registry
from tests.conftest import Door

pytestmark = pytest.mark.django_db

TODAY: Final = clock.today(timezone.now(), "WIB")
DAY: Final = timedelta(days=1)
LISTED: Final = "Ada di daftar dinas, SK belum dicocokkan"
_YEAR_AGO: Final = TODAY - 365 * DAY


def _decree(
    kim: Kim, until: date | None, *, number: str = "141/1/2024", listed: bool = False
) -> Kim:
    kim.decrees.create(
        number=number,
        issuer_title="kepala desa",
        issued_on=_YEAR_AGO,
        valid_until=until,
        is_listed=listed,
    )
    return kim


KIMS: Final[dict[Standing, tuple[Callable[[Kim], Kim], str]]] = {
    Standing.ENDLESS: (lambda kim: _decree(kim, None), "SK berlaku tanpa batas waktu"),
    Standing.VALID: (
        lambda kim: _decree(kim, TODAY + 200 * DAY),
        f"SK berlaku sampai {clock.day(TODAY + 200 * DAY)}",
    ),
    Standing.ENDING: (
        lambda kim: _decree(kim, TODAY + 30 * DAY),
        f"SK berlaku sampai {clock.day(TODAY + 30 * DAY)}, 30 hari lagi",
    ),
    Standing.ENDED: (
        lambda kim: _decree(kim, TODAY - DAY),
        f"SK berakhir {clock.day(TODAY - DAY)}",
    ),
    Standing.LISTED: (lambda kim: _decree(kim, None, listed=True), LISTED),
    Standing.NONE: (lambda kim: kim, "Belum ada SK"),
}


@pytest.mark.parametrize("standing", list(Standing))
def test_every_page_says_the_same_of_a_decree(
    standing: Standing, ruang: Door, reader: Callable[[str], Client]
) -> None:
    make, sentence = KIMS[standing]
    kim = make(build.kim())
    chair, officer = build.member(kim, Role.CHAIR), build.officer("6112")
    of_readers, of_office = reader(kim.site.label), ruang(officer)
    pages = {
        "front page": of_readers.get("/"),
        "profile": of_readers.get("/profil/"),
        "proof sheet": of_readers.get("/sk/"),
        "directory": reader("kab-kubu-raya").get("/kim/"),
        "sheet of the office": of_office.get(f"/s/kab-kubu-raya/daftar-kim/{kim.number}/"),
        "page of the group": ruang(chair).get(f"/s/{kim.site.label}/kim/"),
        "decree of the group": ruang(chair).get(f"/s/{kim.site.label}/kim/sk/"),
    }

    assert standing_of(kim, TODAY).sentence == sentence
    assert [name for name, page in pages.items() if sentence not in page.text] == []


@pytest.mark.parametrize(
    ("seen", "listed", "standing"),
    [
        (TODAY + DAY, None, Standing.ENDING),  # what was seen weighs more
        (TODAY - DAY, TODAY + 9 * DAY, Standing.LISTED),
        (TODAY - DAY, TODAY - 9 * DAY, Standing.ENDED),
    ],
)
def test_of_a_seen_and_a_listed_decree_the_one_that_holds_is_told(
    seen: date, listed: date | None, standing: Standing
) -> None:
    kim = _decree(build.kim(), seen)
    _decree(kim, listed, number="148/9/2024", listed=True)

    assert standing_of(kim, TODAY).standing is standing


def test_a_kim_that_ended_has_no_decree_that_counts() -> None:
    kim = _decree(build.kim(), None)
    Kim.objects.filter(pk=kim.pk).update(ended_on=TODAY - DAY)
    kim.refresh_from_db()

    standing = standing_of(kim, TODAY)
    assert (standing.counts, standing.sentence) == (False, f"SK berakhir {clock.day(TODAY - DAY)}")


def test_a_list_of_kim_reads_their_decrees_at_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    kims = [build_registry.listed_decree(build.kim()).kim for _ in range(3)]

    with django_assert_num_queries(1):
        standings = standings_of(kims, TODAY)

    assert {each.sentence for each in standings.values()} == {LISTED}
