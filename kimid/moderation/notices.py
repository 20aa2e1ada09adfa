"""Notices of reports: they wait for whoever answers on that site."""

from typing import Final

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.moderation.models import Report
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_ANSWER: Final = "report.to_answer"

register_kind(
    NoticeKind(_ANSWER, NoticeTopic.WAITING, "Ada laporan pembaca yang menunggu dijawab.", "flag")
)


@task
def follow_report(event_id: int) -> None:
    """A report waits for the editors of its site, until one has answered."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        report = Report.objects.filter(pk=event.subject_id).first()
    if report is None:
        return
    if report.answered_at is not None:
        end([_ANSWER], report, event.happened_at)
        return
    give(
        _ANSWER,
        Recipient.on_region(site.region, Role.PORTAL_EDITOR)
        if site.is_portal
        else Recipient.on_site(site, Role.EDITOR),
        about=report,
        occasion=str(event.pk),
        title="Laporan pembaca menunggu dijawab",
        why=f"{report.get_complaint_display()}. {report.title}".strip(),
        link=ruang_path("ruang-report", site.ruang_label, report.ticket),
        at=event.happened_at,
    )
