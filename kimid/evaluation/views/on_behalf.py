"""Pages on which a regency fills in an evaluation for a KIM without any writer."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.evaluation.queries import entry_of, round_for
from kimid.evaluation.rules import EvaluationPermission
from kimid.evaluation.views.entry_editor import (
    EntryContext,
    autosave,
    drop_paper,
    entry_editor,
    thumbnail_response,
)
from kimid.registry.queries import kim_by_number


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, EvaluationPermission.READ)
def entry(request: RuangRequest, number: int, kim: str) -> HttpResponse:
    """The editor of an entry. After it is sent, the page of its participant."""
    entry_context = _entry_context_or_404(request, number, kim)
    entry = entry_of(entry_context.kim, entry_context.round)
    participant = entry.participants.order_by("pk").first() if entry and entry.is_sent else None
    if participant:
        return redirect(
            "ruang-participant",
            site_label=request.site.ruang_label,
            level_id=participant.contest_level_id,
            number=participant.pk,
        )
    return entry_editor(request, entry_context, entry)


@require_POST
@page(Audience.PORTAL, EvaluationPermission.READ)
def save(request: RuangRequest, number: int, kim: str) -> HttpResponse:
    """Autosave an entry."""
    return autosave(request, _entry_context_or_404(request, number, kim))


@require_POST
@page(Audience.PORTAL, EvaluationPermission.READ)
def drop(request: RuangRequest, number: int, kim: str, paper: str) -> HttpResponse:
    """Remove a paper."""
    return drop_paper(request, _entry_context_or_404(request, number, kim), paper)


@require_GET
@page(Audience.PORTAL, EvaluationPermission.READ)
def paper_thumbnail(request: RuangRequest, number: int, kim: str, paper: str) -> HttpResponse:
    """A thumbnail of a paper of this entry."""
    return thumbnail_response(_entry_context_or_404(request, number, kim), paper)


def _entry_context_or_404(request: RuangRequest, number: int, kim: str) -> EntryContext:
    kim_row = kim_by_number(request.site.region, kim)
    round_ = round_for(kim_row, number) if kim_row else None
    if (
        kim_row is None
        or round_ is None
        or round_.is_contest
        or kim_row.has_ended
        or not request.person.has_perm(EvaluationPermission.FILL, kim_row)
    ):
        raise Http404
    label = request.site.ruang_label
    url = reverse("ruang-entry-for", args=[label, number, kim])
    back_url = reverse("ruang-round", args=[label, number])
    return EntryContext(kim_row, round_, url, back_url, round_.title, is_on_behalf=True)
