"""A reader reports something, and later reads the answer."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kimid.access.pages import Audience, page
from kimid.moderation import actions, queries
from kimid.moderation.forms import ReportForm
from kimid.moderation.models import Complaint, Report
from kimid.moderation.rules import Reader
from kimid.moderation.senders import sender_of
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.wire.queries import item_at


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
def report(request: SiteRequest, about: str = "") -> HttpResponse:
    """Report one published item of this site, or the site itself. Needs no account."""
    path = f"/{about}" if about else ""
    # PostgreSQL refuses a NUL in a query.
    item = item_at(request.site, path) if about and about.isprintable() else None
    if (about and item is None) or not request.site.has_row:
        raise Http404
    title = item.page_title if item else request.site.name
    form = ReportForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "about": title, "path": path}
    if not form.is_bound:
        response = render(request, "moderation/report.html", context)
        mark_cacheable(response, tags=[item.tag if item else request.site.tag])
        return response
    if not form.is_valid():
        return render(request, "moderation/report.html", context, status=422)
    new_report = _save_report(request, form, path=path, title=title)
    return redirect("report-ticket", ticket=new_report.ticket)


@require_safe
@page(Audience.EVERYONE)
@never_cache
def ticket(request: SiteRequest, ticket: str) -> HttpResponse:
    """The state of a report, for everybody with the ticket. Does not show its words."""
    row = queries.report_by_ticket(ticket)
    if row is None:
        raise Http404
    context = {
        "report": row,
        "answerer": queries.answerer_of(row),
        "zone": request.site.region.zone,
        "address": request.site.url_of(request.path),
    }
    return render(request, "moderation/ticket.html", context)


def _save_report(request: SiteRequest, form: ReportForm, *, path: str, title: str) -> Report:
    clean = form.cleaned_data | {"complaint": Complaint(form.cleaned_data["complaint"])}
    return actions.report(
        request.site,
        path=path,
        title=title,
        **clean,
        sender=sender_of(request),
        by=Reader(),
        at=timezone.now(),
    )
