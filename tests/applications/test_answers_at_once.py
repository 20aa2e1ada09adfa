"""The chair of a KIM answers a merger at the moment in which it names another KIM."""

from contextlib import suppress

import pytest

from kimid.applications.actions import acts, applying, checking
from kimid.applications.checking import FormStep
from kimid.applications.models import Act, ActKind, Application, Consent
from kimid.events.permissions import Role
from kimid.registry.models import Kim
from tests import build
from tests.applications.asking import AT, NEIGHBOUR, SINCE, ask_for, chaired
from tests.together import one_after_the_other

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.all_sites]


def test_nobody_agrees_for_a_kim_that_they_do_not_lead() -> None:
    kim, chair = chaired()
    first, _ = chaired(code=NEIGHBOUR)
    second, _ = chaired(code=NEIGHBOUR)
    chair_of_first = build.member(first, Role.CHAIR)
    asked = ask_for(kim, chair, ActKind.MERGER, into=first)
    checking.ask_applicant(asked, findings={}, question="Ke mana?", by=build.officer("6112"), at=AT)

    def name_the_second() -> None:
        values = {"holds_from": SINCE, "why": "Lebih dekat.", "into": second}
        fresh = Application.objects.get(pk=asked.pk)
        applying.fill_application(fresh, step=FormStep.ACT, values=values, by=chair, at=AT)

    def agree() -> None:
        into = Kim.objects.get(pk=first.pk)
        with suppress(acts.MergerNotPending):
            acts.answer_merger(
                into, application=asked, answer=Consent.YES, words="", by=chair_of_first, at=AT
            )

    one_after_the_other(Application.objects.filter(pk=asked.pk), name_the_second, agree)

    act = Act.objects.get(pk=asked.pk)
    assert (act.into, act.into_answer) == (second, Consent.NONE)
