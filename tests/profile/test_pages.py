"""The screens of an editor: what is typed comes back with what is missing, and nothing is lost."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.people.actions import lock_account
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.profile.block_kinds import BlockKind
from kimid.profile.models import BlockProposal
from kimid.profile.queries import block_of
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.profile import making

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_HERE: Final = "/s/kim-hulu/wilayah/"
_NUMBERS: Final = {
    "rows": "3",
    "tried_on": "20 November 2025",
    "name-0": "Puskesmas",
    "phone-0": "0561-555-0118",
    "name-2": "Bidan Ratna",
    "phone-2": "0813 5550 122",
    "agreed": "on",
}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-hulu")


@pytest.fixture
def editor(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR)


@pytest.fixture
def here(editor: Person, ruang: Door) -> Client:
    return ruang(editor)


def _rows(kim: Kim, kind: BlockKind) -> list[dict[str, str]]:
    block = block_of(kim.region, kind)
    assert block is not None
    rows: list[dict[str, str]] = block.content["rows"]
    return rows


def test_an_editor_writes_numbers_and_an_empty_row_is_no_row(kim: Kim, here: Client) -> None:
    answer = here.post(f"{_HERE}nomor-darurat/", _NUMBERS)

    assert (answer.status_code, answer["Location"]) == (302, _HERE)
    assert [row["name"] for row in _rows(kim, BlockKind.EMERGENCY)] == ["Puskesmas", "Bidan Ratna"]
    page = here.get(_HERE).content.decode()
    assert "Nomor darurat" in page
    assert "Belum ada" in page


@pytest.mark.parametrize(
    ("word", "given", "words"),
    [
        ("nomor-darurat", {"phone-0": "lima"}, "belum terbaca"),
        ("nomor-darurat", {"phone-0": "12"}, "belum terbaca"),
        ("nomor-darurat", {"name-0": ""}, "nomor siapa"),
        ("nomor-darurat", {"agreed": ""}, "Tanya dulu orangnya"),
        ("nomor-darurat", {"tried_on": "kemarin dulu"}, "belum terbaca"),
        ("nomor-darurat", {"tried_on": ""}, "masih hidup"),
        ("nomor-darurat", {"name-0": "", "phone-0": "", "name-2": "", "phone-2": ""}, "Isi paling"),
        ("nomor-darurat", {"name-0": "Slot gacor"}, "gacor"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    kim: Kim, here: Client, word: str, given: dict[str, str], words: str
) -> None:
    answer = here.post(f"{_HERE}{word}/", {**_NUMBERS, **given})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert all(value in page for value in {**_NUMBERS, **given}.values() if value != "on")
    assert block_of(kim.region, BlockKind.EMERGENCY) is None


@pytest.mark.parametrize("amount", ["0", "12,5", "4.212", "1.234.567,25"])
def test_a_number_is_written_as_people_write_it(kim: Kim, here: Client, amount: str) -> None:
    form = {"rows": "1", "label-0": "Jiwa", "amount-0": amount, "source-0": "BPS", "year-0": "2025"}

    assert here.post(f"{_HERE}angka/", form).status_code == 302
    assert _rows(kim, BlockKind.NUMBERS)[0]["amount"] == amount


@pytest.mark.parametrize(
    ("amount", "year"),
    [
        ("empat", "2025"),
        ("4,2,1", "2025"),
        ("-3", "2025"),
        ("9", "1944"),
        ("9", "2150"),
        ("9", "x"),
    ],
)
def test_a_number_without_sense_or_year_is_asked_for(
    kim: Kim, here: Client, amount: str, year: str
) -> None:
    form = {"rows": "1", "label-0": "Jiwa", "amount-0": amount, "source-0": "BPS", "year-0": year}

    assert here.post(f"{_HERE}angka/", form).status_code == 422
    assert block_of(kim.region, BlockKind.NUMBERS) is None


def test_more_rows_come_without_losing_what_was_typed(kim: Kim, here: Client) -> None:
    answer = here.post(f"{_HERE}nomor-darurat/", {**_NUMBERS, "langkah": "tambah"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert all(words in page for words in ("0813 5550 122", "20 November 2025", "phone-5"))
    assert block_of(kim.region, BlockKind.EMERGENCY) is None


def test_a_block_with_rows_offers_one_empty_row_and_more_rows_lead_to_the_first_of_them(
    kim: Kim, here: Client, editor: Person
) -> None:
    making.block(kim, BlockKind.EMERGENCY, by=editor)
    address = f"{_HERE}nomor-darurat/"
    there = len(_rows(kim, BlockKind.EMERGENCY))

    page = here.get(address).content.decode()

    assert page.count("Nomor ke-") == there + 1
    assert f'formaction="{address}#baris-{there + 2}"' in page
    more = here.post(address, {"rows": str(there + 1), "langkah": "tambah"}).content.decode()
    assert f'id="baris-{there + 2}"' in more
    assert more.count("Nomor ke-") == there + 4


def _seen(page: str) -> str:
    """What the form of a block says to have shown."""
    return page.partition('name="seen" value="')[2].partition('"')[0]


def test_two_who_write_one_block_do_not_lose_the_words_of_either(
    kim: Kim, here: Client, ruang: Door
) -> None:
    address = f"{_HERE}sejarah/"
    siti = ruang(build.member(kim, Role.EDITOR))
    opened = here.get(address).content.decode()
    assert siti.post(address, {"text": "Siti: parit digali 1950."}).status_code == 302
    typed = {"text": "Dusun Hulu lebih dulu.", "seen": ""}
    assert 'name="seen"' in opened

    answer = here.post(address, typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "menyimpan bagian ini selagi Anda menulis" in page
    assert "Dusun Hulu lebih dulu." in page
    block = block_of(kim.region, BlockKind.HISTORY)
    assert block is not None
    assert block.content["words"]["text"].startswith("Siti")
    again = here.post(address, {**typed, "seen": _seen(page)})
    assert again.status_code == 302
    block.refresh_from_db()
    assert block.content["words"]["text"] == typed["text"]
    late = siti.post(address, {"text": "Siti lagi.", "seen": _seen(page)})
    assert late.status_code == 422


@pytest.mark.parametrize("rows", ["999999", "-4", "²", ""])
def test_no_form_makes_the_server_draw_endless_rows(here: Client, rows: str) -> None:
    answer = here.post(f"{_HERE}angka/", {"rows": rows, "langkah": "tambah"})

    assert answer.content.decode().count("Angka ke-") <= 33


def test_another_group_sends_a_proposal_by_the_same_screen(
    kim: Kim, here: Client, editor: Person, ruang: Door
) -> None:
    making.block(kim, by=editor)
    other = build.kim(label="kim-hilir")
    there = ruang(build.member(other, Role.CHAIR))
    words = {"text": "Parit digali tahun 1950.", "why": "Tahunnya keliru."}

    answer = there.post("/s/kim-hilir/wilayah/sejarah/", words)

    assert answer.status_code == 302
    proposal = BlockProposal.objects.get()
    path = f"{_HERE}usulan/{proposal.pk}/"
    assert path in here.get(_HERE).content.decode()
    assert here.post(path, {"langkah": "tolak", "why": ""}).status_code == 422
    assert here.post(path, {"langkah": "pakai"}).status_code == 302
    block = block_of(kim.region, BlockKind.HISTORY)
    assert block is not None
    assert block.content["words"]["text"] == "Parit digali tahun 1950."


def test_a_proposal_marks_the_lines_that_would_be_new(
    kim: Kim, here: Client, editor: Person, ruang: Door
) -> None:
    making.block(kim, BlockKind.FACILITIES, by=editor)
    there = ruang(build.member(build.kim(label="kim-hilir"), Role.CHAIR))
    same = {"which-0": "sekolah", "name-0": "3 SD, 1 SMP"}
    more = {"rows": "2", "which-1": "pasar", "name-1": "Pasar pagi", "why": "Ada pasar."}

    there.post("/s/kim-hilir/wilayah/fasilitas/", same | more)

    page = here.get(f"{_HERE}usulan/{BlockProposal.objects.get().pk}/").content.decode()
    before, _, after = page.partition(">Baru<")
    assert "Pasar pagi" in before.rpartition("<li")[2]
    assert "3 SD, 1 SMP" not in before.rpartition("<li")[2]
    assert ">Baru<" not in after
    assert "Tidak ada lagi" not in after


def test_who_proposed_does_not_answer_and_who_holds_does_not_take_over(
    kim: Kim, here: Client, editor: Person, ruang: Door
) -> None:
    making.block(kim, by=editor)
    other = build.kim(label="kim-hilir")
    chair = build.member(other, Role.CHAIR)
    number = making.proposal(other, by=chair).pk

    for step in ("pakai", "tolak"):
        sent = {"langkah": step, "why": "Ya."}
        assert ruang(chair).post(f"/s/kim-hilir/wilayah/usulan/{number}/", sent).status_code == 404
    answer = here.post(f"{_HERE}usulan/{number}/", {"langkah": "tampilkan"})
    assert answer.status_code == 404


def test_a_group_alone_never_reads_of_proposals(kim: Kim, here: Client, editor: Person) -> None:
    making.block(kim, by=editor)

    for path in (_HERE, f"{_HERE}sejarah/"):
        assert "sulan" not in here.get(path).content.decode()


def test_steps_arrange_and_hide_and_only_who_holds_hides(
    kim: Kim, here: Client, editor: Person, ruang: Door
) -> None:
    for kind in (BlockKind.EMERGENCY, BlockKind.HISTORY):
        making.block(kim, kind, by=editor)
    there = ruang(build.member(build.kim(label="kim-hilir"), Role.CHAIR))

    def step(client: Client, label: str, name: str) -> int:
        path = f"/s/{label}/wilayah/sejarah/langkah/"
        return client.post(path, {"langkah": name}).status_code

    assert step(there, "kim-hilir", "sembunyikan") == 404
    assert step(there, "kim-hilir", "naik") == 302
    assert step(here, "kim-hulu", "sembunyikan") == 302
    block = block_of(kim.region, BlockKind.HISTORY)
    assert block is not None
    assert (block.place, block.is_hidden) == (0, True)
    assert step(here, "kim-hulu", "tampilkan") == 302
    assert step(here, "kim-hulu", "lihat") == 404


def test_readers_lose_what_an_account_in_doubt_wrote_until_another_has_looked(
    kim: Kim, here: Client, reader: Callable[[str], Client]
) -> None:
    thief = build.member(kim, Role.EDITOR)
    making.block(kim, BlockKind.EMERGENCY, by=thief, at=timezone.now())
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())

    def numbers() -> str:
        return reader("kim-hulu").get("/darurat/").content.decode()

    assert "0561-555-0118" not in numbers()
    assert "/darurat/" in reader("kim-hulu").get("/ditarik.json").json()["gone"]
    step: dict[str, Any] = {"langkah": "lihat"}
    assert here.post(f"{_HERE}nomor-darurat/langkah/", step).status_code == 302
    assert "0561-555-0118" in numbers()
    assert "/darurat/" not in reader("kim-hulu").get("/ditarik.json").json()["gone"]
