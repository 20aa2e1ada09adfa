"""Lending in the workspace of a group."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from tests.example_subject.lending import actions
from tests.example_subject.lending.forms import ToolForm
from tests.example_subject.lending.models import Tool
from tests.example_subject.lending.queries import tools_of
from tests.example_subject.lending.rules import LendingPermission


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LendingPermission.LEND)
def tools(request: RuangRequest) -> HttpResponse:
    """What the group lends, and a form for another tool."""
    form = ToolForm(request.POST or None)
    if form.is_bound and form.is_valid():
        data = form.tool_data()
        actions.offer(request.site, data=data, by=request.person, at=timezone.now())
        return redirect("ruang-tools", site_label=request.site.ruang_label)
    context = {
        "tools": tools_of(request.site),
        "form": form,
        **back_link(request, "ruang-site", request.site.name),
    }
    status = 422 if form.is_bound else 200
    return render(request, "lending/ruang/tools.html", context, status=status)


@require_POST
@page(Audience.KIM, LendingPermission.WITHDRAW)
def withdraw(request: RuangRequest, public_id: str) -> HttpResponse:
    """Lend a tool no more, with the reason that readers get."""
    tool = Tool.objects.filter(site=request.site, public_id=public_id, withdrawn_at=None).first()
    why = request.POST.get("why", "").strip()[:300]
    if tool is None:
        raise Http404
    if why:
        actions.withdraw(tool, why=why, by=request.person, at=timezone.now())
    return redirect("ruang-tools", site_label=request.site.ruang_label)
