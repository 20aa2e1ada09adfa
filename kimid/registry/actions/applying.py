"""What somebody does who founds a KIM. Nothing here asks for an account."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from kimid.access import links
from kimid.access.models import Invitation, OneUseLink
from kimid.access.rules import Can as CanJoin
from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.events.permissions import Role
from kimid.lib import clock, codes
from kimid.moderation import budgets
from kimid.moderation.senders import Sender
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.checking import Gap, Part, gaps_of, parts_of
from kimid.registry.flow import APPLICATION_FLOW, Step
from kimid.registry.models import Application, PaperFile, Rule
from kimid.registry.policies import rulings
from kimid.registry.rules import Can, is_above_regencies
from kimid.sites.guard import on_site
from kimid.sites.opening import portals_of

MOST_FILES: Final = 12  # of one application
_MOST_BEGUN: Final = 600  # in an hour, in the whole country
_FIELDS: Final[Mapping[Part, tuple[str, ...]]] = {
    Part.PLACE: ("region", "hamlet"),
    Part.NAME: ("name", "label"),
    Part.PEOPLE: ("officers", "members"),
    Part.ACT: ("holds_from", "why", "into"),
    Part.PAPERS: ("decree_number", "issuer", "issuer_name", "issued_on", "valid_until"),
}


class NotOpen(Exception):
    """The application was sent, or decided on: the applicant changes nothing now."""


class Incomplete(Exception):
    """Something is missing before it can be sent."""

    def __init__(self, gaps: list[Gap]) -> None:
        self.gaps = gaps
        super().__init__(len(gaps))


class TooManyFiles(Exception):
    """An application holds twelve files; more are not needed."""


@dataclass(frozen=True)
class Founder:
    """Who asks: a name, and a number at which an officer reaches them."""

    name: str
    phone: str


@action(needs=Can.APPLY, records="application.begun")
def begin(
    region: Region,
    *,
    founder: Founder,
    sender: Sender | None = None,
    after: Application | None = None,
    by: Actor,
    at: datetime,
) -> Application:
    """Begin an application in or near this region; after a refused one with all that it said.

    An officer who does it on behalf of a group is kept with it.
    Raises budgets.TooMany when the sender, or the country, has begun too many within the hour.
    """
    if sender is not None:
        nation = portals_of([Region.objects.get(code=codes.NATION)], at)[0]
        with on_site(nation):
            budgets.spend(nation, sender, at, most=_MOST_BEGUN)
    officer = by if isinstance(by, Person) else None
    near = "" if region.code == codes.NATION else region.code
    who = {"founder": founder.name, "phone": founder.phone, "entered_by": officer}
    return Application.objects.create(near=near, begun_at=at, **who, **(answers_of(after) if after else {}))


@action(needs=Can.FILL, records="application.filled")
def fill(application: Application, *, part: Part, said: Mapping[str, Any], by: Actor, at: datetime) -> Application:
    """Keep what one screen says. Raises NotOpen."""
    _refuse_closed(application)
    fields = _FIELDS[part]
    for field in fields:
        setattr(application, field, said[field])
    if part == Part.ACT:
        application.into_answer = application.into_words = ""  # who was asked before, answered other words
        fields = (*fields, "into_answer", "into_words")
    application.save(update_fields=fields)
    remember(part=part)
    return application


@action(needs=Can.FILL, records="application.paper_added")
def add_paper(application: Application, *, kind: str, name: str, pages: int, weight: int, by: Actor, at: datetime) -> Application:
    """Add a paper whose pages lie in the vault already. Whatever was compared with the old ones is compared again.

    Raises NotOpen and TooManyFiles.
    """
    _refuse_closed(application)
    if application.papers.count() >= MOST_FILES:
        raise TooManyFiles
    PaperFile.objects.create(application=application, kind=kind, name=name, pages=pages, weight=weight, added_at=at)
    _compare_again(application)
    remember(paper=name, paper_kind=kind)
    return application


@action(needs=Can.FILL, records="application.paper_dropped")
def drop_paper(application: Application, *, paper: PaperFile, by: Actor, at: datetime) -> Application:
    """Leave a paper out again. Its pages go after the commit. Raises NotOpen."""
    _refuse_closed(application)
    application.papers.filter(pk=paper.pk).delete()
    _compare_again(application)
    remember(paper=paper.name, paper_kind=paper.kind)
    return application


@action(needs=Can.FILL, records="application.sent")
def send(application: Application, *, by: Actor, at: datetime) -> Application:
    """Hand it to the office of the regency, for the first time or after a question. Raises WrongStep and Incomplete."""
    APPLICATION_FLOW.check(Step(application.step), Step.SENT)
    if application.region is None:
        raise Incomplete([Gap(Part.PLACE, "Desa atau kelurahannya belum dipilih.")])
    found = rulings(application.region)
    if gaps := gaps_of(application, found):
        raise Incomplete(gaps)
    if is_above_regencies(application):
        application.handed_up_at = at  # no regency answers for both places
    promise = found[Rule.ANSWER].answer
    today = clock.today(at, application.region.zone)
    application.step, application.sent_at = Step.SENT, at
    application.due_on = clock.after_working_days(today, promise) if isinstance(promise, int) else None
    application.save(update_fields=["step", "sent_at", "due_on", "handed_up_at"])
    return application


@action(needs=Can.FILL, records="application.founder_let_in")
def let_founder_in(application: Application, *, by: Actor, at: datetime) -> str:
    """After it was verified: the token of an invitation for the founder as chair. An older one that nobody took is closed.

    Raises NotOpen when there is nothing to come into, or somebody has come in already; and for the officer who entered it on
    behalf of others: the code is handed to them.
    """
    if isinstance(by, Person):
        raise NotOpen
    before, kim = application.invitation, application.kim
    if (
        not application.is_founding
        or kim is None
        or application.decided_by is None
        or (before is not None and before.accepted_at is not None)
    ):
        raise NotOpen
    if before is not None:
        Invitation.objects.filter(pk=before.pk).update(expires_at=at)
        OneUseLink.objects.filter(thing=before._meta.label, thing_id=before.pk, used_at=None).update(expires_at=at)
    chair = {"name": application.founder, "role": Role.CHAIR, "made_by": application.decided_by}
    made = Invitation.objects.create(site=kim.site, made_at=at, expires_at=at + links.GOOD_FOR, **chair)
    _link, token = links.make_link(
        made, site=kim.site, perm=CanJoin.JOIN, holder_name=application.founder, made_by=application.decided_by, at=at
    )
    application.invitation = made
    application.save(update_fields=["invitation"])
    return token


def answers_of(application: Application) -> dict[str, Any]:
    """For actions: what the screens of an application say, by field, for one that is begun after it."""
    return {field: getattr(application, field) for part in parts_of(application) for field in _FIELDS[part]}


def _refuse_closed(application: Application) -> None:
    if not application.is_open:
        raise NotOpen


def _compare_again(application: Application) -> None:
    application.marks = {}
    application.save(update_fields=["marks"])
