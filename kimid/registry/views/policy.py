"""The rules of a region, in the workspace of its office."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.registry.actions import policy as policy_actions
from kimid.registry.forms.ruling import RulingForm
from kimid.registry.models import PolicyRule
from kimid.registry.policies import Ruling, changes_of, rulings_for
from kimid.registry.rules import RegistryPermission


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
def policy(request: RuangRequest) -> HttpResponse:
    """Every rule with what holds here, who decided it and on what basis; and what was decided
    before.
    """
    region = request.site.region
    shown = {
        "rulings": rulings_for(region).values(),
        "changes": changes_of(region),
        "region": region,
    }
    return render(request, "registry/policy.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.SET_POLICY)
@requires_recent_auth("POST", act="Mengganti aturan wilayah")
def ruling(request: RuangRequest, rule: str) -> HttpResponse:
    """Answer one rule for this region, or leave it to the region above."""
    if rule not in PolicyRule:
        raise Http404
    region = request.site.region
    rulings = rulings_for(region)
    current = rulings[PolicyRule(rule)]
    is_own = current.decider == region
    response = redirect("ruang-policy", site_label=request.site.ruang_label)
    if "lepas" in request.POST:
        if is_own:  # otherwise tapped twice: it is taken back already
            _remove_own_rule(request, current.rule)
        return response
    form = RulingForm(request.POST or None, rulings=rulings, rule=current.rule, is_own=is_own)
    if not form.is_bound or not form.is_valid():
        return _ruling_screen(request, form, current, is_own=is_own)
    policy_actions.decide_rule(
        region, rule=current.rule, **form.cleaned_data, by=request.person, at=timezone.now()
    )
    messages.success(
        request, f"Aturan berlaku sekarang untuk {region.full_name} dan semua di bawahnya."
    )
    return response


def _remove_own_rule(request: RuangRequest, rule: PolicyRule) -> None:
    policy_actions.remove_own_rule(
        request.site.region, rule=rule, by=request.person, at=timezone.now()
    )
    messages.success(request, "Aturan sendiri dicabut. Sekarang ikut wilayah di atas.")


def _ruling_screen(
    request: RuangRequest, form: RulingForm, current: Ruling, *, is_own: bool
) -> HttpResponse:
    shown = {
        "form": form,
        "ruling": current,
        "is_own": is_own,
        "region": request.site.region,
        "back_url": reverse("ruang-policy", args=[request.site.ruang_label]),
        "back_label": "Aturan KIM",
    }
    return render(request, "registry/ruling.html", shown, status=422 if form.is_bound else 200)
