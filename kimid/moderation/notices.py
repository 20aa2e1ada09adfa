"""Notices of reports: they wait for whoever answers on that site."""

from typing import Final

from kimid.access.nearest_office import nearest_office
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.moderation.models import Report
from kimid.moderation.rules import answerers_in_group, other_answerers
from kimid.moderation.writers import writers_of
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.people.models import Person
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_ANSWER: Final = "report.to_answer"
_OFFICE: Final = "report.office_to_answer"
_OWN: Final = "report.own_answered"

for kind in (
    NoticeKind(_ANSWER, NoticeTopic.WAITING, "Ada laporan pembaca yang menunggu dijawab.", "flag"),
    NoticeKind(
        _OFFICE,
        NoticeTopic.WAITING,
        "Ada laporan pembaca di KIM yang belum punya redaktur lain untuk menjawab.",
        "flag",
    ),
    NoticeKind(
        _OWN, NoticeTopic.SAFETY, "Redaktur menjawab laporan tentang tulisannya sendiri.", "flag"
    ),
):
    register_kind(kind)


@task
def follow_report(event_id: int) -> None:
    """A report waits for the editors of its site, until one has answered. Whoever wrote what is
    reported is asked only if nobody else of the group can answer; then the office knows.
    """
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        report = Report.objects.select_related("site").filter(pk=event.subject_id).first()
    if report is None:
        return
    if report.answered_at is not None:
        end([_ANSWER, _OFFICE], report, event.happened_at)
        if event.data.get("is_own"):
            _give_office(_OWN, report, event, f"{event.actor_name} menjawab laporan tulisannya")
        return
    others = other_answerers(report)
    for to in _recipients(report, others):
        _give(_ANSWER, to, report, event, title="Laporan pembaca menunggu dijawab", place=site)
    if not others and writers_of(report):
        _give_office(_OFFICE, report, event, f"{site.name}: laporan menunggu dijawab")


def _recipients(report: Report, others: list[Person]) -> list[Recipient]:
    """All who answer on this site; by name if one of them wrote what is reported."""
    site = report.site
    if site.is_portal:
        return [Recipient.on_region(site.region, Role.PORTAL_EDITOR)]
    if others and others != answerers_in_group(report):
        return [Recipient.person(person, site) for person in others]
    return [Recipient.on_site(site, Role.EDITOR)]


def _give_office(kind: str, report: Report, event: Event, title: str) -> None:
    """The nearest office that answers for the group sees the report, with the contact."""
    office = nearest_office(report.site.region_id, event.happened_at)
    to = Recipient.on_region(office.region, Role.PORTAL_EDITOR)
    _give(kind, to, report, event, title=title, place=office)


def _give(
    kind: str, to: Recipient, report: Report, event: Event, *, title: str, place: Site
) -> None:
    give(
        kind,
        to,
        about=report,
        occasion=str(event.pk),
        title=title,
        why=f"{report.get_complaint_display()}. {report.title}".strip(),
        link=ruang_path("ruang-report", place.ruang_label, report.ticket),
        at=event.happened_at,
    )
