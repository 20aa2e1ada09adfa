"""The end of a KIM that was a mistake is taken back on the screen of its office."""

from datetime import timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimid.access.models import Grant
from kimid.access.queries import members_of
from kimid.applications.actions import taking_back
from kimid.applications.models import ActKind
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.registry.history import history_of_kim
from kimid.registry.models import Kim
from kimid.sites.stages import LifeStage
from kimid.wire.models import Placement, RegionTally
from tests import build
from tests.applications.asking import AT, NEIGHBOUR, carried_out, chaired
from tests.conftest import Door

pytestmark = pytest.mark.django_db

SOON: Final = AT + timedelta(days=3)


def _state_of(kim: Kim) -> dict[str, object]:
    """All of a KIM that its end changes."""
    kim = Kim.objects.select_related("site").get(pk=kim.pk)
    return {
        "kim": (kim.ended_on, kim.merged_into_id, kim.site.merged_into_id, kim.site.stage),
        "terms": list(kim.officers.order_by("pk").values_list("pk", "term_until")),
        "members": list(kim.members.order_by("pk").values_list("name", "left_on")),
        "roles": {(each.person.pk, tuple(each.roles)) for each in members_of(kim.site, SOON)},
        "tally": sum(RegionTally.objects.filter(region="6112").values_list("kims", flat=True)),
        "placements": set(
            Placement.objects.filter(item__site=kim.site).values_list("item", "portal")
        ),
    }


@pytest.mark.parametrize("kind", [ActKind.DISSOLUTION, ActKind.MERGER])
def test_a_kim_that_ended_by_mistake_is_what_it_was(kind: ActKind) -> None:
    kim, chair = chaired()
    into = chaired(code=NEIGHBOUR)[0] if kind == ActKind.MERGER else None
    build.member(kim, Role.EDITOR)
    build.story(kim, Stage.PUBLISHED, title="Jembatan gantung selesai dicat")
    before = _state_of(kim)
    carried_out(kim, chair, kind, into=into)
    assert _state_of(kim) != before

    taking_back.take_back_end(kim, reason="Salah KIM.", by=build.officer("6112"), at=SOON)

    assert _state_of(kim) == before
    newest = history_of_kim(Kim.objects.get(pk=kim.pk), SOON.date())[0]
    assert newest.text == "Berakhirnya dibatalkan, KIM kembali. Salah KIM."


def test_who_had_left_before_stays_away() -> None:
    kim, chair = chaired()
    gone = build.member(kim, Role.EDITOR)
    Grant.objects.filter(person=gone).update(ends_at=AT - timedelta(days=1))
    carried_out(kim, chair)

    taking_back.take_back_end(kim, reason="Salah KIM.", by=build.officer("6112"), at=SOON)

    assert [each.person for each in members_of(kim.site, SOON)] == [chair]


def test_an_end_of_long_ago_stands_and_only_offices_above_take_one_back() -> None:
    kim, chair = chaired()
    officer, elsewhere = build.officer("6112"), build.officer("6171")
    carried_out(kim, chair)

    for stranger in (chair, elsewhere):
        with pytest.raises(PermissionDenied):
            taking_back.take_back_end(kim, reason="Keliru.", by=stranger, at=SOON)
    with pytest.raises(taking_back.NotTakenBack, match="30 hari"):
        taking_back.take_back_end(kim, reason="Keliru.", by=officer, at=AT + timedelta(days=31))
    assert Kim.objects.get(pk=kim.pk).has_ended


def test_a_merger_into_what_has_ended_itself_waits_for_that() -> None:
    kim, chair = chaired()
    into, other = chaired(code=NEIGHBOUR)
    carried_out(kim, chair, ActKind.MERGER, into=into)
    carried_out(into, other)

    with pytest.raises(taking_back.NotTakenBack, match="sendiri sudah berakhir"):
        taking_back.take_back_end(kim, reason="Keliru.", by=build.officer("6112"), at=SOON)


def test_the_office_takes_it_back_on_the_sheet_of_the_kim(ruang: Door) -> None:
    kim, chair = chaired()
    carried_out(kim, chair)
    Event.objects.filter(kind="kim.dissolved").update(happened_at=timezone.now())
    desk = ruang(build.officer("6112"))
    sheet = f"/s/kab-kubu-raya/daftar-kim/{kim.number}/"

    assert "Kembalikan KIM ini" in desk.get(sheet).text
    empty = desk.post(f"{sheet}kembali/", {"reason": ""})
    done = desk.post(f"{sheet}kembali/", {"reason": "Salah KIM."}, follow=True)

    assert (empty.status_code, "Tulis dulu alasannya." in empty.text) == (422, True)
    assert "kembali, dengan pengurus dan peran seperti semula" in done.text
    assert "Kembalikan KIM ini" not in done.text
    assert Kim.objects.get(pk=kim.pk).site.stage == LifeStage.ACTIVE
