"""What the rules of its place say against a row of a list stands beside it, and the row goes in."""

from datetime import date
from typing import Final

import pytest
from django.test import Client

from kimid.onboarding.actions import importing
from kimid.onboarding.blank_cells import cell_text
from kimid.onboarding.models import ImportList, RowAnswer, RowState
from kimid.onboarding.queries import rows_of
from kimid.onboarding.row_warnings import warnings_of
from kimid.onboarding.worksheet import read_worksheet
from kimid.people.models import Person
from kimid.registry.models import PolicyRow, PolicyRule
from kimid.registry.policies import Issuer
from tests import build
from tests.conftest import Door

TODAY: Final = date(2026, 11, 29)
HEADINGS: Final = ["Nama KIM", "Desa", "Nomor SK", "Tanggal SK", "Berlaku sampai", "Ketua"]


def _list(*decrees: tuple[str, str, str]) -> ImportList:
    """A list with these decrees: number, first and last day."""
    region, officer = build.region("6112"), build.officer("6112")
    build.region()
    rows = [[f"KIM {at}", "Teluk Kapuas", *decree, "Hasan"] for at, decree in enumerate(decrees)]
    made = importing.begin_import(
        region,
        file_name="a.csv",
        worksheet=read_worksheet([HEADINGS, *rows]),
        by=officer,
        at=build.AT,
    )
    numbers = [row.number for row in rows_of(made)]
    importing.answer_rows(made, numbers=numbers, answer=RowAnswer.ANOTHER, by=officer, at=build.AT)
    return made


def _rule(rule: PolicyRule, answer: object) -> None:
    PolicyRow.objects.create(
        region=build.region("61"),
        rule=rule,
        answer=answer,
        legal_basis="Pergub 1",
        decided_on=TODAY,
    )


@pytest.mark.django_db
def test_the_rules_of_the_place_are_warnings_on_each_row() -> None:
    _rule(PolicyRule.TERM, 3)
    _rule(PolicyRule.ISSUERS, [Issuer.DISTRICT])
    made = _list(
        ("141/1", "2025-05-04", "2028-05-04"),
        ("141/2", "2025-05-04", "2030-05-04"),
        ("141/3", "2025-05-04", ""),
        ("141/4", "2021-05-04", "2024-05-04"),
        ("-", "", ""),
    )
    camat = "Di sini SK diterbitkan camat."

    assert list(warnings_of(rows_of(made), TODAY).values()) == [
        [camat],
        ["Masa berlaku SK di sini paling lama 3 tahun.", camat],
        ["Di sini SK berlaku paling lama 3 tahun; akhirnya tidak ditulis.", camat],
        ["SK berakhir 4 Mei 2024 menurut daftar ini.", camat],
        ["Nomor SK tidak ditulis, jadi KIM masuk tanpa SK."],
    ]


@pytest.mark.django_db
def test_an_officer_reads_them_and_the_row_goes_in_all_the_same(ruang: Door) -> None:
    _rule(PolicyRule.TERM, 3)
    made = _list(("141/2", "2025-05-04", "2030-05-04"))
    office: Client = ruang(made.entered_by)

    page = office.get(f"/s/kab-kubu-raya/impor/{made.pk}/").text
    assert "Masa berlaku SK di sini paling lama 3 tahun." in page
    assert "Perhatikan" in office.get(f"/s/kab-kubu-raya/impor/{made.pk}/?bagian=new").text
    [row] = rows_of(made)
    assert _entered(row.pk, made.entered_by) == RowState.ENTERED


def _entered(row: int, by: Person) -> str:
    made = rows_of(ImportList.objects.get())[0]
    assert made.pk == row
    return importing.enter_row(made, by=by, at=build.AT).state


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("-", ""),
        ("–", ""),
        ("—", ""),
        (" . ", ""),
        ("- -", ""),
        ("N/A", ""),
        ("Tidak ada", ""),
        ("belum ada", ""),
        ("", ""),
        ("141/-/2024", "141/-/2024"),
        (" Hasan ", "Hasan"),
        ("Ada", "Ada"),
    ],
)
def test_a_sign_for_nothing_is_nothing(cell: str, text: str) -> None:
    assert cell_text(cell) == text
