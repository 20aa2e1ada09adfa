"""After a refused dissolution, merger or move the next one begins with its answers."""

from datetime import timedelta

import pytest

from kimid.applications.actions import acts, checking
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import ActKind, Application
from tests import build
from tests.applications.asking import AT, BEYOND, NEIGHBOUR, SINCE, ask_for, carried_out, chaired

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "place"),
    [(ActKind.DISSOLUTION, None), (ActKind.MERGER, None), (ActKind.MOVE, BEYOND)],
)
def test_after_a_refused_act_the_next_begins_with_its_answers(
    kind: ActKind, place: str | None
) -> None:
    kim, chair = chaired()
    into = build.kim(NEIGHBOUR) if kind == ActKind.MERGER else None
    asked = ask_for(kim, chair, kind, into=into, **({"place": place} if place else {}))
    decider = build.officer("61" if place else "6112")
    Application.objects.filter(pk=asked.pk).update(escalated_at=AT)
    asked.refresh_from_db()
    checking.refuse_application(asked, reason="Berita acaranya belum ada.", by=decider, at=AT)

    again = acts.begin_act(kim, kind=kind, by=chair, at=AT + timedelta(days=1))

    assert again.pk != asked.pk
    assert (again.region_id, again.step) == (asked.region_id, ApplicationStep.BEGUN)
    act, before = again.act, asked.act
    assert (act.holds_from, act.why) == (SINCE, before.why)
    assert (act.into, act.to_region_id, act.into_answer) == (into, before.to_region_id, "")


def test_a_kim_that_is_no_more_is_chosen_anew_after_a_refused_merger() -> None:
    kim, chair = chaired()
    into, other = chaired(code=NEIGHBOUR)
    asked = ask_for(kim, chair, ActKind.MERGER, into=into)
    checking.refuse_application(asked, reason="Belum jelas.", by=build.officer("6112"), at=AT)
    carried_out(into, other)

    again = acts.begin_act(kim, kind=ActKind.MERGER, by=chair, at=AT + timedelta(days=1))

    assert (again.act.into, again.act.why) == (None, asked.act.why)
