"""What belongs to a founding, a decree or an act stands nowhere else."""

from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from kimid.applications.actions import acts, renewing
from kimid.applications.models import Act, ActKind, Application
from kimid.applications.region_changes import movers
from kimid.registry.measures import measurement_of
from tests import build, build_registry
from tests.applications.asking import AT, NEIGHBOUR, SINCE, ask_for, carried_out, chaired
from tests.applications.test_head_links import FACE
from tests.conftest import Door

pytestmark = pytest.mark.django_db

FARTHER = "6112022001"  # a desa of another district


def _refuses(row: models.Model, **words: Any) -> bool:
    """Whether the database takes no such row."""
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**words)
    except IntegrityError:
        return True
    return False


def test_an_application_for_an_act_has_no_decree_and_no_site_to_open() -> None:
    kim, chair = chaired()
    made = acts.begin_act(kim, kind=ActKind.DISSOLUTION, by=chair, at=AT)
    others: list[dict[str, Any]] = [
        {"decree_number": "141/18"},
        {"issued_on": SINCE},
        {"officers": [{"post": "Ketua", "name": "Hasan"}]},
        {"members": ["Siti"]},
        {"head_answer": "yes"},
        {"label": "kim-baru"},
        {"origin_code": "6112"},
        {"kim": None},
    ]

    assert [words for words in others if not _refuses(made, **words)] == []
    assert not _refuses(made, question="Sejak kapan?")


def test_a_renewal_founds_nothing_and_a_founding_has_no_kim_before_it_is_verified() -> None:
    kim, chair = chaired()
    renewal = renewing.begin_renewal(kim, today=AT.date(), by=chair, at=AT)

    assert renewal.label == ""
    assert _refuses(renewal, label="kim-baru")
    assert _refuses(renewal, is_held=True)
    assert _refuses(build_registry.application(), kim=kim)


def test_each_act_has_what_its_kind_has_and_no_more() -> None:
    kim, chair = chaired()
    into, _ = chaired(code=NEIGHBOUR)
    ended, merged, moved = (
        acts.begin_act(kim, kind=kind, by=chair, at=AT).act
        for kind in (ActKind.DISSOLUTION, ActKind.MERGER, ActKind.MOVE)
    )

    assert (merged.into, moved.from_region, moved.to_region) == (None, kim.region, None)
    assert not _refuses(merged, into=into, into_answer="yes")
    assert not _refuses(moved, to_region=into.region)
    for act, words in (
        (ended, {"into": into}),
        (ended, {"to_region": into.region}),
        (moved, {"into": into}),
        (moved, {"from_region": None}),
        (merged, {"into": None}),  # with the answer of its chair
        (merged, {"to_region": into.region}),
    ):
        assert _refuses(act, **words), words


def test_an_earlier_move_led_where_it_led_also_after_a_later_one(ruang: Door) -> None:
    kim, chair = chaired()
    first = carried_out(kim, chair, ActKind.MOVE, place=NEIGHBOUR)
    carried_out(kim, chair, ActKind.MOVE, place=FARTHER)
    page = ruang(build.officer("6112")).get(f"/s/kab-kubu-raya/permohonan/{first.pk}/").text

    assert f"<dd>{build.region(NEIGHBOUR).full_name}" in page
    assert f"<dd>{build.region(FARTHER).full_name}" not in page


def test_a_move_follows_the_regions_that_it_names() -> None:
    kim, chair = chaired()
    made = ask_for(kim, chair, ActKind.MOVE, place=NEIGHBOUR)
    mover = next(each for each in movers() if each.name == "applications")
    for old, new in ((build.TELUK_KAPUAS, "6112012009"), (NEIGHBOUR, FARTHER)):
        mover.move(build.region(old), build.region(new), AT)

    act = Act.objects.get(pk=made.pk)
    assert (act.from_region_id, act.to_region_id) == ("6112012009", FARTHER)


def test_a_kim_that_moved_is_as_many_people_as_its_decree_says() -> None:
    kim, chair = chaired()
    before = measurement_of("anggota", kim, 2026, AT)
    carried_out(kim, chair, ActKind.MOVE, place=NEIGHBOUR)

    assert before.text == "11 orang"
    assert measurement_of("anggota", kim, 2026, AT) == before


def test_no_head_of_a_village_is_asked_about_the_decree_of_an_act(ruang: Door) -> None:
    kim, chair = chaired()
    made = ask_for(kim, chair)
    desk = ruang(build.officer("6112"))
    page = f"/s/kab-kubu-raya/permohonan/{made.pk}/kepala"
    asked = desk.post(f"{page}/", {"to": "kepala"})
    recorded = desk.post(f"{page}/tatap-muka/", FACE)

    assert (asked.status_code, recorded.status_code) == (404, 404)
    assert Application.objects.get(pk=made.pk).head_name == ""
