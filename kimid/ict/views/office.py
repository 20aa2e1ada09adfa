"""Which KIM are not ICT-based yet and why, and the rules that say so: read by every official,
changed by few, after a look.
"""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.ict import actions as ict
from kimid.ict.forms import IctRulesForm, IctRulesRemovalForm
from kimid.ict.gaps import HEADINGS, ict_gap_rows, ict_gaps
from kimid.ict.models import IctRules
from kimid.ict.preview import IctRulesPreview, preview_rules
from kimid.ict.rule_book import IctCriterion, RuleBook
from kimid.ict.rule_history import own_rules_below, recounts_of, running_rules, versions_of
from kimid.lib import clock
from kimid.lib.csv_export import csv_text, without_formula
from kimid.registry.rules import RegistryPermission
from kimid.sites.models import Site

_PAGES: Final = 100


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
def ict_gaps_page(request: RuangRequest) -> HttpResponse:
    """The KIM that are not ICT-based yet, by place, with what each lacks."""
    region = request.site.region
    lack = _lack(request)
    today = clock.today(timezone.now(), region.zone)
    gaps = ict_gaps(region, today, lack=lack, number=_page_number(request))
    shown = {
        "gaps": gaps,
        "lack": lack,
        "lack_word": lack.value if lack else "",
        "previous": str(gaps.number - 1),
        "following": str(gaps.number + 1),
        "rules": running_rules(region),
        "region": region,
    }
    return render(request, "ict/behind.html", shown)


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@requires_recent_auth("GET", act="Mengunduh daftar status TIK")
@never_cache
def ict_gaps_file(request: RuangRequest) -> HttpResponse:
    """All of them with their facts, as a table for spreadsheets."""
    region = request.site.region
    now = timezone.now()
    today = clock.today(now, region.zone)
    rows = (
        [without_formula(cell) for cell in row]
        for row in ict_gap_rows(region, today, _lack(request))
    )
    answer = HttpResponse(csv_text(HEADINGS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="belum-tik-{region.slug}-{today}.csv"'
    return answer


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
def rules(request: RuangRequest) -> HttpResponse:
    """The rules that hold here, who decided them on what basis, every version, and what each count
    changed.
    """
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
        **back_link(request, "ruang-ict", "Belum berbasis TIK"),
    }
    return render(request, "ict/rules.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.SET_POLICY)
@requires_recent_auth(
    "POST", when=lambda request: "pakai" in request.POST, act="Mengganti aturan status TIK"
)
def change(request: RuangRequest) -> HttpResponse:
    """Change the rules. The form shows a preview before the new rules are saved."""
    region = request.site.region
    now = timezone.now()
    running = running_rules(request.site.region)
    form = IctRulesForm(request.POST or None, book=_book(running), seen=_rules_key(running))
    back = back_link(request, "ruang-ict-rules", "Aturan TIK")
    is_ready = form.is_bound and form.is_valid() and "ubah" not in request.POST
    if not is_ready:
        shown = {"form": form, "region": region, "running": running, **back}
        is_wrong = form.is_bound and not form.is_valid()
        return render(request, "ict/change.html", shown, status=422 if is_wrong else 200)
    if "pakai" not in request.POST or form.is_outdated:
        shown = {
            "form": form,
            "region": region,
            "preview": preview_rules(region, form.book(), now),
            "seen": _rules_key(running),
            **back,
        }
        return render(request, "ict/preview.html", shown)
    preview = preview_rules(region, form.book(), now)
    ict.decide_ict(region, rules=form.rules(), by=request.person, at=now)
    return _done(request, preview, "Aturan baru berlaku sekarang.")


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.SET_POLICY)
@requires_recent_auth("POST", act="Melepas aturan status TIK sendiri")
def leave(request: RuangRequest) -> HttpResponse:
    """Take the own rules back, after a look at what that changes."""
    region = request.site.region
    now = timezone.now()
    running = running_rules(request.site.region)
    if running is None or running.region_id != region.code:
        return redirect(
            "ruang-ict-rules", site_label=request.site.ruang_label
        )  # tapped twice: it is done already
    preview = preview_rules(region, None, now)
    form = IctRulesRemovalForm(request.POST or None)
    if not form.is_bound or not form.is_valid():
        back = back_link(request, "ruang-ict-rules", "Aturan TIK")
        shown = {"form": form, "region": region, "preview": preview, **back}
        return render(request, "ict/leave.html", shown, status=422 if form.is_bound else 200)
    ict.remove_own_ict_rules(region, reason=form.cleaned_data["reason"], by=request.person, at=now)
    return _done(request, preview, "Aturan sendiri dicabut.")


def ict_gaps_address(site: Site) -> str:
    """Where an office finds its KIM that are not ICT-based yet."""
    return reverse("ruang-ict", args=[site.ruang_label])


def _done(request: RuangRequest, preview: IctRulesPreview, text: str) -> HttpResponse:
    messages.success(request, f"{text} {preview.summary} berbasis TIK.")
    return redirect("ruang-ict-rules", site_label=request.site.ruang_label)


def _book(running: IctRules | None) -> RuleBook | None:
    return RuleBook.from_json(running.based, running.strata) if running else None


def _rules_key(running: IctRules | None) -> str:
    """Names the rules that somebody had before them."""
    return str(running.pk) if running else ""


def _lack(request: HttpRequest) -> IctCriterion | None:
    """What the list is asked for; a word that nobody knows does not exist."""
    word = request.GET.get("kurang", "")
    if word and word not in IctCriterion:
        raise Http404
    return IctCriterion(word) if word else None


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("hal", "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= _PAGES):
        raise Http404
    return int(text)
