"""Who may ask for a KIM, and who decides on it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils import timezone

from kimid.access.grants import OFFICERS
from kimid.access.models import Grant
from kimid.access.own_groups import is_own_group, officials_beside
from kimid.access.second_officials import of_one_hand
from kimid.applications.models import Application
from kimid.events.permissions import Role, register_permission
from kimid.lib.codes import NATION, Level, covers, cut, level, lineage
from kimid.moderation.rules import Reader
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.rules import is_of_office, office_of


class ApplicationPermission(StrEnum):
    APPLY = "applications.apply"
    FILL = "applications.fill"
    RENEW = "applications.renew"
    ASK_ACT = "applications.ask_act"
    TAKE_IN = "applications.take_in"
    TAKE_BACK = "applications.take_back"
    READ = "applications.read"
    CHECK = "applications.check"
    HANDLE = "applications.handle"
    NOTE = "applications.note"
    EXPORT = "applications.export"
    HAND_ON = "applications.hand_on"
    KEEP_HEADS = "applications.keep_heads"
    ANSWER_AS_HEAD = "applications.answer_as_head"


@dataclass(frozen=True)
class Applicant(Reader):
    """Somebody without an account who founds a KIM: may begin an application, and fill in the one
    whose code they have.
    """

    application: Application | None = None

    @property
    def actor_name(self) -> str:
        return "pemohon"

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        if self.application is None:
            return perm == ApplicationPermission.APPLY and isinstance(obj, Region)
        return perm == ApplicationPermission.FILL and obj == self.application


def is_own_application(who: object, application: object) -> bool:
    """Whoever has an account goes on with what they began themselves; and officers with what their
    office began for a group. What is asked for a KIM is theirs only while they may ask for it.
    """
    if not isinstance(application, Application) or application.entered_by is None:
        return False
    if not application.is_founding:
        return _may_still_ask(who, application)
    return application.entered_by == who or (
        application.is_on_behalf and is_of_office(who, application.origin_code or NATION)
    )


def _may_still_ask(who: object, application: Application) -> bool:
    """Whether somebody may ask this for the KIM today. An act that was not sent belongs to whoever
    began it.
    """
    perm = ApplicationPermission.RENEW if application.is_renewal else ApplicationPermission.ASK_ACT
    is_shared = application.is_renewal or application.is_sent
    return (
        isinstance(who, Person)
        and (is_shared or application.entered_by == who)
        and who.has_perm(perm, application.kim)
    )


def was_sent(who: object, application: object) -> bool:
    """What an applicant has not sent yet, no office sees."""
    return isinstance(application, Application) and application.is_sent


def is_for_their_office(who: object, application: object) -> bool:
    """The regency checks. Whoever answers for more than one regency may stand in once the regency
    has let its days pass, or has nobody else: nobody checks what they filled in or sent, or what
    their own KIM asks for.
    """
    return (
        isinstance(application, Application)
        and isinstance(who, Person)
        and application.is_sent
        and not has_handled(who, application)
        and is_on_their_desk(who, application)
    )


def is_on_their_desk(who: object, application: object) -> bool:
    """The same for whose desk it lies on, also for whoever filled it in."""
    if not (
        isinstance(application, Application) and isinstance(who, Person) and application.is_sent
    ):
        return False
    office = office_of(who, application)
    if office is None or not all(
        covers(office.code, code) for code in region_codes_of(application)
    ):
        return False
    if is_due_in(office, application):
        return True
    return application.kim is not None and _has_only_own_officers(application.kim)


def is_due_in(office: Region, application: Application) -> bool:
    """Whether an office over it may answer now: the regency, and any above once it was handed up.
    No query.
    """
    return office.level >= Level.REGENCY or application.escalated_at is not None


def has_handled(who: Person, application: Application) -> bool:
    """Whether somebody filled it in or sent it, or is of one hand with whoever did. No query where
    nobody with an account did; else one, and some for whoever is acting, or has deputies.
    """
    handlers = application.handler_ids
    region = application.scope().region_code
    return bool(handlers) and not handlers.isdisjoint(of_one_hand(who, region))


def is_of_applicants(who: Person, application: Application) -> bool:
    """Whether somebody filled it in or sent it, or belongs to a KIM that it is about. Two queries,
    and some for whoever is acting.
    """
    now = timezone.now()
    return has_handled(who, application) or any(
        is_own_group(who, kim.site_id, now)
        for kim in (application.kim, application.into)
        if kim is not None
    )


def may_note(who: object, application: object) -> bool:
    """Notes are between officials: no applicant is among them."""
    return (
        isinstance(application, Application)
        and isinstance(who, Person)
        and application.is_sent
        and not is_of_applicants(who, application)
    )


def _has_only_own_officers(kim: Kim) -> bool:
    """Whether the regency and those below it have officers, and each is of this KIM."""
    now = timezone.now()
    below = [code for code in lineage(kim.region_id) if level(code) >= Level.REGENCY]
    rows = Grant.objects.filter(region__in=below, role__in=OFFICERS).usable(now)
    here = set(rows.values_list("pk", flat=True))
    return bool(here) and here.isdisjoint(post.pk for post in officials_beside(kim.site, now))


def region_codes_of(application: Application) -> list[str]:
    """The codes of all places that an application concerns: a move has two, and a merger as many as
    it has villages.
    """
    into = application.into
    left = application.act.from_region_id if application.is_act else None
    places = (application.region_id, into.region_id if into else None, left)
    return [code for code in places if code]


def spans_regencies(application: Application) -> bool:
    """Whether no regency answers for all places of an application."""
    return len({cut(code, Level.REGENCY) for code in region_codes_of(application)}) > 1


def regency_of(application: object) -> str:
    """The code of the regency that answers for an application; empty if none answers for all of
    it.
    """
    if not isinstance(application, Application) or spans_regencies(application):
        return ""
    return cut(application.scope().region_code, Level.REGENCY)


register_permission(
    ApplicationPermission.APPLY,
    "Begin an application. Anybody may; officers on behalf of groups without phone or signal.",
    OFFICERS,
)
register_permission(
    ApplicationPermission.FILL,
    "Fill in an application and send it: of a new KIM whoever has its code, whoever began it with"
    " an account, and for a group its office; of a KIM that exists whoever may ask that for it.",
    [Role.CHAIR, *OFFICERS],
    is_own_application,
)
register_permission(
    ApplicationPermission.RENEW,
    "Ask for a new decree of a KIM, or for other officers.",
    [Role.CHAIR, *OFFICERS],
)
register_permission(
    ApplicationPermission.ASK_ACT,
    "Ask that a KIM is dissolved, goes into another KIM, or moves to another village.",
    [Role.CHAIR, *OFFICERS],
)
register_permission(
    ApplicationPermission.TAKE_BACK,
    "Let a KIM of one's region go on that has ended less than 30 days ago: its end was a mistake.",
    OFFICERS,
    lambda _who, kim: isinstance(kim, Kim) and kim.has_ended,
)
register_permission(
    ApplicationPermission.TAKE_IN, "Say whether another KIM may go into one's own.", [Role.CHAIR]
)
register_permission(
    ApplicationPermission.READ,
    "Read an application of one's region that was sent, and look at its papers; each look is on"
    " record.",
    OFFICERS,
    was_sent,
)
register_permission(
    ApplicationPermission.CHECK,
    "Check an application that one has not filled in or sent oneself: ask back, refuse, verify."
    " Above the regency only when it has let its days pass, or has nobody else.",
    OFFICERS,
    is_for_their_office,
    falls_to=regency_of,
)
register_permission(
    ApplicationPermission.HANDLE,
    "Say who of one's office holds an application that lies on one's desk, and the number of its"
    " letter.",
    OFFICERS,
    is_on_their_desk,
)
register_permission(
    ApplicationPermission.NOTE,
    "Write a note between colleagues about an application of one's region that one has not filled"
    " in or sent, and that is not of one's own KIM.",
    OFFICERS,
    may_note,
)
register_permission(
    ApplicationPermission.EXPORT,
    "Take the list of applications of one's region along as a file; each is on record.",
    OFFICERS,
)
register_permission(
    ApplicationPermission.KEEP_HEADS,
    "Keep the list of one's office: how the heads of its villages and districts are reached.",
    OFFICERS,
)
register_permission(
    ApplicationPermission.HAND_ON,
    "Hand what an official held on to their successor: the platform, by no role.",
    [],
)
register_permission(
    ApplicationPermission.ANSWER_AS_HEAD,
    "Say as head of a village whether a decree is theirs: by a one-use link, by no role.",
    [],
)
