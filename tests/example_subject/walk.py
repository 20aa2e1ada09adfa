"""What the example subject must do, in a run of its own (`test_example.py`)."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils import timezone

from kimid.access.models import Grant
from kimid.events.action import ACTIONS
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.events.presenters import LEFT_OUT, PRESENTERS
from kimid.lib import clock
from kimid.lifecycle.change_dangers import danger_of
from kimid.media.actions import StoredRenditions
from kimid.media.paper import owned_names
from kimid.media.usage import release_media
from kimid.newsroom.actions import retouching
from kimid.people.actions import erase_account, lock_account
from kimid.people.personal_data import NAMELESS, copy_of
from kimid.people.rules import AccountOwner
from kimid.registry.history import history_of_kim
from kimid.registry.last_activity import kims_with_activity, last_activity
from kimid.registry.measures import measurement_of
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.site_rows import export_rows, restore_rows
from kimid.web.further_events import further_events
from kimid.wire.models import Item
from tests import build
from tests.conftest import Answer, Door
from tests.example_subject.acts import TENT
from tests.example_subject.lending import actions, doubtful, reactions
from tests.example_subject.lending.models import Tool, ToolType
from tests.lifecycle.closing import close_site
from tests.media.documents import document
from tests.removed_rows import remove_rows

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


def test_an_office_reads_what_changed_and_the_kim_has_it_in_its_history(
    kim: Kim, tool: Tool, ruang: Door
) -> None:
    editor, at = build.member(kim, Role.EDITOR), timezone.now()
    actions.withdraw(tool, why="Tendanya sobek.", by=editor, at=at)

    assert history_of_kim(kim, at.date())[0].text == "Alat tidak dipinjamkan lagi: Tendanya sobek."
    office = ruang(close_site(kim))
    changes = _text(office, f"/s/kab-kubu-raya/pembinaan/{kim.pk}/karantina/")
    assert "Alat ditawarkan" in changes
    assert danger_of(Event(kind="tool.offered", data={})) == danger_of(
        Event(kind="story.published", data={})
    )


def test_every_event_of_it_has_words() -> None:
    actions_of_it = (each for name, each in ACTIONS.items() if name.startswith("tests.example_"))
    kinds = {each.event_kind for each in actions_of_it}
    kinds |= {each.kind for each in further_events(Path(__file__).with_name("lending"))}

    assert "tool.held" in kinds
    assert kinds <= PRESENTERS.keys() | LEFT_OUT.keys()


def test_its_photo_is_kept_when_a_story_lets_it_go(kim: Kim) -> None:
    photo = build.photo(kim)
    data = actions.ToolData("Layar", "Putih.", ToolType.SCREEN, [photo.as_picture()])
    actions.offer(kim.site, data=data, by=build.member(kim, Role.EDITOR), at=timezone.now())
    release_media(kim.site, [photo.name], timezone.now())
    with on_site(kim.site):
        assert photo.is_used


def test_a_photo_made_anew_is_made_anew_in_it(kim: Kim) -> None:
    photo = build.photo(kim)
    data = actions.ToolData("Layar", "Putih.", ToolType.SCREEN, [photo.as_picture()])
    actions.offer(kim.site, data=data, by=build.member(kim, Role.EDITOR), at=timezone.now())
    stored = StoredRenditions("2" * 16, 800, 600, (320, 640), 90_000)
    with on_site(kim.site):
        retouching.retouch(photo, stored=stored, by=build.BUILDER, at=timezone.now())
    reactions.replace_retouched_photo.call(Event.objects.get(kind="photo.retouched").pk)
    with on_site(kim.site):
        [picture] = Tool.objects.get().photos
    shown = Item.objects.get().picture
    assert shown is not None
    assert (picture["name"], shown["name"]) == ("2" * 16, "2" * 16)


def test_a_signed_paper_is_taken_in_and_shown(tool: Tool, kim: Kim, ruang: Door) -> None:
    with on_site(kim.site):
        loan = actions.lend(
            tool,
            borrower="Bu Aminah",
            due_on=date(2099, 1, 2),
            by=build.member(kim),
            at=timezone.now(),
        )
    phone = ruang(build.member(kim))
    page = f"/s/kim-satu/alat/{tool.public_id}/tanda-terima/"
    assert (
        phone.post(page, {"terima": SimpleUploadedFile("terima.pdf", document(1))}).status_code
        == 302
    )
    assert (
        phone.post(
            page, {"terima": SimpleUploadedFile("x.pdf", b"bukan dokumen apa-apa")}
        ).status_code
        == 302
    )

    with on_site(kim.site):
        [receipt] = loan.receipts.all()
    listed = _text(phone, "/s/kim-satu/alat/")
    assert "bukan foto atau PDF" in listed
    assert f"/s/kim-satu/alat/tanda-terima/{receipt.name}.webp" in listed
    small = phone.get(f"/s/kim-satu/alat/tanda-terima/{receipt.name}.webp")
    assert (small.status_code, small["Content-Type"]) == (200, "image/webp")
    assert receipt.name in owned_names()


def test_a_loan_of_the_outbox_is_there_once(tool: Tool, kim: Kim, ruang: Door) -> None:
    phone = ruang(build.member(kim))
    page = f"/s/kim-satu/alat/{tool.public_id}/pinjam/"
    sent = {"borrower": "Bu Aminah", "due_on": "2099-01-02", "number": "k7mp3xqa"}

    def send(**fields: str) -> Answer:
        return phone.post(page, sent | fields, headers={"accept": "application/json"})

    for _twice in range(2):
        assert send().json() == {"address": "/s/kim-satu/alat/"}
    with on_site(kim.site):
        assert tool.loans.count() == 1
    assert send(number="lain").status_code == 409
    assert send(borrower="Pak Udin").status_code == 409
    assert send(due_on="besok").status_code == 422


def test_its_rows_leave_with_the_group_and_come_back(tool: Tool, kim: Kim) -> None:
    with on_site(kim.site):
        actions.lend(
            tool,
            borrower="Bu Aminah",
            due_on=date(2099, 1, 2),
            by=build.member(kim),
            at=timezone.now(),
        )
    lines = list(export_rows(kim.site))
    with transaction.atomic():
        remove_rows(kim.site)
        restore_rows(lines)
    assert list(export_rows(kim.site)) == lines
    assert {json.loads(line)["model"] for line in lines} >= {"lending.tool", "lending.loan"}


def test_whoever_lent_gets_a_copy_and_may_be_forgotten(tool: Tool) -> None:
    person = tool.by
    assert [row["pk"] for row in copy_of(person)["lending.Tool"]] == [tool.pk]
    Grant.objects.filter(person=person).update(ends_at=timezone.now())
    erase_account(person, by=build.BUILDER, at=timezone.now())
    with on_site(tool.site):
        tool.refresh_from_db()
    assert tool.by.name == NAMELESS


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
