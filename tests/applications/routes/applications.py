"""The applications that the routes of the register are about."""

from dataclasses import dataclass, field

from kimid.applications.flow import ApplicationStep
from kimid.applications.models import ActKind, Application
from tests import build, build_registry
from tests.applications.asking import ask_for
from tests.matrix.case import Case
from tests.matrix.cast import OFFICE, Place, Thing, Who
from tests.matrix.world import AT, World


@dataclass
class Applications:
    """DRAFT was not sent, OPEN waits for its office, PUBLISHED was verified."""

    by_state: dict[Thing, Application] = field(default_factory=dict)
    secrets: frozenset[str] = frozenset()  # of the one that waits
    head_link: str = ""
    merger: int = 0  # the number of an application to go into A
    alone: str = ""  # the number of a KIM that has nobody

    def opened(self, case: Case) -> Case:
        """This address of an application, which gives what is written in it."""
        return case.opening(self.secrets) if case.thing is Thing.OPEN else case


def furnish(world: World) -> None:
    """Three applications in the regency: one not sent, one that waits, with secrets, and one that
    was verified; and a KIM that nobody leads.
    """
    made = Applications()
    for thing, step in (
        (Thing.DRAFT, ApplicationStep.BEGUN),
        (Thing.OPEN, ApplicationStep.SENT),
        (Thing.PUBLISHED, ApplicationStep.VERIFIED),
    ):
        made.by_state[thing] = build_registry.application(step=step, at=AT)
    _ask_for_acts(world, made)
    _hide(world, made)
    made.alone = build.kim().number
    world.put(made)


def _ask_for_acts(world: World, made: Applications) -> None:
    verified = made.by_state[Thing.PUBLISHED].kim
    assert verified is not None
    officer = world.people[Who.OFFICER]
    why = world.canaries.hide("merger: why", _readers() | {Who.CHAIR})
    made.merger = ask_for(verified, officer, ActKind.MERGER, into=world.kims[Place.A], why=why).pk


def _hide(world: World, made: Applications) -> None:
    """Secrets in every text of the application that waits."""
    secrets = {
        name: world.canaries.hide(f"application: {name}", _readers())
        for name in ("founder", "name", "member", "signed by", "head", "question")
    }
    waiting = made.by_state[Thing.OPEN]
    waiting.applicant, waiting.name, waiting.issuer_name = (
        secrets[each] for each in ("founder", "name", "signed by")
    )
    waiting.members = [*waiting.members, secrets["member"]]
    waiting.question = secrets["question"]
    waiting.save()
    made.secrets = frozenset(secrets.values())
    made.head_link = build_registry.head_link(waiting, secrets["head"])


def _readers() -> frozenset[Who]:
    return OFFICE[Place.REGENCY] - {Who.PORTAL_EDITOR}
