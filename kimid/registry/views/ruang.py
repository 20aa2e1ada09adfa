"""The rules of a region, in the workspace of its office."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.weighty import weighty
from kimid.registry import actions
from kimid.registry.forms import RulingForm
from kimid.registry.models import Rule
from kimid.registry.policies import changes_of, rulings
from kimid.registry.rules import Can


@require_GET
@page(Audience.PORTAL, Can.READ_REGION)
def policy(request: RuangRequest) -> HttpResponse:
    """Every rule with what holds here, who decided it and on what basis; and what was decided before."""
    region = request.site.region
    shown = {"rulings": rulings(region).values(), "changes": changes_of(region), "region": region}
    return render(request, "registry/policy.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.SET_POLICY)
@weighty("POST")
def ruling(request: RuangRequest, rule: str) -> HttpResponse:
    """Answer one rule for this region, or leave it to the region above."""
    if rule not in Rule:
        raise Http404
    region, site = request.site.region, request.site
    all_found = rulings(region)
    found = all_found[Rule(rule)]
    is_own = found.decider == region
    way = redirect("ruang-policy", site_label=site.ruang_label)
    if "lepas" in request.POST:
        if not is_own:
            return way  # tapped twice: it is taken back already
        actions.leave_to_above(region, rule=found.rule, by=request.person, at=timezone.now())
        messages.success(request, "Aturan sendiri dicabut. Sekarang ikut wilayah di atas.")
        return way
    form = RulingForm(request.POST or None, found=all_found, rule=found.rule, is_own=is_own)
    if not form.is_bound or not form.is_valid():
        back = {"back_url": reverse("ruang-policy", args=[site.ruang_label]), "back_label": "Aturan KIM"}
        shown = {"form": form, "ruling": found, "is_own": is_own, "region": region, **back}
        return render(request, "registry/ruling.html", shown, status=422 if form.is_bound else 200)
    actions.decide(region, rule=found.rule, **form.cleaned_data, by=request.person, at=timezone.now())
    messages.success(request, f"Aturan berlaku sekarang untuk {region.full_name} dan semua di bawahnya.")
    return way
