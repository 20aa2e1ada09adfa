"""What a front server asks before it gets a certificate for a name that somebody called it by."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.sites.queries import may_have_certificate


@require_safe
@page(Audience.VISITOR)
@never_cache
def certificate(request: HttpRequest) -> HttpResponse:
    """200 for a name that leads to a site here, 404 for every other. Reads a row or two and never
    writes.
    """
    if may_have_certificate(request.GET.get("domain", "")):
        return HttpResponse("ours", content_type="text/plain")
    return HttpResponse("not ours", content_type="text/plain", status=404)
