"""Merge two versions of a story: two cards for each difference, and a choice."""

from dataclasses import dataclass
from typing import Final, cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib import clock
from kimid.lib.merging import Side
from kimid.newsroom import queries
from kimid.newsroom.actions import content, writing
from kimid.newsroom.differences import DiffBudget, DiffRun, side_by_side
from kimid.newsroom.merging import MergeField
from kimid.newsroom.models import ConflictCopy, Revision, Sensitivity, Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.saving import merge_of
from kimid.newsroom.views.ruang.responses import page_context, redirect_to, run_action, story_or_404

_SIDES: Final = frozenset({"mine", "theirs", "both"})


@dataclass(frozen=True)
class MergeCard:
    """One field in both versions, with marks on the differences, and the chosen side."""

    key: str
    label: str
    mine: list[DiffRun]
    theirs: list[DiffRun]
    side: Side
    allows_both: bool


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, NewsroomPermission.ENTER)
def merge(request: RuangRequest, public_id: str, number: int) -> HttpResponse:
    """A conflict copy and the current story. Each difference is chosen, and the result is saved."""
    story = story_or_404(request, public_id, NewsroomPermission.EDIT)
    conflict_copy = story.conflict_copies.select_related("by").filter(pk=number).first()
    if conflict_copy is None:
        raise Http404
    if conflict_copy.resolved_at is not None:
        return redirect_to(story)
    if "close" in request.POST:
        return _close(request, story, conflict_copy)
    if request.method == "GET":
        return _cards(request, story, conflict_copy)
    try:
        return _save_merge(request, story, conflict_copy)
    except content.EditConflict:
        story.refresh_from_db()
        return _cards(request, story, conflict_copy, status=409)
    except content.ActionRefused as why:
        messages.warning(request, str(why))
        return redirect_to(story)


def _close(request: RuangRequest, story: Story, conflict_copy: ConflictCopy) -> HttpResponse:
    return run_action(
        request,
        story,
        lambda: writing.close_conflict_copy(
            story, conflict_copy=conflict_copy, by=request.person, at=timezone.now()
        ),
        "Selesai. Tulisan itu tetap tersimpan.",
    )


def _save_merge(request: RuangRequest, story: Story, conflict_copy: ConflictCopy) -> HttpResponse:
    writing.edit(
        story,
        content=merge_of(story, conflict_copy, conflict_copy.base).content(_choices(request)),
        sensitivities=[*story.sensitivities, *map(Sensitivity, conflict_copy.sensitive_about)],
        base=request.POST.get("base", "") or "none",
        resolves=conflict_copy,
        by=request.person,
        at=timezone.now(),
    )
    messages.success(request, "Dua tulisan sudah jadi satu. Lihat hasilnya.")
    return redirect_to(story)


def _choices(request: RuangRequest) -> dict[str, Side]:
    return {key: cast(Side, side) for key, side in request.POST.items() if side in _SIDES}


def _cards(
    request: RuangRequest, story: Story, conflict_copy: ConflictCopy, *, status: int = 200
) -> HttpResponse:
    story_merge = merge_of(story, conflict_copy, conflict_copy.base)
    chosen = _choices(request)
    budget = DiffBudget()
    context = {
        **page_context(request, story, "Dua tulisan berbeda"),
        **_authors(request, conflict_copy, queries.current_revision(story)),
        "cards": [
            _card(field, chosen.get(field.key, field.part.side), budget)
            for field in story_merge.differing_fields
        ],
        "equal": story_merge.equal_fields,
        "same": _equal_sentence(story_merge.equal_fields),
        "has_edit_conflict": status == 409,
    }
    return render(request, "newsroom/ruang/unite.html", context, status=status)


def _authors(
    request: RuangRequest, conflict_copy: ConflictCopy, current: Revision
) -> dict[str, str]:
    """Who wrote each version, and when."""
    zone = request.site.region.zone
    return {
        "heading": _heading(request, conflict_copy, current.by.name),
        "my_name": "Anda" if conflict_copy.by == request.person else conflict_copy.by.name,
        "their_name": "yang sudah ada" if current.by == conflict_copy.by else current.by.name,
        "my_time": f"{clock.in_zone(conflict_copy.at, zone):%H.%M}",
        "their_time": f"{clock.in_zone(current.at, zone):%H.%M}",
    }


def _card(field: MergeField, side: Side, budget: DiffBudget) -> MergeCard:
    mine, theirs = side_by_side(*field.wordings, budget)
    label = field.label if field.content_field != "body" else field.label.lower()
    return MergeCard(field.key, label, mine, theirs, side, field.allows_both)


def _heading(request: RuangRequest, conflict_copy: ConflictCopy, other: str) -> str:
    if conflict_copy.by.name == other:
        whose = "Anda" if conflict_copy.by == request.person else other
        return f"{whose} mengubah kabar ini di dua tempat"
    one, two = sorted((conflict_copy.by.name, other), key=lambda name: name != request.person.name)
    return f"{'Anda' if one == request.person.name else one} dan {two} mengubah kabar yang sama"


def _equal_sentence(fields: list[MergeField]) -> str:
    """`Judul, inti, dan 2 paragraf sama`."""
    paragraphs = sum(field.content_field == "body" for field in fields)
    named = [field.label.lower() for field in fields if field.content_field != "body"] + [
        f"{paragraphs} paragraf"
    ] * bool(paragraphs)
    whole = " dan ".join(named) if len(named) < 3 else f"{', '.join(named[:-1])}, dan {named[-1]}"
    return f"{whole[:1].upper()}{whole[1:]} sama"
