"""Pages of proposals and yearly reports in the workspace, as people press through them."""

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.ledger.models import Fund, FundingProposal, FundingState, YearReport
from kimid.registry.models import Kim
from tests import build
from tests.ledger import writing
from tests.ledger.sheets import links_of

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites, pytest.mark.one_database]


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def chair(kim: Kim) -> Client:
    return _signed_in(kim, Role.CHAIR)


def _signed_in(kim: Kim, role: Role) -> Client:
    client = Client(HTTP_HOST="ruang.localhost")
    client.force_login(build.member(kim, role))
    return client


def _at(kim: Kim, path: str) -> str:
    return f"/s/{kim.site.ruang_label}/kas/{path}"


def _posted(kim: Kim, **changes: str) -> dict[str, str]:
    first = {
        "number": "abc234",
        "title": "Papan warta di tiap RT",
        "target": "desa",
        "year": str(writing.today_of(kim).year + 1),
        "item_1": "Cetak papan",
        "cost_1": "4,8jt",
        "item_3": "Kuota",
        "cost_3": "1.200.000",
    }
    return first | changes


def _step(client: Client, row: FundingProposal, **typed: Any) -> None:
    client.post(_at(row.site.kim, f"proposal/{row.public_id}/"), typed)
    row.refresh_from_db()


def test_a_proposal_goes_from_a_draft_to_a_planned_source(kim: Kim, chair: Client) -> None:
    answer = chair.post(_at(kim, "proposal/baru/"), _posted(kim))
    row = FundingProposal.objects.get()
    assert answer.status_code == HTTPStatus.FOUND
    assert [(line.name, line.amount) for line in row.lines.all()] == [
        ("Cetak papan", 4_800_000),
        ("Kuota", 1_200_000),
    ]
    chair.post(_at(kim, "proposal/baru/"), _posted(kim))  # the same press came twice
    assert FundingProposal.objects.count() == 1

    today = writing.today_of(kim).strftime("%d-%m-%Y")
    _step(chair, row, langkah="serahkan", to="Pak Darmawan", on=today)
    assert row.state == FundingState.HANDED_OVER
    _step(chair, row, langkah="kabul", amount="5jt", decided_on=today)
    assert (row.state, row.granted) == (FundingState.GRANTED, 5_000_000)
    _step(chair, row, langkah="sumber", name="", legal_basis="Perdes 2/2027")
    assert row.source == Fund.objects.get()
    page = chair.get(_at(kim, f"proposal/{row.public_id}/")).content.decode()
    assert "Sudah jadi sumber dana APBDes" in page


def test_a_wrong_sum_brings_the_form_back_with_all_that_was_typed(kim: Kim, chair: Client) -> None:
    typed = _posted(kim, cost_1="banyak", need="Warga belum tahu.", item_5="Paku")

    answer = chair.post(_at(kim, "proposal/baru/"), typed)

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    for words in ("banyak", "Warga belum tahu.", "belum terbaca", "Berapa biaya Paku?"):
        assert words in page
    assert not FundingProposal.objects.exists()


def test_who_saved_later_reads_so_and_saves_over_it_knowingly(kim: Kim, chair: Client) -> None:
    row = writing.proposal(kim)
    path = _at(kim, f"proposal/{row.public_id}/ubah/")
    assert chair.get(path).status_code == HTTPStatus.OK
    _signed_in(kim, Role.MEMBER).post(path, _posted(kim, version="1", title="Dari teman"))

    answer = chair.post(path, _posted(kim, version="1", title="Dari saya"))

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Dari saya" in page
    assert "lebih dulu" in page
    assert 'name="version" value="2"' in page
    chair.post(path, _posted(kim, version="2", title="Dari saya"))
    row.refresh_from_db()
    assert (row.title, row.version) == ("Dari saya", 3)


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_both_files_come_under_a_name_that_says_what_they_are(
    kim: Kim, chair: Client, ending: str
) -> None:
    row = writing.proposal(kim)

    answer = chair.get(_at(kim, f"proposal/{row.public_id}.{ending}"))

    name = f"proposal-papan-warta-di-tiap-rt-{row.year}.{ending}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_every_state_of_a_proposal_has_its_page(kim: Kim, chair: Client) -> None:
    rows = [writing.proposal(kim), writing.handed_over(kim), writing.granted(kim)]
    list_page = chair.get(_at(kim, "proposal/")).content.decode()

    for row, words in zip(
        rows, ("Catat penyerahan", "Tarik kembali ke konsep", "Rencanakan sumber dana"), strict=True
    ):
        page = chair.get(_at(kim, f"proposal/{row.public_id}/")).content.decode()
        assert words in page
        assert f"proposal/{row.public_id}/" in list_page
    assert "tinggal" in list_page
    wrong = chair.post(_at(kim, f"proposal/{rows[1].public_id}/"), {"langkah": "kabul"})
    assert "Tulis jumlah yang dikabulkan." in wrong.content.decode()


def test_the_library_says_what_is_not_certain_and_where_it_is_from(kim: Kim, chair: Client) -> None:
    page = chair.get(_at(kim, "dasar-hukum/")).content.decode()

    for words in ("Belum dipastikan", "Diganti", "Berlaku", "Dilihat 27 November 2026. Sumber:"):
        assert words in page


def test_a_report_is_made_public_in_one_press(kim: Kim, chair: Client) -> None:
    year = writing.today_of(kim).year
    page = chair.get(_at(kim, "laporan-tahunan/")).content.decode()
    assert "Jadikan halaman umum" in page
    assert page.count("Belum ada data. Di kertas") == 10
    words = {"foreword": "Terima kasih."}
    assert chair.get(_at(kim, f"laporan-tahunan/{year}/isi/")).status_code == HTTPStatus.OK
    chair.post(_at(kim, f"laporan-tahunan/{year}/isi/"), words)

    answer = chair.post(_at(kim, f"laporan-tahunan/{year}/tampilkan/"))

    assert answer["Location"].endswith(f"?tahun={year}")
    assert YearReport.objects.get().is_public
    page = chair.get(answer["Location"]).content.decode()
    assert "Pembaca sudah punya laporan ini" in page
    member = _signed_in(kim, Role.MEMBER).get(answer["Location"]).content.decode()
    assert "Perbarui halaman umum" not in member


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR])
def test_each_part_of_a_report_leads_to_where_it_is_written(kim: Kim, role: Role) -> None:
    reader, room = _signed_in(kim, role), f"/s/{kim.site.label}/"

    addresses = links_of(reader.get(_at(kim, "laporan-tahunan/")))

    assert {f"{room}kas/", f"{room}berita/", f"{room}rencana/", f"{room}warga/"} <= addresses
    inside = [address for address in addresses if address.startswith(room)]
    assert {reader.get(address).status_code for address in inside} == {HTTPStatus.OK}
