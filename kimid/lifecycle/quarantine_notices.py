"""Notices of a quarantine beside those of the group: for its offices, for the accounts of which one
says whose they are, and for other groups in which a frozen account has a role.
"""

from typing import Final

from kimid.access.models import Grant
from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lifecycle.models import Threat
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.people.models import Person
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.registry.models import Kim
from kimid.wire.queries import portal_of

_AT_OFFICE: Final = "kim.quarantined_below"
_IN_DOUBT: Final = "account.in_doubt"
_SETTLED: Final = "account.settled"

for kind in (
    NoticeKind(
        _AT_OFFICE, NoticeTopic.SAFETY, "Ada situs KIM yang dikarantina.", "warning", at_once=True
    ),
    NoticeKind(
        _IN_DOUBT,
        NoticeTopic.SAFETY,
        "Akun seorang anggota juga ada di KIM yang dikarantina.",
        "warning",
        at_once=True,
    ),
    NoticeKind(_SETTLED, NoticeTopic.SAFETY, "Dinas memeriksa akun Anda.", "shield", at_once=True),
):
    register_kind(kind)

ACCOUNT_EVENTS: Final = ("kim.account_confirmed", "kim.account_ended")


@task(lane=Lane.AWAITED)
def follow_quarantine(event_id: int) -> None:
    """The offices from the regency upwards know that a site is closed; so do the chairs of other
    groups in which one of its accounts has a role.
    """
    event = Event.objects.get(pk=event_id)
    kim = Kim.objects.select_related("site__region").get(pk=event.subject_id)
    who = Person.objects.filter(pk=event.actor_ref).first()
    for level in (Level.REGENCY, Level.PROVINCE, Level.NATION):
        portal = portal_of(codes.cut(kim.region_id, level))
        if portal is not None:
            give(
                _AT_OFFICE,
                Recipient.on_region(portal.region, Role.OFFICER),
                about=kim,
                occasion=str(event.pk),
                title=f"{kim.name} dikarantina",
                why=f"{Threat(event.data['threat']).label}. Pastikan akun siapa milik siapa.",
                link=ruang_path("ruang-quarantine", portal.ruang_label, kim.pk),
                at=event.happened_at,
                except_for=who,
            )
    _warn_other_groups(kim, event)


@task(lane=Lane.AWAITED)
def follow_account(event_id: int) -> None:
    """The owner of an account knows what an office said of it."""
    event = Event.objects.get(pk=event_id)
    kim = Kim.objects.select_related("site").get(pk=event.subject_id)
    is_confirmed = event.kind == "kim.account_confirmed"
    give(
        _SETTLED,
        Recipient.person(Person.objects.get(pk=event.data["person"]), kim.site),
        about=kim,
        occasion=str(event.pk),
        title=f"Peran Anda di {kim.name} {'berlaku lagi' if is_confirmed else 'diakhiri petugas'}",
        why="Keliru? Hubungi petugas kabupaten atau kota, atau kantor di atasnya.",
        link=ruang_path("ruang-start"),
        at=event.happened_at,
    )


def _warn_other_groups(kim: Kim, event: Event) -> None:
    frozen = Grant.objects.filter(site=kim.site).active(event.happened_at)
    elsewhere = Grant.objects.filter(person__in=frozen.values("person"), site__isnull=False)
    rows = elsewhere.exclude(site=kim.site).active(event.happened_at)
    for grant in rows.select_related("site", "person").order_by("pk"):
        if grant.site is not None:
            give(
                _IN_DOUBT,
                Recipient.on_site(grant.site, Role.CHAIR),
                about=grant.person,
                occasion=f"{event.pk} {grant.person_id}",
                title=f"Pastikan {grant.person.name} memegang akunnya sendiri",
                why="Ia juga anggota KIM yang dikarantina. Perannya di sini tetap.",
                link=ruang_path("ruang-people", grant.site.ruang_label),
                at=event.happened_at,
                except_for=grant.person,
            )


def connect() -> None:
    """Follow quarantines and their accounts."""
    on("kim.quarantined", follow_quarantine)
    for event in ACCOUNT_EVENTS:
        on(event, follow_account)
