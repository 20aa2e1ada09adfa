"""Acts over a KIM, asked for and carried out by the same actions that people use."""

from datetime import date, timedelta
from typing import Any, Final

from kimid.access.models import Grant
from kimid.applications.actions import acts, applying, checking
from kimid.applications.checking import FormStep
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import ActKind, Application, Consent
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build, build_registry

SINCE: Final = date(2026, 5, 12)
AT: Final = build.AT + timedelta(days=600)
BEYOND: Final = "6171011002"  # a kelurahan in another regency
NEIGHBOUR: Final = "6112012001"  # another desa of the same district


def chaired(label: str = "", code: str = build.TELUK_KAPUAS) -> tuple[Kim, Person]:
    """A KIM with a decree, and its chair."""
    kim = build_registry.application(code, step=ApplicationStep.VERIFIED, label=label).kim
    assert kim is not None
    return kim, build.member(kim, Role.CHAIR)


def ask_for(
    kim: Kim, by: Person, kind: ActKind = ActKind.DISSOLUTION, **values: Any
) -> Application:
    """An act that was filled in and sent."""
    made = acts.begin_act(kim, kind=kind, by=by, at=AT)
    if place := values.pop("place", None):
        applying.fill_application(
            made,
            step=FormStep.PLACE,
            values={"region": build.region(place), "hamlet": ""},
            by=by,
            at=AT,
        )
    words = {
        "holds_from": SINCE,
        "why": "Musyawarah warga memutuskan begitu.",
        "into": None,
    } | values
    applying.fill_application(made, step=FormStep.ACT, values=words, by=by, at=AT)
    build_registry.paper(made, "putusan", at=AT)
    return applying.send_application(made, by=by, at=AT)


def answered(asked: Application, answer: Consent = Consent.YES, words: str = "") -> Application:
    """A merger about which the other KIM has said something."""
    assert asked.into is not None
    chair = Grant.objects.get(site=asked.into.site, role=Role.CHAIR).person
    return acts.answer_merger(
        asked.into, application=asked, answer=answer, words=words, by=chair, at=AT
    )


def carried_out(
    kim: Kim, by: Person, kind: ActKind = ActKind.DISSOLUTION, **values: Any
) -> Application:
    """An act that an office has confirmed; of a merger the other KIM too."""
    made = ask_for(kim, by, kind, **values)
    if kind == ActKind.MERGER:
        made = answered(made)
    checking.verify_application(
        made, findings=build_registry.fitting(made), by=build.officer(kim.region_id[:4]), at=AT
    )
    kim.refresh_from_db()
    return made
