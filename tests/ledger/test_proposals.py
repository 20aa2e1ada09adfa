"""Proposals: drafts that nobody loses, what came of them, and papers with figures of records."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.ledger.actions import proposals
from kimid.ledger.actions.proposals import CostLine, OtherTextStands
from kimid.ledger.legal_bases import LEGAL_BASES, BasisStatus
from kimid.ledger.models import Fund, FundingProposal, FundingState, FundingTarget, FundKind
from kimid.ledger.proposal_paper import document_of
from kimid.ledger.proposal_queries import proposal_of
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.village_calendar import calendar_of, days_left, meant_for
from kimid.lib.document import docx, pdf
from kimid.registry.models import Kim, Officer
from kimid.sites.guard import on_site
from tests import build
from tests.ledger import writing
from tests.ledger.making import Books
from tests.reading import words_of_docx, words_of_pdf

pytestmark = pytest.mark.django_db

_KELURAHAN = "6171021001"


@pytest.fixture
def kim() -> Kim:
    made = build.kim()
    writing.registered(made)
    return made


def _paper(kim: Kim, number: str) -> tuple[str, str]:
    """The words of both files."""
    with on_site(kim.site):
        row = proposal_of(kim.site, number)
        assert row is not None
        document = document_of(row, kim, writing.today_of(kim))
    return (
        " ".join(words_of_docx(docx.document_docx(document))),
        " ".join(words_of_pdf(pdf.document_pdf(document))),
    )


def test_both_files_say_what_the_group_wrote_and_what_records_have(kim: Kim) -> None:
    books = Books(kim)
    source = books.source(FundKind.BUSINESS)
    books.receive(2_150_000, source)
    books.spend(640_000, source)
    row = writing.proposal(kim)

    for words in _paper(kim, row.public_id):
        assert "PAPAN WARTA DI TIAP RT" in words
        assert "Kepala Desa Teluk Kapuas" in words
        assert "Rp6.000.000 (enam juta rupiah)" in words
        assert "Nomor 141/08/2024, berlaku sampai 28 November 2099" in words
        assert "2.150.000 640.000 1.510.000" in words
        assert "Siti Aminah" in words
        assert "Hasan Basri" in words
        assert "(belum dipastikan)" in words
        assert "Demikian proposal “Papan warta di tiap RT” tahun" in words
        assert "Perdes Nomor 2 Tahun 2026" in words
    from_docx, from_pdf = _paper(kim, row.public_id)
    assert sorted(from_docx.split()) == sorted(from_pdf.split())


def test_of_a_group_without_anything_each_part_says_so_and_nothing_is_made_up() -> None:
    kim = build.kim()
    row = writing.proposal(kim, need="", plan="", lines=(), legal_bases=(), other_basis="")

    words, _ = _paper(kim, row.public_id)

    # Sum, need, plan, costs, results, money, bases.
    assert words.count("Belum ada data.") == 7
    assert "Rp0" not in words


def test_a_kelurahan_reads_of_apbd_and_lurah_alone() -> None:
    kim = build.kim(_KELURAHAN)
    row = writing.proposal(
        kim, target=FundingTarget.KELURAHAN, legal_bases=[each.key for each in LEGAL_BASES]
    )

    words, _ = _paper(kim, row.public_id)

    assert "Lurah" in words
    assert "Anggaran Pendapatan dan Belanja Daerah Kota Pontianak melalui Kecamatan" in words
    for foreign in ("APBDes", "Kepala Desa", "Dana Desa", "Undang-Undang Nomor 6 Tahun 2014"):
        assert foreign not in words
    steps = calendar_of(FundingTarget.KELURAHAN, 2027, date(2026, 11, 27), term="Kelurahan")
    assert all("RKP" not in step.title and "APBDes" not in step.text for step in steps)
    assert "belum dipastikan" in steps[0].text


@pytest.mark.parametrize(
    ("code", "budget", "regulation"),
    [
        (
            "1301012001",
            "APB Nagari",
            "Peraturan Nagari tentang Anggaran Pendapatan dan Belanja Nagari",
        ),
        ("1101012001", "APB Gampong", "Peraturan Gampong tentang Anggaran"),
        ("6112012012", "APBDes", "Peraturan Desa tentang Anggaran"),
    ],
)
def test_a_village_of_another_name_reads_its_own_words(
    code: str, budget: str, regulation: str
) -> None:
    kim = build.kim(code)
    row = writing.proposal(kim, legal_bases=["apbdes"], other_basis="", need="", plan="")

    words, _ = _paper(kim, row.public_id)

    assert f"{budget} {row.year} (ditetapkan paling lambat 31 Desember {row.year - 1})" in words
    assert regulation in words
    assert ("Desa" in words) is (budget == "APBDes")
    assert row.asked == kim.region.term


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (
            date(2026, 9, 30),
            "RKP Nagari 2027 (ditetapkan paling lambat 30 September 2026) dan"
            " APB Nagari 2027 (ditetapkan paling lambat 31 Desember 2026)",
        ),
        (date(2026, 10, 1), "APB Nagari 2027 (ditetapkan paling lambat 31 Desember 2026)"),
        (date(2027, 1, 1), "Perubahan APB Nagari 2027, bila ada"),
    ],
)
def test_a_proposal_says_for_which_plan_it_is(on: date, expected: str) -> None:
    assert meant_for(FundingTarget.VILLAGE, 2027, on, term="Nagari") == expected


def test_a_plan_without_money_is_no_money_of_the_group() -> None:
    kim = build.kim()
    Books(kim).source(planned=9_000_000)

    words, _ = _paper(kim, writing.proposal(kim).public_id)

    assert "5. Uang kelompok Belum ada data." in words
    assert "Setiap pengeluaran" not in words


def test_a_company_is_asked_by_its_name_and_has_no_calendar(kim: Kim) -> None:
    row = writing.proposal(kim, target=FundingTarget.COMPANY, company="Bank Kalbar")

    words, _ = _paper(kim, row.public_id)

    assert "Pimpinan Bank Kalbar" in words
    assert "Mengetahui, Kepala Desa Teluk Kapuas" in words
    assert "NIP" not in words
    assert calendar_of(FundingTarget.COMPANY, 2027, date(2026, 11, 27), term="Desa") == []


@pytest.mark.parametrize(
    ("today", "plan", "budget"),
    [
        (date(2026, 5, 1), "61 hari lagi", "tinggal 244 hari"),
        (date(2026, 9, 30), "hari terakhir", "tinggal 92 hari"),
        (date(2026, 11, 21), "sudah lewat", "tinggal 40 hari"),
        (date(2027, 1, 1), "sudah lewat", "sudah lewat"),
    ],
)
def test_the_calendar_of_a_village_says_what_is_left(today: date, plan: str, budget: str) -> None:
    first, second = calendar_of(FundingTarget.VILLAGE, 2027, today, term="Desa")

    assert (first.title, second.title) == ("RKP Desa 2027", "APBDes 2027")
    assert plan in first.text
    assert budget in second.text
    assert days_left(date(2026, 12, 31), date(2026, 12, 31)) == "hari terakhir"


def test_a_colleague_who_saved_first_is_not_written_over_and_nothing_is_lost(kim: Kim) -> None:
    row = writing.proposal(kim)
    by, now = build.member(kim), timezone.now()
    longer = writing.proposal_data(kim, lines=[*writing.LINES, CostLine("Cat", 50_000)])
    with on_site(kim.site):
        proposals.change_proposal(row, data=longer, version=1, by=by, at=now)

        with pytest.raises(OtherTextStands, match="Tulisan Anda masih di sini"):
            proposals.change_proposal(
                row, data=writing.proposal_data(kim), version=1, by=by, at=now
            )

        proposals.change_proposal(row, data=writing.proposal_data(kim), version=2, by=by, at=now)
        assert [line.name for line in row.lines.all()] == [line.name for line in writing.LINES]


def test_what_was_handed_over_is_changed_only_after_it_was_taken_back(kim: Kim) -> None:
    row, editor, now = writing.handed_over(kim), build.member(kim, Role.EDITOR), timezone.now()
    with on_site(kim.site):
        with pytest.raises(MoneyRefused, match="Tarik dulu ke konsep"):
            proposals.change_proposal(
                row, data=writing.proposal_data(kim), version=1, by=editor, at=now
            )

        proposals.take_back(row, by=editor, at=now)

    assert (row.state, row.handed_over_on, row.handed_to) == (FundingState.DRAFT, None, "")


def test_what_was_handed_over_stays_as_it_went_out(kim: Kim) -> None:
    books = Books(kim)
    source = books.source(FundKind.BUSINESS)
    books.receive(2_150_000, source)
    row = writing.handed_over(kim)
    before = _paper(kim, row.public_id)

    books.receive(9_000_000, source)
    Officer.objects.filter(post="Ketua").update(name="Orang Lain")
    Kim.objects.update(name="KIM Baru")

    assert _paper(kim, row.public_id) == before
    with on_site(kim.site):
        row = FundingProposal.objects.get()
        proposals.take_back(row, by=build.member(kim, Role.EDITOR), at=timezone.now())
    kim.refresh_from_db()
    words, _ = _paper(kim, row.public_id)
    assert "11.150.000" in words
    assert "Orang Lain" in words


def test_a_grant_becomes_a_source_of_its_year_once(kim: Kim) -> None:
    row, editor, now = writing.granted(kim), build.member(kim, Role.EDITOR), timezone.now()
    with on_site(kim.site):
        proposals.plan_granted(row, name="", legal_basis="Perdes 2/2027", by=editor, at=now)

        source = Fund.objects.get()
        assert (source.kind, source.year) == (FundKind.DESA_BUDGET, row.year)
        assert (source.planned, source.legal_basis) == (5_000_000, "Perdes 2/2027")
        assert row.source == source
        with pytest.raises(MoneyRefused, match="sudah direncanakan"):
            proposals.plan_granted(row, name="lain", legal_basis="", by=editor, at=now)


def test_it_is_decided_once_and_not_before_it_was_handed_over(kim: Kim) -> None:
    row, editor, now = writing.handed_over(kim), build.member(kim, Role.EDITOR), timezone.now()
    today = writing.today_of(kim)
    with on_site(kim.site):
        for day, words in ((1, "belum tiba"), (-1, "baru diserahkan")):
            on = today + timedelta(days=day)
            with pytest.raises(MoneyRefused, match=words):
                proposals.decline(row, why="Dananya habis.", on=on, by=editor, at=now)

        proposals.decline(row, why="Dananya habis.", on=today, by=editor, at=now)

        with pytest.raises(MoneyRefused, match="sudah"):
            proposals.grant(row, amount=1_000, on=today, by=editor, at=now)
    assert (row.state, row.refusal) == (FundingState.DECLINED, "Dananya habis.")


def test_every_basis_has_its_source_and_day_and_what_is_uncertain_says_so_on_paper() -> None:
    assert len({basis.key for basis in LEGAL_BASES}) == len(LEGAL_BASES)
    for basis in LEGAL_BASES:
        assert basis.source, basis.key
        assert basis.checked_on <= date(2026, 11, 27), basis.key
        assert basis.places, basis.key
        if basis.status is BasisStatus.UNCERTAIN:
            assert basis.on_paper("Desa").endswith("(belum dipastikan)")
            assert "belum dipastikan" in basis.note, basis.key
        if basis.status is BasisStatus.REPLACED:
            assert basis.on_paper("Desa").endswith("(sudah diganti)")
            assert basis.note, basis.key
