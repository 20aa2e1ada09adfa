"""What everybody may know of the register's rules."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import codes
from kimid.pagecache.directives import mark_cacheable
from kimid.registry.models import PolicyRule
from kimid.registry.policies import policy_tag, rulings_for
from kimid.sites.hosts import application_url
from kimid.sites.middleware import SiteRequest

# What somebody who founds a KIM wants to know. When a silent group is called dormant is a matter
# between it and its office.
_FOR_FOUNDERS = (
    PolicyRule.ISSUERS,
    PolicyRule.MEMBERS,
    PolicyRule.TERM,
    PolicyRule.PAPERS,
    PolicyRule.ANSWER,
)


@require_safe
@page(Audience.EVERYONE)
def terms(request: SiteRequest) -> HttpResponse:
    """What a KIM needs here before it is verified: each rule, who decided it and on what basis."""
    region = request.site.region
    rulings = rulings_for(region)
    apply_url = application_url(region.code)
    shown = {
        "rulings": [rulings[rule] for rule in _FOR_FOUNDERS],
        "region": region,
        "apply_url": apply_url,
    }
    response = render(request, "registry/terms.html", shown)
    mark_cacheable(response, tags=[request.site.tag, *map(policy_tag, codes.lineage(region.code))])
    return response
