"""The profile of a village in the workspace of a group: one screen for all blocks, one for each."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.events.history import history_of
from kimid.lib import clock
from kimid.media.addresses import photo_base
from kimid.media.forms import ChosenPhotos
from kimid.places.models import RegionKind
from kimid.profile.actions import blocks as actions
from kimid.profile.actions.proposals import propose
from kimid.profile.block_kinds import BlockKind
from kimid.profile.forms import BlockForm
from kimid.profile.models import BlockProposal, ProfileBlock
from kimid.profile.queries import block_of, blocks_of, last_proposal_of, proposals_in
from kimid.profile.rules import ProfilePermission
from kimid.profile.shapes import SHAPES, BlockContent, empty_content, shape_in
from kimid.sites.public_words import WordsRefused

_TITLE: Final = "Profil wilayah"


@require_GET
@page(Audience.KIM, ProfilePermission.WRITE)
def profile(request: RuangRequest) -> HttpResponse:
    """All blocks in their order, those that nobody wrote yet, and what waits for an answer."""
    site = request.site
    rows = blocks_of(site.region)
    holders = {row.kind: row.site_id for row in rows}
    waiting = proposals_in(site.region)
    context = {
        "rows": rows,
        "missing": [SHAPES[kind] for kind in BlockKind if kind not in holders],
        "to_answer": [each for each in waiting if holders.get(each.kind) == site.pk],
        "own": [each for each in waiting if each.site_id == site.pk],
        "village": site.region,
        "zone": site.region.zone,
        **back_link(request, "ruang-site", site.name),
    }
    return render(request, "profile/ruang/profile.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ProfilePermission.WRITE)
def block(request: RuangRequest, word: str) -> HttpResponse:
    """Write a block; or propose another wording to the group that holds it."""
    screen = _Screen(request, _kind_or_404(word))
    if request.method == "GET":
        return screen.show(screen.form(None))
    if request.POST.get("langkah") == "tambah" and screen.shape.columns:
        return screen.show(screen.with_more_rows())
    form = screen.form(request.POST)
    if (screen.chosen and screen.chosen.refused) or not form.is_valid():
        return screen.show(form, status=422)
    try:
        words = screen.save(form)
    except (actions.ProfileRefused, WordsRefused) as why:
        if isinstance(why, actions.BlockChanged):
            screen.row = block_of(screen.site.region, screen.kind)
            form.show_version(actions.version_of(screen.row))
        form.add_error(None, str(why))
        return screen.show(form, status=422)
    messages.success(request, words)
    return redirect("ruang-village", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, ProfilePermission.WRITE)
def step(request: RuangRequest, word: str) -> HttpResponse:
    """One block further to the front, out of sight, or back."""
    kind, site = _kind_or_404(word), request.site
    row, name = block_of(site.region, kind), request.POST.get("langkah", "")
    if row is None or (name != _UP and row.site_id != site.pk):
        raise Http404
    if name == "lihat" and not request.person.has_perm(ProfilePermission.LOOK, row):
        raise Http404
    by, at = request.person, timezone.now()
    try:
        if name == _UP:
            actions.move_up(site, kind=kind, by=by, at=at)
        elif act := _STEPS.get(name):
            act(row, by=by, at=at)
    except (actions.ProfileRefused, WordsRefused) as why:
        messages.warning(request, str(why))
    return redirect("ruang-village", site_label=site.ruang_label)


_UP: Final = "naik"
_STEPS: Final[dict[str, Callable[..., ProfileBlock]]] = {
    "sembunyikan": actions.hide_block,
    "tampilkan": actions.show_block,
    "lihat": actions.show_held,
}


class _Screen:
    """The screen of one block for one group: who holds it decides what its button does."""

    def __init__(self, request: RuangRequest, kind: BlockKind) -> None:
        self.request, self.kind, self.site = request, kind, request.site
        region = self.site.region
        self.shape = shape_in(kind, is_kelurahan=region.kind == RegionKind.KELURAHAN)
        self.row = block_of(region, kind)
        self.proposes = bool(
            self.row and self.row.site_id != self.site.pk and self.row.has_answerer
        )
        self.chosen = self._photos() if self.shape.has_photos and not self.proposes else None

    @property
    def _others(self) -> dict[str, Any]:
        return {"today": self._today, "chosen": self.chosen, "proposes": self.proposes}

    @property
    def _today(self) -> date:
        return clock.today(timezone.now(), self.site.region.zone)

    @property
    def _content(self) -> BlockContent:
        return self.row.content if self.row else empty_content()

    def form(self, data: Any) -> BlockForm:
        version = actions.version_of(self.row)
        given = {"content": self._content, "version": version, **self._others}
        return BlockForm(data, self.shape, **given)

    def with_more_rows(self) -> BlockForm:
        return BlockForm.with_more_rows(self.request.POST, self.shape, **self._others)

    def save(self, form: BlockForm) -> str:
        """Write or propose; gives what to say then."""
        by, at = self.request.person, timezone.now()
        given: dict[str, Any] = {"kind": self.kind, "data": form.block_data(), "by": by, "at": at}
        if self.proposes and self.row:
            propose(self.site, why=form.cleaned_data["why"], **given)
            return f"Usulan terkirim ke {self.row.site.name}."
        actions.write_block(self.site, seen=form.seen, **given)
        return f"{self.kind.label} tersimpan. Pembaca langsung melihatnya."

    def show(self, form: BlockForm, *, status: int = 200) -> HttpResponse:
        mine: BlockProposal | None = None
        if self.proposes:
            mine = last_proposal_of(self.site, self.kind)
        context = {
            "form": form,
            "shape": self.shape,
            "row": self.row,
            "chosen": self.chosen,
            "proposes": self.proposes,
            "mine": mine,
            "base": photo_base(self.site),
            "history": history_of(self.row) if self.row else [],
            "zone": self.site.region.zone,
            **back_link(self.request, "ruang-village", _TITLE),
        }
        return render(self.request, "profile/ruang/block.html", context, status=status)

    def _photos(self) -> ChosenPhotos:
        """Those of a posted form, which keep their words, or those of the block."""
        request = self.request
        before = self.row.photos if self.row and self.row.site_id == self.site.pk else []
        if request.method == "GET":
            return ChosenPhotos(list(before))
        chosen = ChosenPhotos.from_form(
            request.POST, request.FILES, site=self.site, by=request.person, at=timezone.now()
        )
        own = {picture["name"]: picture for picture in before}
        chosen.pictures = [own.get(each["name"], each) for each in chosen.pictures]
        return chosen


def _kind_or_404(word: str) -> BlockKind:
    try:
        return BlockKind(word)
    except ValueError:
        raise Http404 from None
