"""What a new list of regions changes is found by name and place; what is not sure is said to be so, or left open."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kimid.places.changes import BadDecision, Plan, plan_between
from kimid.places.lists import read_list
from kimid.places.source import BadDataFile, Edition, RegionRow, rows_around

ON = date(2026, 1, 5)


@pytest.fixture(scope="module")
def rows(edition: Edition) -> list[RegionRow]:
    """Kubu Raya with all above it."""
    return rows_around(edition.rows, "6112")


def plan(old: Sequence[RegionRow], new: Sequence[RegionRow], **decided: str) -> Plan:
    return plan_between(old, new, decided={code.removeprefix("r"): heir for code, heir in decided.items()}, on=ON)


def recoded(rows: Sequence[RegionRow], old: str, new: str) -> list[RegionRow]:
    return [row._replace(code=new + row.code.removeprefix(old)) if row.code.startswith(old) else row for row in rows]


def heirs(of: Plan) -> dict[str, str]:
    return {move.old.code: move.new.code for move in of.moves}


def test_the_same_list_changes_nothing(rows: list[RegionRow]) -> None:
    same = plan(rows, rows)

    assert (same.added, same.removed, same.renamed, same.moves, same.left_open) == ([], [], [], [], [])
    assert sorted(same.rows) == sorted(rows)


def test_a_district_with_a_new_code_takes_all_its_villages_along_without_doubt(rows: list[RegionRow]) -> None:
    found = plan(rows, recoded(rows, "611201", "611299"))

    assert all(move.is_sure for move in found.moves)
    assert heirs(found) == {row.code: f"611299{row.code[6:]}" for row in rows if row.code.startswith("611201")}
    assert found.left_open == []


def test_ended_regions_keep_their_row_with_day_and_successor_and_new_ones_know_their_first_day(rows: list[RegionRow]) -> None:
    written = {row.code: row for row in plan(rows, recoded(rows, "611201", "611299")).rows}

    assert (written["611201"].valid_until, written["611201"].successor) == (ON, "611299")
    assert (written["611299"].valid_from, written["611299"].valid_until) == (ON, None)


def test_a_village_that_went_to_another_district_is_found_but_not_for_sure(rows: list[RegionRow]) -> None:
    village = next(row for row in rows if row.code == "6112012012")
    away = village._replace(code="6112022099", lat=None, lon=None, postal_code="")
    found = plan(rows, [away if row == village else row for row in rows])

    assert [(move.new.code, move.is_sure) for move in found.moves] == [("6112022099", False)]


@pytest.mark.parametrize("same", ["postal_code", "coordinates"])
def test_the_postal_code_or_the_coordinates_make_it_sure(rows: list[RegionRow], same: str) -> None:
    village = next(row for row in rows if row.code == "6112012012")
    away = village._replace(code="6112022099")
    away = away._replace(lat=None, lon=None) if same == "postal_code" else away._replace(postal_code="")
    found = plan(rows, [away if row == village else row for row in rows])

    assert [move.is_sure for move in found.moves] == [True]


def test_twins_in_one_district_are_told_apart_by_their_last_digits(rows: list[RegionRow]) -> None:
    twin = next(row for row in rows if row.code == "6112012012")._replace(code="6112012098")
    found = plan([*rows, twin], recoded([*rows, twin], "611201", "611299"))

    assert heirs(found)["6112012012"] == "6112992012"
    assert heirs(found)["6112012098"] == "6112992098"


def test_a_slip_of_the_pen_is_seen_through_but_not_for_sure(rows: list[RegionRow]) -> None:
    new = [row._replace(name="Teluk Kapuass") if row.code == "6112992012" else row for row in recoded(rows, "611201", "611299")]
    unsure = [move for move in plan(rows, new).moves if not move.is_sure]

    assert [(move.old.code, move.new.code) for move in unsure] == [("6112012012", "6112992012")]


def test_a_desa_that_became_a_kelurahan_keeps_its_name_and_is_found(rows: list[RegionRow]) -> None:
    new = [row._replace(code="6112011012", kind="kelurahan") if row.code == "6112012012" else row for row in rows]

    assert heirs(plan(rows, new)) == {"6112012012": "6112011012"}


def test_what_is_nowhere_is_left_open_with_the_region_above_to_choose_from(rows: list[RegionRow]) -> None:
    gone = [row for row in rows if row.code != "6112012012"]
    found = plan(rows, gone)

    assert found.moves == []
    assert [(each.old.code, each.candidates[-1].code) for each in found.left_open] == [("6112012012", "611201")]
    assert heirs(plan(rows, gone, r6112012012="6112012001")) == {"6112012012": "6112012001"}


@pytest.mark.parametrize("decided", [{"r6112012001": "6112012002"}, {"r6112012012": "9999999999"}])
def test_a_decision_about_what_stays_or_for_what_is_not_there_is_refused(rows: list[RegionRow], decided: dict[str, str]) -> None:
    with pytest.raises(BadDecision):
        plan(rows, [row for row in rows if row.code != "6112012012"], **decided)


def test_a_list_of_codes_and_names_is_read_and_the_rest_taken_from_what_is_known(rows: list[RegionRow], tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        'code,name\n61,"KALIMANTAN BARAT"\n61.12,"KAB. KUBU RAYA"\n61.12.01,"Sungai Raya"\n61.12.01.2099,"Suka Baru"\n'
    )
    known = {row.code: row for row in rows}
    read = {row.code: row for row in read_list(file, known)}

    assert [read[code] for code in ("00", "61", "6112", "611201")] == [known[code] for code in ("00", "61", "6112", "611201")]
    new = read["6112012099"]
    assert (new.kind, new.slug, new.zone, new.term, new.lat) == ("desa", "suka-baru", "WIB", "Desa", None)


def test_another_table_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("kode,nama\n61,Kalimantan Barat\n")
    with pytest.raises(BadDataFile, match="code, name"):
        read_list(file, {})
