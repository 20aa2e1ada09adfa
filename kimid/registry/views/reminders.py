"""Reminders of decrees that end soon, sent by an office: to one KIM, or to all."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib import clock
from kimid.lib.whatsapp import whatsapp_url
from kimid.registry.actions.reminders import record_reminder
from kimid.registry.queries import ENDING_SOON, listed_ending
from kimid.registry.reminder_texts import EndingDecree, ending_decrees, text_for_all
from kimid.registry.rules import RegistryPermission

_NOBODY: Final = "Tidak ada SK yang segera berakhir."


@require_GET
@page(Audience.PORTAL, RegistryPermission.EDIT)
@never_cache
def reminders(request: RuangRequest) -> HttpResponse:
    """The decrees that end soon, with when somebody was last reminded."""
    region = request.site.region
    today = clock.today(timezone.now(), region.zone)
    context = {
        "rows": _rows(request),
        "listed": listed_ending(region, today, today + ENDING_SOON).count(),
        "zone": region.zone,
        **back_link(request, "ruang-kim-list", "Daftar KIM"),
    }
    return render(request, "registry/reminders.html", context)


@require_POST
@page(Audience.PORTAL, RegistryPermission.EDIT)
@never_cache
def remind(request: RuangRequest) -> HttpResponse:
    """Put on record that one is reminded, or all, and show the texts that are ready to send."""
    number = request.POST.get("kim", "")
    rows = [row for row in _rows(request) if not number or row.kim.number == number]
    if not rows:
        if number:
            raise Http404
        messages.warning(request, _NOBODY)
        return redirect("ruang-reminders", site_label=request.site.ruang_label)
    now = timezone.now()
    for row in rows:
        record_reminder(row.kim, decree=row.decree, days=row.days_left, by=request.person, at=now)
    together = text_for_all(rows, request.site)
    context = {
        "texts": [(row, row.text(request.site), row.whatsapp(request.site)) for row in rows],
        "together": together if len(rows) > 1 else "",
        "together_url": whatsapp_url(together),
        **back_link(request, "ruang-reminders", "SK hampir habis"),
    }
    return render(request, "registry/reminders_ready.html", context)


def _rows(request: RuangRequest) -> list[EndingDecree]:
    region = request.site.region
    return ending_decrees(region, clock.today(timezone.now(), region.zone))
