"""Two wordings of one story: each part that differs as two cards, and the one that is chosen."""

from dataclasses import dataclass
from typing import Any, Final, cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib import clock
from kimid.lib.merging import Side
from kimid.newsroom import actions, queries
from kimid.newsroom.differences import Patience, Run, side_by_side
from kimid.newsroom.keeping import together
from kimid.newsroom.models import Aside, Sensitivity, Story
from kimid.newsroom.rules import Can
from kimid.newsroom.together import Piece, Together
from kimid.newsroom.views.ruang.answers import do, frame, story_or_404, to

_SIDES: Final = frozenset({"mine", "theirs", "both"})


@dataclass(frozen=True)
class Card:
    """One part in both wordings, with the words marked that only one has, and the side that is chosen."""

    key: str
    label: str
    mine: list[Run]
    theirs: list[Run]
    side: Side
    takes_both: bool


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.ENTER)
def unite(request: RuangRequest, public_id: str, number: int) -> HttpResponse:
    """A wording that waits beside the story, and how it stands now; each part chosen, both become one."""
    found = story_or_404(request, public_id, Can.EDIT)
    aside = found.asides.select_related("by").filter(pk=number).first()
    if aside is None:
        raise Http404
    if aside.united_at is not None:
        return to(found)
    if "close" in request.POST:
        closed = "Selesai. Tulisan itu tetap tersimpan."
        return do(request, found, lambda: actions.close_aside(found, aside=aside, by=request.person, at=timezone.now()), closed)
    both = together(found, aside, aside.base)
    if request.method == "GET":
        return _cards(request, found, aside, both)
    try:
        return _united(request, found, aside, both)
    except actions.Overtaken:
        found.refresh_from_db()
        return _cards(request, found, aside, together(found, aside, aside.base), status=409)
    except actions.NotNow as why:
        messages.warning(request, str(why))
        return to(found)


def _united(request: RuangRequest, story: Story, aside: Aside, both: Together) -> HttpResponse:
    actions.edit(
        story,
        words=both.words(_choices(request)),
        sensitive=[*story.sensitivities, *map(Sensitivity, aside.sensitive_about)],
        base=request.POST.get("base", "") or "none",
        unites=aside,
        by=request.person,
        at=timezone.now(),
    )
    messages.success(request, "Dua tulisan sudah jadi satu. Lihat hasilnya.")
    return to(story)


def _choices(request: RuangRequest) -> dict[str, Side]:
    return {key: cast(Side, side) for key, side in request.POST.items() if side in _SIDES}


def _cards(request: RuangRequest, story: Story, aside: Aside, both: Together, *, status: int = 200) -> HttpResponse:
    chosen, patience = _choices(request), Patience()
    standing = queries.last_revision(story)
    zone, equal = request.site.region.zone, both.equal
    shown: dict[str, Any] = {
        **frame(request, story, "Dua tulisan berbeda"),
        "heading": _heading(request, aside, standing.by.name),
        "cards": [_card(piece, chosen.get(piece.key, piece.part.side), patience) for piece in both.differences],
        "equal": equal,
        "same": _said_of(equal),
        "my_name": "Anda" if aside.by == request.person else aside.by.name,
        "their_name": "yang sudah ada" if standing.by == aside.by else standing.by.name,
        "my_time": f"{clock.in_zone(aside.at, zone):%H.%M}",
        "their_time": f"{clock.in_zone(standing.at, zone):%H.%M}",
        "is_overtaken": status == 409,
    }
    return render(request, "newsroom/ruang/unite.html", shown, status=status)


def _card(piece: Piece, side: Side, patience: Patience) -> Card:
    mine, theirs = side_by_side(*piece.wordings, patience)
    label = piece.label if piece.place != "body" else piece.label.lower()
    return Card(piece.key, label, mine, theirs, side, piece.takes_both)


def _heading(request: RuangRequest, aside: Aside, other: str) -> str:
    if aside.by.name == other:
        whose = "Anda" if aside.by == request.person else other
        return f"{whose} mengubah kabar ini di dua tempat"
    one, two = sorted((aside.by.name, other), key=lambda name: name != request.person.name)
    return f"{'Anda' if one == request.person.name else one} dan {two} mengubah kabar yang sama"


def _said_of(equal: list[Piece]) -> str:
    """`Judul, inti, dan 2 paragraf sama`."""
    paragraphs = sum(piece.place == "body" for piece in equal)
    named = [piece.label.lower() for piece in equal if piece.place != "body"] + [f"{paragraphs} paragraf"] * bool(paragraphs)
    whole = " dan ".join(named) if len(named) < 3 else f"{', '.join(named[:-1])}, dan {named[-1]}"
    return f"{whole[:1].upper()}{whole[1:]} sama"
