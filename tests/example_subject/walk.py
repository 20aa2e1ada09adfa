"""What the example subject must do, in a run of its own (`test_example.py`)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.media.usage import release_media
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from kimid.registry.last_activity import kims_with_activity, last_activity
from kimid.registry.measures import measurement_of
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.wire.models import Item
from tests import build
from tests.conftest import Door
from tests.example_subject.lending import actions, doubtful, reactions
from tests.example_subject.lending.models import Tool, ToolType

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]

# The site of the group, and the portals of its village, district, regency, province and nation.
LEVELS: Final = (
    "kim-satu",
    "teluk-kapuas-6112012012",
    "sungai-raya-611201",
    "kab-kubu-raya",
    "kalimantan-barat",
    "",
)
TENT: Final = actions.ToolData("Tenda arisan", "Muat empat puluh orang.", ToolType.TENT)


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def tool(kim: Kim) -> Tool:
    return actions.offer(kim.site, data=TENT, by=build.member(kim, Role.EDITOR), at=timezone.now())


def _text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def test_it_stands_on_six_levels_in_lists_search_feeds_and_sitemaps(
    tool: Tool, reader: Readers
) -> None:
    for label in LEVELS:
        site = reader(label)
        assert "Tenda arisan" in _text(site, "/"), label
        assert "Tenda arisan" in _text(site, "/pinjam-alat/"), label
        assert tool.path in _text(site, "/cari/?q=tenda"), label
        assert "Tenda arisan" in _text(site, "/pinjam-alat/rss.xml"), label
        assert "Tenda arisan" in _text(site, "/pinjam-alat/jenis/tenda/"), label
        assert "Tenda arisan" not in _text(site, "/pinjam-alat/jenis/layar/"), label
        assert 'href="/pinjam-alat/"' in _text(site, "/"), label
    month = clock.in_zone(tool.offered_at, "WIB")
    assert tool.path in _text(reader("kim-satu"), f"/peta/{month:%Y-%m}.xml")


def test_it_has_a_page_with_structured_data_and_a_card(tool: Tool, reader: Readers) -> None:
    assert '"@type":"Product"' in _text(reader("kim-satu"), tool.path)
    event = Event.objects.get(kind="tool.offered")
    reactions.draw_card.call(event.pk)
    card = Item.objects.get(pk=tool.item_id or 0).card
    assert card
    assert f"/kartu/{card}.jpg" in _text(reader("kim-satu"), tool.path)


def test_what_people_guess_leads_to_it(tool: Tool, reader: Readers) -> None:
    answer = reader("kalimantan-barat").get("/Tenda")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/pinjam-alat/")


def test_a_withdrawn_one_answers_410_with_the_reason(tool: Tool, reader: Readers) -> None:
    editor = build.member(Kim.objects.get(site=tool.site_id), Role.EDITOR)
    actions.withdraw(tool, why="Tendanya sobek.", by=editor, at=timezone.now())
    assert "Tendanya sobek." in _text(reader("kim-satu"), tool.path, 410)
    for label in LEVELS:
        assert "Tenda arisan" not in _text(reader(label), "/"), label


def test_the_group_finds_it_in_its_bar_and_offers_from_there(
    kim: Kim, ruang: Door, reader: Readers
) -> None:
    editor = ruang(build.member(kim, Role.EDITOR))
    assert 'href="/s/kim-satu/alat/"' in _text(editor, "/s/kim-satu/")
    assert "Apa yang dipinjamkan" in _text(editor, "/s/kim-satu/kim/")
    sent = {"name": "Pengeras suara", "about": "Dua buah.", "type": "suara"}
    assert editor.post("/s/kim-satu/alat/tawarkan/", sent).status_code == 302
    assert "Pengeras suara" in _text(reader(""), "/")
    assert "Pengeras suara" in _text(reader("kim-satu"), "/profil/")
    assert editor.post("/s/kim-satu/alat/tawarkan/", {"name": "Kursi"}).status_code == 422
    sent["about"] = "Slot gacor maxwin, daftar sekarang."
    assert editor.post("/s/kim-satu/alat/tawarkan/", sent).status_code == 422


def test_what_is_not_back_waits_for_the_group_and_for_its_office(
    kim: Kim, tool: Tool, ruang: Door
) -> None:
    member = build.member(kim)
    now = timezone.now()
    with on_site(kim.site):
        actions.lend(tool, borrower="Bu Aminah", due_on=date(2024, 1, 2), by=member, at=now)
        with pytest.raises(actions.LoanRefused):
            actions.lend(tool, borrower="Pak Udin", due_on=date(2024, 1, 2), by=member, at=now)

    home = _text(ruang(member), "/s/kim-satu/")
    assert "Mestinya kembali" in home
    assert "Menunggu saya · 1" in home
    office = _text(ruang(build.officer("6112")), "/s/kab-kubu-raya/")
    assert "1 alat belum kembali" in office


def test_lending_is_a_sign_of_life_and_a_measure(kim: Kim, tool: Tool) -> None:
    at = timezone.now()
    with on_site(kim.site):
        loan = actions.lend(
            tool, borrower="Bu Aminah", due_on=at.date(), by=build.member(kim), at=at
        )
        actions.take_back(loan, by=build.member(kim), at=at + timedelta(hours=1))
    assert last_activity(kims_with_activity().get(pk=kim.pk)) == at + timedelta(hours=1)
    assert measurement_of("pinjam-alat", kim, at.year, at + timedelta(days=1)).value == 1


def test_its_photo_is_kept_when_a_story_lets_it_go(kim: Kim) -> None:
    photo = build.photo(kim)
    data = actions.ToolData("Layar", "Putih.", ToolType.SCREEN, [photo.as_picture()])
    actions.offer(kim.site, data=data, by=build.member(kim, Role.EDITOR), at=timezone.now())
    release_media(kim.site, [photo.name], timezone.now())
    with on_site(kim.site):
        assert photo.is_used


def test_what_an_account_in_doubt_offered_is_held(tool: Tool, reader: Readers) -> None:
    lock_account(tool.by, by=AccountOwner(tool.by), at=timezone.now())
    assert doubtful.held_count(tool.by) == 1
    assert "Tenda arisan" not in _text(reader("kim-satu"), tool.path, 410)
    for label in LEVELS:
        assert "Tenda arisan" not in _text(reader(label), "/"), label

    kim = Kim.objects.get(site=tool.site_id)
    with on_site(tool.site):
        tool.refresh_from_db()
        actions.show_again(tool, by=build.member(kim, Role.EDITOR), at=timezone.now())
    assert "Tenda arisan" in _text(reader(""), "/")


def test_a_member_lends_and_takes_back_but_offers_nothing(
    kim: Kim, tool: Tool, ruang: Door
) -> None:
    member = ruang(build.member(kim))
    address = f"/s/kim-satu/alat/{tool.public_id}/pinjam/"
    assert member.get("/s/kim-satu/alat/tawarkan/").status_code == 404
    sent = {"borrower": "Bu Aminah", "due_on": "2026-12-01"}
    assert member.post(address, sent).status_code == 302
    with on_site(kim.site):
        assert tool.loans.get().borrower == "Bu Aminah"
        assert member.post(address, {"back": "ya"}).status_code == 302
        assert tool.loans.get().borrower == ""
