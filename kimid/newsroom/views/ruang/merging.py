"""Merge two versions of a story: one text, in which only what both changed is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal, cast

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
from kimid.newsroom.differences import DiffBudget, DiffRun, diff_runs, side_by_side
from kimid.newsroom.merging import MergeField
from kimid.newsroom.models import ConflictCopy, Revision, Sensitivity, Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.saving import choices_now, merge_of
from kimid.newsroom.views.ruang.responses import page_context, redirect_to, run_action, story_or_404

_SIDES: Final = frozenset({"mine", "theirs", "both"})
_HEADINGS: Final = {"title": "Judul", "lead": "Inti", "body": "Cerita"}
_MOST_SAME: Final = 8  # sentences in a row


@dataclass(frozen=True)
class MergeRow:
    """A sentence or a field. `runs` is what is in the merge; where both changed it, `mine` and
    `theirs` stand beside each other, and `side` is chosen.
    """

    key: str
    label: str
    runs: list[DiffRun]
    state: Literal["same", "merged", "asked"]
    who: str = ""
    mine: Sequence[DiffRun] = ()
    theirs: Sequence[DiffRun] = ()
    side: Side = "mine"
    allows_both: bool = False


@dataclass(frozen=True)
class MergeGroup:
    """A part of a story, under its heading. Many equal sentences in a row are folded."""

    heading: str
    runs: list[list[MergeRow]]


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, NewsroomPermission.ENTER)
def merge(request: RuangRequest, public_id: str, number: int) -> HttpResponse:
    """A conflict copy and the current story: what both changed is chosen, the result saved."""
    story = story_or_404(request, public_id, NewsroomPermission.EDIT)
    conflict_copy = story.conflict_copies.select_related("by").filter(pk=number).first()
    if conflict_copy is None:
        raise Http404
    if conflict_copy.resolved_at is not None:
        return redirect_to(story)
    if "close" in request.POST:
        return _close(request, story, conflict_copy)
    if request.method == "GET":
        return _page(request, story, conflict_copy)
    try:
        return _save_merge(request, story, conflict_copy)
    except content.EditConflict:
        story.refresh_from_db()
        return _page(request, story, conflict_copy, status=409)
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
        base=_seen(request) or "none",
        resolves=conflict_copy,
        by=request.person,
        at=timezone.now(),
    )
    messages.success(request, "Dua tulisan sudah jadi satu. Lihat hasilnya.")
    return redirect_to(story)


def _seen(request: RuangRequest) -> str:
    """The digest of the story that the choices were made beside."""
    return request.POST.get("base", "")


def _choices(request: RuangRequest) -> dict[str, Side]:
    return {key: cast(Side, side) for key, side in request.POST.items() if side in _SIDES}


def _page(
    request: RuangRequest, story: Story, conflict_copy: ConflictCopy, *, status: int = 200
) -> HttpResponse:
    made = _choices(request)
    chosen = choices_now(story, conflict_copy, _seen(request), made)
    authors = _authors(request, conflict_copy, queries.current_revision(story))
    budget = DiffBudget()
    fields = merge_of(story, conflict_copy, conflict_copy.base).shown_fields
    rows = [(field, _row(field, chosen, authors, budget)) for field in fields]
    context = {
        **page_context(request, story, "Dua tulisan berbeda"),
        **authors,
        "groups": [
            MergeGroup(heading, _runs([row for _, row in group]))
            for heading, group in groupby(rows, lambda pair: _heading_of(pair[0]))
        ],
        "asked": sum(row.state == "asked" for _, row in rows),
        "has_edit_conflict": status == 409,
        "lacks_choices": len(chosen) < len(made),
    }
    return render(request, "newsroom/ruang/unite.html", context, status=status)


def _heading_of(field: MergeField) -> str:
    if field.key.startswith("foto-"):
        return "Foto"
    return _HEADINGS.get(field.content_field, "Yang lain")


def _runs(rows: Sequence[MergeRow]) -> list[list[MergeRow]]:
    """These rows in stretches: many that are the same together, all others alone."""
    stretches = [[*group] for _, group in groupby(rows, lambda row: row.state == "same")]
    return [
        part
        for stretch in stretches
        for part in (
            [stretch]
            if stretch[0].state == "same" and len(stretch) > _MOST_SAME
            else [[row] for row in stretch]
        )
    ]


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


def _row(
    field: MergeField, chosen: Mapping[str, Side], authors: Mapping[str, str], budget: DiffBudget
) -> MergeRow:
    label = "" if field.content_field in _HEADINGS else field.label
    mine, theirs = field.wordings
    if field.part.is_equal:
        return MergeRow(field.key, label, [DiffRun(mine)], "same")
    if not field.part.is_conflict:
        name = authors["my_name" if field.part.side == "mine" else "their_name"]
        was, now = field.change
        runs = [*diff_runs(was, now, budget)]
        verb = "Diubah" if was and now else "Ditambah" if now else "Dihapus"
        return MergeRow(field.key, label, runs, "merged", f"{verb} {name}")
    sides = side_by_side(mine, theirs, budget)
    side = chosen.get(field.key, field.side)
    return MergeRow(field.key, label, [], "asked", "", *sides, side, field.allows_both)


def _heading(request: RuangRequest, conflict_copy: ConflictCopy, other: str) -> str:
    if conflict_copy.by.name == other:
        whose = "Anda" if conflict_copy.by == request.person else other
        return f"{whose} mengubah kabar ini di dua tempat"
    one, two = sorted((conflict_copy.by.name, other), key=lambda name: name != request.person.name)
    return f"{'Anda' if one == request.person.name else one} dan {two} mengubah kabar yang sama"
