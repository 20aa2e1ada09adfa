"""A reader says that something is not right, and later reads what came of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kimid.access.pages import Audience, page
from kimid.edge.stored import stored
from kimid.moderation import actions, budgets, queries
from kimid.moderation.forms import ReportForm
from kimid.moderation.models import Complaint
from kimid.moderation.rules import Reader
from kimid.moderation.senders import sender_of
from kimid.sites.middleware import SiteRequest
from kimid.wire.queries import item_at


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
def report(request: SiteRequest, about: str = "") -> HttpResponse:
    """Report one published thing of this site, or the site itself. No account, no script needed."""
    path = f"/{about}" if about else ""
    item = item_at(request.site, path) if about.isprintable() and about else None  # PostgreSQL cannot be asked for a NUL
    if (about and item is None) or not request.site.has_row:
        raise Http404
    title = item.title if item else request.site.name
    form = ReportForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        shown = {"form": form, "about": title, "path": path}
        response = render(request, "moderation/report.html", shown, status=422 if form.is_bound else 200)
        if not form.is_bound:
            stored(response, tags=[item.tag if item else request.site.tag])
        return response
    clean = form.cleaned_data | {"complaint": Complaint(form.cleaned_data["complaint"])}
    try:
        sender = sender_of(request)
        made = actions.report(request.site, path=path, title=title, **clean, sender=sender, by=Reader(), at=timezone.now())
    except budgets.TooMany as full:
        shown = {"form": form, "about": title, "path": path, "room_from": full.until, "zone": request.site.region.zone}
        return render(request, "moderation/report.html", shown, status=429)
    return redirect("report-ticket", ticket=made.ticket)


@require_safe
@page(Audience.EVERYONE)
@never_cache
def ticket(request: SiteRequest, ticket: str) -> HttpResponse:
    """What became of a report. Whoever knows the ticket reads it; what the report said is not shown again."""
    found = queries.report_by_ticket(ticket)
    if found is None:
        raise Http404
    return render(request, "moderation/ticket.html", {"report": found, "zone": request.site.region.zone})
