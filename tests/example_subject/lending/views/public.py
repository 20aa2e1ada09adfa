"""The public page of a tool."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.wire.gone import Withdrawal, held_answer, withdrawn_answer
from kimid.wire.kinds import kind_of
from tests.example_subject.lending.models import Tool


@require_safe
@page(Audience.EVERYONE)
def tool(request: SiteRequest, public_id: str) -> HttpResponse:
    """A tool that the group lends. A withdrawn one answers 410 with the reason."""
    tool = Tool.objects.select_related("item").filter(public_id=public_id).first()
    kind = kind_of("tool")
    if tool is None:
        raise Http404
    if tool.withdrawn_at is not None:
        reason = tool.withdrawn_reason
        return withdrawn_answer(request, Withdrawal(kind, tool.name, reason, tool.withdrawn_at))
    if tool.held_account_id is not None or tool.item is None:
        return held_answer(request, kind)
    context = {"tool": tool, "item": tool.item, "kind": kind}
    response = render(request, "lending/public/tool.html", context)
    mark_cacheable(response, tags=[tool.item.tag, request.site.tag])
    return response
