"""A proposal of another group of the village: read, and answered by the group that holds the
block.
"""

from collections.abc import Callable
from typing import Any, Final, cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.profile.actions import proposals as actions
from kimid.profile.actions.blocks import ProfileRefused
from kimid.profile.forms import ProposalRefusalForm
from kimid.profile.models import BlockProposal, ProfileBlock
from kimid.profile.proposal_lines import lines_of
from kimid.profile.queries import answer_is_late, block_of, proposal_in
from kimid.profile.rules import ProfilePermission
from kimid.profile.shapes import BlockContent
from kimid.sites.public_words import WordsRefused


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ProfilePermission.WRITE)
def proposal(request: RuangRequest, number: int) -> HttpResponse:
    """What would change, for the group that proposes and the one that holds the block."""
    row = proposal_in(request.site.region, number)
    block = block_of(request.site.region, row.kind) if row else None
    if row is None or block is None or request.site.pk not in {row.site_id, block.site_id}:
        raise Http404
    step = _STEPS.get(request.POST.get("langkah", ""))
    if request.method == "GET" or step is None:
        return _page(request, row, block, ProposalRefusalForm())
    form = ProposalRefusalForm(request.POST)
    try:
        words = step(request, row, block, form)
    except (ProfileRefused, WordsRefused) as why:
        form.add_error(None, str(why))
        words = ""
    if not words:
        return _page(request, row, block, form, status=422)
    messages.success(request, words)
    return redirect("ruang-village", site_label=request.site.ruang_label)


def _accept(
    request: RuangRequest, row: BlockProposal, block: ProfileBlock, form: ProposalRefusalForm
) -> str:
    _only(request, block.site_id)
    actions.accept(block, proposal=row, by=request.person, at=timezone.now())
    return "Usulan dipakai. Pembaca langsung melihatnya."


def _refuse(
    request: RuangRequest, row: BlockProposal, block: ProfileBlock, form: ProposalRefusalForm
) -> str:
    _only(request, block.site_id)
    if not form.is_valid():
        return ""
    why = form.cleaned_data["why"]
    actions.refuse(block, proposal=row, why=why, by=request.person, at=timezone.now())
    return f"{row.site.name} membaca alasannya."


def _show_unanswered(
    request: RuangRequest, row: BlockProposal, block: ProfileBlock, form: ProposalRefusalForm
) -> str:
    _only(request, row.site_id)
    actions.show_unanswered(row, by=request.person, at=timezone.now())
    return "Tampil. Bagian ini sekarang diurus KIM kita."


def _only(request: RuangRequest, site_id: int) -> None:
    if request.site.pk != site_id:
        raise Http404


type _Step = Callable[[RuangRequest, BlockProposal, ProfileBlock, ProposalRefusalForm], str]
# By the value of the button.
_STEPS: Final[dict[str, _Step]] = {
    "pakai": _accept,
    "tolak": _refuse,
    "tampilkan": _show_unanswered,
}


def _page(
    request: RuangRequest,
    row: BlockProposal,
    block: ProfileBlock,
    form: ProposalRefusalForm,
    *,
    status: int = 200,
) -> HttpResponse:
    is_own = row.site_id == request.site.pk
    may_show = row.is_waiting and (answer_is_late(row, timezone.now()) or not block.has_answerer)
    context: dict[str, Any] = {
        "proposal": row,
        "holder": block.site,
        "form": form,
        "is_own": is_own,
        "may_show": is_own and may_show,
        "may_answer": row.is_waiting and block.site_id == request.site.pk,
        "now": lines_of(row.shape, cast(BlockContent, block.content)),
        "then": lines_of(row.shape, cast(BlockContent, row.content)),
        "zone": request.site.region.zone,
        **back_link(request, "ruang-village", "Profil wilayah"),
    }
    return render(request, "profile/ruang/proposal.html", context, status=status)
