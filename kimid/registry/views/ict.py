"""Which KIM are not ICT-based yet and why, and the rules that say so: read by every official, changed by few, after a look."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, page, way_back
from kimid.access.weighty import weighty
from kimid.lib import clock
from kimid.lib.semicolons import plain, semicolon_table
from kimid.registry import actions
from kimid.registry.forms.ict import IctRulesForm, LeaveForm
from kimid.registry.ict import Fact, RuleBook
from kimid.registry.ict_history import own_rules_below, recounts_of, running_rules, versions_of
from kimid.registry.lagging import HEADINGS, lagging, sheet_of
from kimid.registry.models import IctRules
from kimid.registry.preview import Preview, preview
from kimid.registry.rules import Can
from kimid.sites.models import Site

_PAGES: Final = 100


@require_GET
@page(Audience.PORTAL, Can.READ_REGION)
def behind(request: RuangRequest) -> HttpResponse:
    """The KIM that are not ICT-based yet, by place, with what each lacks."""
    region, lack = request.site.region, _lack(request)
    today = clock.today(timezone.now(), region.zone)
    found = lagging(region, today, lack=lack, number=_page_number(request))
    shown = {
        "found": found,
        "lack": lack,
        "lack_word": lack.value if lack else "",
        "previous": str(found.number - 1),
        "following": str(found.number + 1),
        "rules": running_rules(region),
        "region": region,
    }
    return render(request, "registry/ict/behind.html", shown)


@require_GET
@page(Audience.PORTAL, Can.READ_REGION)
@weighty("GET")
@never_cache
def behind_file(request: RuangRequest) -> HttpResponse:
    """All of them with their facts, as a table for spreadsheets."""
    region, now = request.site.region, timezone.now()
    today = clock.today(now, region.zone)
    rows = ([plain(cell) for cell in row] for row in sheet_of(region, today, _lack(request)))
    answer = HttpResponse(semicolon_table(HEADINGS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="belum-tik-{region.slug}-{today}.csv"'
    return answer


@require_GET
@page(Audience.PORTAL, Can.READ_REGION)
def rules(request: RuangRequest) -> HttpResponse:
    """The rules that hold here, who decided them on what basis, every version, and what each count changed."""
    region = request.site.region
    running = running_rules(region)
    shown = {
        "region": region,
        "running": running,
        "book": _book(running),
        "is_own": running is not None and running.region_id == region.code,
        "versions": versions_of(region),
        "below": own_rules_below(region),
        "recounts": recounts_of(region),
        **way_back(request, "ruang-ict", "Belum berbasis TIK"),
    }
    return render(request, "registry/ict/rules.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.SET_POLICY)
@weighty("POST", when=lambda request: "pakai" in request.POST)
def change(request: RuangRequest) -> HttpResponse:
    """Other rules: typed, then looked at with all that they would change, and only then they hold."""
    region, now, running = request.site.region, timezone.now(), running_rules(request.site.region)
    form = IctRulesForm(request.POST or None, book=_book(running), seen=_key(running))
    way = way_back(request, "ruang-ict-rules", "Aturan TIK")
    is_ready = form.is_bound and form.is_valid() and "ubah" not in request.POST
    if not is_ready:
        shown = {"form": form, "region": region, "running": running, **way}
        is_wrong = form.is_bound and not form.is_valid()
        return render(request, "registry/ict/change.html", shown, status=422 if is_wrong else 200)
    if "pakai" not in request.POST or form.is_outdated:
        shown = {"form": form, "region": region, "found": preview(region, form.book(), now), "seen": _key(running), **way}
        return render(request, "registry/ict/preview.html", shown)
    found = preview(region, form.book(), now)
    actions.decide_ict(region, rules=form.rules(), by=request.person, at=now)
    return _done(request, found, "Aturan baru berlaku sekarang.")


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.SET_POLICY)
@weighty("POST")
def leave(request: RuangRequest) -> HttpResponse:
    """Take the own rules back, after a look at what that changes."""
    region, now, running = request.site.region, timezone.now(), running_rules(request.site.region)
    if running is None or running.region_id != region.code:
        return redirect("ruang-ict-rules", site_label=request.site.ruang_label)  # tapped twice: it is done already
    found, form = preview(region, None, now), LeaveForm(request.POST or None)
    if not form.is_bound or not form.is_valid():
        way = way_back(request, "ruang-ict-rules", "Aturan TIK")
        shown = {"form": form, "region": region, "found": found, **way}
        return render(request, "registry/ict/leave.html", shown, status=422 if form.is_bound else 200)
    actions.leave_ict_to_above(region, reason=form.cleaned_data["reason"], by=request.person, at=now)
    return _done(request, found, "Aturan sendiri dicabut.")


def behind_address(site: Site) -> str:
    """Where an office finds its KIM that are not ICT-based yet."""
    return reverse("ruang-ict", args=[site.ruang_label])


def _done(request: RuangRequest, found: Preview, said: str) -> HttpResponse:
    messages.success(request, f"{said} {found.said} berbasis TIK.")
    return redirect("ruang-ict-rules", site_label=request.site.ruang_label)


def _book(running: IctRules | None) -> RuleBook | None:
    return RuleBook.read(running.based, running.strata) if running else None


def _key(running: IctRules | None) -> str:
    """Names the rules that somebody had before them."""
    return str(running.pk) if running else ""


def _lack(request: HttpRequest) -> Fact | None:
    """What the list is asked for; a word that nobody knows does not exist."""
    word = request.GET.get("kurang", "")
    if word and word not in Fact:
        raise Http404
    return Fact(word) if word else None


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("hal", "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= _PAGES):
        raise Http404
    return int(text)
