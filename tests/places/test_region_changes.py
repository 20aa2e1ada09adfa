"""Successors follow from name and place. What is not certain is marked so, or left to a person."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kimid.places.data_file import BadDataFile, Edition, RegionRow, rows_around
from kimid.places.region_changes import BadDecision, RegionChangePlan, plan_changes
from kimid.places.region_list import read_region_list

ON = date(2026, 1, 5)


@pytest.fixture(scope="module")
def rows(edition: Edition) -> list[RegionRow]:
    """Kubu Raya with all above and below it."""
    return rows_around(edition.rows, "6112")


def plan(old: Sequence[RegionRow], new: Sequence[RegionRow], **decisions: str) -> RegionChangePlan:
    successors = {code.removeprefix("r"): new_code for code, new_code in decisions.items()}
    return plan_changes(old, new, decisions=successors, on=ON)


def recoded(rows: Sequence[RegionRow], old: str, new: str) -> list[RegionRow]:
    return [
        row._replace(code=new + row.code.removeprefix(old)) if row.code.startswith(old) else row
        for row in rows
    ]


def successors_of(result: RegionChangePlan) -> dict[str, str]:
    return {move.old.code: move.new.code for move in result.successions}


def test_the_same_list_changes_nothing(rows: list[RegionRow]) -> None:
    same = plan(rows, rows)

    assert (same.added, same.removed, same.renamed, same.successions, same.unresolved) == (
        [],
        [],
        [],
        [],
        [],
    )
    assert sorted(same.rows) == sorted(rows)


def test_a_district_with_a_new_code_takes_all_its_villages_along_without_doubt(
    rows: list[RegionRow],
) -> None:
    result = plan(rows, recoded(rows, "611201", "611299"))

    assert all(move.is_certain for move in result.successions)
    assert successors_of(result) == {
        row.code: f"611299{row.code[6:]}" for row in rows if row.code.startswith("611201")
    }
    assert result.unresolved == []


def test_ended_regions_keep_their_row_with_day_and_successor_and_new_ones_know_their_first_day(
    rows: list[RegionRow],
) -> None:
    written = {row.code: row for row in plan(rows, recoded(rows, "611201", "611299")).rows}

    assert (written["611201"].valid_until, written["611201"].successor) == (ON, "611299")
    assert (written["611299"].valid_from, written["611299"].valid_until) == (ON, None)


def test_a_village_that_went_to_another_district_is_found_but_not_for_sure(
    rows: list[RegionRow],
) -> None:
    village = next(row for row in rows if row.code == "6112012012")
    away = village._replace(code="6112022099", lat=None, lon=None, postal_code="")
    result = plan(rows, [away if row == village else row for row in rows])

    assert [(move.new.code, move.is_certain) for move in result.successions] == [
        ("6112022099", False)
    ]


@pytest.mark.parametrize("same", ["postal_code", "coordinates"])
def test_the_postal_code_or_the_coordinates_make_it_sure(rows: list[RegionRow], same: str) -> None:
    village = next(row for row in rows if row.code == "6112012012")
    away = village._replace(code="6112022099")
    away = (
        away._replace(lat=None, lon=None)
        if same == "postal_code"
        else away._replace(postal_code="")
    )
    result = plan(rows, [away if row == village else row for row in rows])

    assert [move.is_certain for move in result.successions] == [True]


def test_twins_in_one_district_are_told_apart_by_their_last_digits(rows: list[RegionRow]) -> None:
    twin = next(row for row in rows if row.code == "6112012012")._replace(code="6112012098")
    result = plan([*rows, twin], recoded([*rows, twin], "611201", "611299"))

    assert successors_of(result)["6112012012"] == "6112992012"
    assert successors_of(result)["6112012098"] == "6112992098"


def test_a_slip_of_the_pen_is_seen_through_but_not_for_sure(rows: list[RegionRow]) -> None:
    new = [
        row._replace(name="Teluk Kapuass") if row.code == "6112992012" else row
        for row in recoded(rows, "611201", "611299")
    ]
    unsure = [move for move in plan(rows, new).successions if not move.is_certain]

    assert [(move.old.code, move.new.code) for move in unsure] == [("6112012012", "6112992012")]


def test_a_desa_that_became_a_kelurahan_keeps_its_name_and_is_found(rows: list[RegionRow]) -> None:
    new = [
        row._replace(code="6112011012", kind="kelurahan") if row.code == "6112012012" else row
        for row in rows
    ]

    assert successors_of(plan(rows, new)) == {"6112012012": "6112011012"}


def test_what_is_nowhere_is_left_open_with_the_region_above_to_choose_from(
    rows: list[RegionRow],
) -> None:
    gone = [row for row in rows if row.code != "6112012012"]
    result = plan(rows, gone)

    assert result.successions == []
    assert [(each.old.code, each.candidates[-1].code) for each in result.unresolved] == [
        ("6112012012", "611201")
    ]
    assert successors_of(plan(rows, gone, r6112012012="6112012001")) == {"6112012012": "6112012001"}


@pytest.mark.parametrize(
    "decisions", [{"r6112012001": "6112012002"}, {"r6112012012": "9999999999"}]
)
def test_a_decision_about_what_stays_or_for_what_is_not_there_is_refused(
    rows: list[RegionRow], decisions: dict[str, str]
) -> None:
    with pytest.raises(BadDecision):
        plan(rows, [row for row in rows if row.code != "6112012012"], **decisions)


def test_a_list_of_codes_and_names_is_read_and_the_rest_taken_from_what_is_known(
    rows: list[RegionRow], tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        'code,name\n61,"KALIMANTAN BARAT"\n61.12,"KAB. KUBU RAYA"\n'
        '61.12.01,"Sungai Raya"\n61.12.01.2099,"Suka Baru"\n'
    )
    known = {row.code: row for row in rows}
    read = {row.code: row for row in read_region_list(file, known)}

    assert [read[code] for code in ("00", "61", "6112", "611201")] == [
        known[code] for code in ("00", "61", "6112", "611201")
    ]
    new = read["6112012099"]
    assert (new.kind, new.slug, new.zone, new.term, new.lat) == (
        "desa",
        "suka-baru",
        "WIB",
        "Desa",
        None,
    )


def test_another_table_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("kode,nama\n61,Kalimantan Barat\n")
    with pytest.raises(BadDataFile, match="code, name"):
        read_region_list(file, {})
