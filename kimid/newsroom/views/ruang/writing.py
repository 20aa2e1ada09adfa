"""Writing: one sheet for a new story and for one that is changed, kept while it is written, and never lost."""

from datetime import datetime
from typing import Final

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.grants import roles_at
from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib import clock
from kimid.media.room import room_of
from kimid.newsroom import actions, queries
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms.details import DETAIL_FIELDS
from kimid.newsroom.keeping import Kept, Said, change, keep_words
from kimid.newsroom.models import Aside, Story, StoryKind
from kimid.newsroom.rules import EDITORS, Can
from kimid.newsroom.sheet import ABOUT_PHOTOS, StorySheet
from kimid.newsroom.views.ruang.answers import frame, story_or_404, to
from kimid.sites.stages import Door
from kimid.wire.claims import alike

NUMBER_TAKEN: Final = "Lembar ini belum bisa disimpan. Salin tulisan Anda, buka lembar baru dari Tulis, lalu tempel di sana."

OVERTAKEN: Final = "Diubah juga dari tempat lain. Tekan Simpan untuk menyatukannya."
TWO_TEXTS: Final = "Diubah juga dari tempat lain. Tidak ada yang hilang: pilih bagian yang dipakai."
SENT_IN_OTHER_WORDS: Final = "Kabar ini sudah dikirim dari tempat lain, dengan kata lain."


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.WRITE)
def write(request: RuangRequest) -> HttpResponse:
    """A new story: kept as a draft, or sent to the group at once."""
    if request.method == "GET":
        return _sheet(request, StorySheet.new(request, timezone.now()), None)
    return _take(request, _begun(request))


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.ENTER)
def edit(request: RuangRequest, public_id: str) -> HttpResponse:
    """Change the words of a story before it is published; with `?periksa`, its fields say what a draft still lacks."""
    found = story_or_404(request, public_id, Can.EDIT)
    if request.method == "POST":
        return _take(request, found)
    return _sheet(request, StorySheet.of(found, asked="periksa" in request.GET), found)


@require_POST
@page(Audience.KIM, Can.WRITE)
def keep(request: RuangRequest) -> HttpResponse:
    """Keep a draft while it is written. Answers the script: when, and what stands there now."""
    found, now = _begun(request), timezone.now()
    if found is not None and found.stage != Stage.DRAFT:
        return JsonResponse({"error": "Sudah dikirim ke kelompok."}, status=409)
    sheet = StorySheet.sent(request, found, now, may_wait=True)
    if not sheet.is_valid():
        return JsonResponse({"error": sheet.faults()}, status=422)
    try:
        kept = _keep(request, sheet, found, by_itself=True).story
    except actions.Closed as why:
        return JsonResponse({"error": str(why)}, status=409)
    except (actions.Overtaken, actions.NotNow):
        return JsonResponse({"error": OVERTAKEN}, status=409)
    clock_now = f"{clock.in_zone(now, request.site.region.zone):%H.%M}"
    return JsonResponse({"at": clock_now, "base": kept.digest, "address": _address(kept)})


@require_POST
@page(Audience.KIM, Can.WRITE)
def deliver(request: RuangRequest) -> HttpResponse:
    """Give a sheet that waited on a phone to the group. However often the phone asks, because answers were lost, it happens once.

    409 with `missing` names photos that must come first; 409 with `error` says that somebody else was faster.
    """
    found = _begun(request)
    sheet = StorySheet.sent(request, found, timezone.now(), may_wait=False)
    if missing := sheet.missing(request):
        return JsonResponse({"missing": missing}, status=409)
    if not sheet.is_valid():
        return JsonResponse({"error": sheet.faults()}, status=422)
    try:
        return _given(request, sheet, found)
    except actions.NotNow as why:
        return JsonResponse({"error": str(why)}, status=422)


def _given(request: RuangRequest, sheet: StorySheet, found: Story | None) -> JsonResponse:
    """Give a draft to the group. What the group has already stays as it is."""
    if found is None or found.stage == Stage.DRAFT:
        kept = _keep(request, sheet, found)
        found = kept.story
        if kept.aside is not None:
            return JsonResponse({"error": TWO_TEXTS, "address": _beside(found, kept.aside)}, status=409)
        if found.stage == Stage.DRAFT:
            actions.send(found, by=request.person, at=timezone.now())
    elif not queries.said_once(found, actions.tell(Story(), sheet.words()).digest):
        return JsonResponse({"error": SENT_IN_OTHER_WORDS, "address": _address(found)}, status=409)
    return JsonResponse({"address": reverse("ruang-sent", args=[request.site.ruang_label, found.public_id])})


@require_POST
@page(Audience.KIM, Can.WRITE)
def preview(request: RuangRequest) -> HttpResponse:
    """What was just typed, as readers would see it. Keeps nothing."""
    request.FILES.clear()
    found, now = _begun(request, own=False), timezone.now()
    sheet = StorySheet.sent(request, found, now, may_wait=True)
    if not sheet.is_valid():
        return _sheet(request, sheet, None, status=422)
    told = actions.tell(Story(site=request.site, author=request.person), sheet.words())
    is_kept = found is not None and sheet.says_the_same_as(found, sheet.source(request, now))
    return render(request, "newsroom/ruang/preview.html", {**frame(request), "story": told, "at": now, "is_kept": is_kept})


def _take(request: RuangRequest, found: Story | None) -> HttpResponse:
    """Take in a sheet: keep it, or show it again with what is missing, or both texts if somebody was faster."""
    is_draft = found is None or found.stage == Stage.DRAFT
    comes_back = not ABOUT_PHOTOS.isdisjoint(request.POST)
    may_wait = comes_back or (is_draft and "send" not in request.POST)
    sheet = StorySheet.sent(request, found, timezone.now(), may_wait=may_wait)
    if comes_back and not is_draft:
        return _sheet(request, sheet, found, status=422 if sheet.is_refused else 200)
    if not sheet.is_valid():
        return _sheet(request, sheet, found, status=422)
    try:
        kept = _keep(request, sheet, found)
    except actions.NotNow as why:
        return _not_kept(request, sheet, found, why)
    if kept.aside is not None:
        return redirect(_beside(kept.story, kept.aside))
    if sheet.is_refused:
        return _sheet(request, sheet, kept.story, status=422)
    return _onward(request, kept, is_draft=is_draft)


def _not_kept(request: RuangRequest, sheet: StorySheet, found: Story | None, why: actions.NotNow) -> HttpResponse:
    """Say why; what was typed stays on the screen where it stands nowhere else."""
    messages.warning(request, str(why))
    if found is None or isinstance(why, actions.Closed):
        return _sheet(request, sheet, found, status=422)
    return to(found)


def _onward(request: RuangRequest, kept: Kept, *, is_draft: bool) -> HttpResponse:
    """Where the button that was pressed leads, now that all is kept."""
    story, other = kept.story, kept.united_with
    if other:
        both = "dua HP Anda" if other == request.person.name else f"Anda dan {other}"
        messages.success(request, f"Tulisan {both} disatukan. Lihat hasilnya.")
    if not ABOUT_PHOTOS.isdisjoint(request.POST):
        return to(story, "ruang-edit")
    if "urgent" in request.POST:
        return to(story, "ruang-publish-urgent")
    if "send" in request.POST:
        if story.stage == Stage.DRAFT:  # a second tap finds it sent already
            actions.send(story, by=request.person, at=timezone.now())
        return to(story, "ruang-sent")
    if not other:
        messages.success(request, "Tersimpan sebagai konsep. Baru Anda yang melihatnya." if is_draft else "Naskah tersimpan.")
    return to(story)


def _address(story: Story) -> str:
    """Where this sheet is written on."""
    return reverse("ruang-edit", args=[story.site.ruang_label, story.public_id])


def _beside(story: Story, aside: Aside) -> str:
    """Where two texts become one."""
    return reverse("ruang-unite", args=[story.site.ruang_label, story.public_id, aside.pk])


def _begun(request: RuangRequest, *, own: bool = True) -> Story | None:
    """The story that this sheet has begun, if it has been kept before."""
    number = request.POST.get("draft", "")
    if not number.isalnum():  # PostgreSQL cannot even be asked for a NUL
        return None
    rows = queries.visible_to(request.person).filter(public_id=number)
    return (rows.filter(author=request.person) if own else rows).first()


def _keep(request: RuangRequest, sheet: StorySheet, found: Story | None, *, by_itself: bool = False) -> Kept:
    """Keep what a sheet says. Kept twice, it is one story; when nothing changed, nothing is written.
    A script that keeps it `by_itself` while somebody writes unites nothing: the page would not show what came of it.
    """
    now = timezone.now()
    said = sheet.said(request, now)
    if found is None:
        try:
            return Kept(_written(request, said, sheet.form.cleaned_data.get("draft", ""), now))
        except IntegrityError as taken:  # two tabs, or a second tap that was faster
            found = _begun(request)
            if found is None:
                raise actions.NotNow(NUMBER_TAKEN) from taken
    if sheet.says_the_same_as(found, said.source):
        return Kept(found)
    if by_itself:
        return Kept(change(found, said, by=request.person, at=now))
    return keep_words(found, said, by=request.person, at=now)


def _written(request: RuangRequest, said: Said, number: str, at: datetime) -> Story:
    return actions.write(
        request.site,
        words=said.words,
        source=said.source,
        sensitive=said.sensitive,
        public_id=number,
        by=request.person,
        at=at,
    )


def _sheet(request: RuangRequest, sheet: StorySheet, story: Story | None, *, status: int = 200) -> HttpResponse:
    confirmed, zone = queries.counting_confirmations(story) if story else [], request.site.region.zone
    shown = {
        **frame(request, story, "Tulis kabar" if story is None or story.stage == Stage.DRAFT else "Ubah naskah"),
        "sheet": sheet,
        "form": sheet.form,
        "is_draft": story is None or story.stage == Stage.DRAFT,
        "confirmed": confirmed,
        "closed": request.site.refusal(Door.WRITING),
        "room": room_of(request.site),
        "places": queries.places_told(request.site),
        "here_now": clock.in_zone(timezone.now(), zone).isoformat(timespec="minutes"),
        "kept_on": clock.today(queries.last_revision(story).at, zone).isoformat() if story else "",
        "may_haste": not EDITORS.isdisjoint(roles_at(request.person, request.site.standing())),
        "kind_is_open": not DETAIL_FIELDS.isdisjoint(sheet.form.errors) or bool(story and story.kind != StoryKind.NEWS),
        "alike": alike(story.claim, besides=story.item_id) if story else [],
    }
    return render(request, "newsroom/ruang/write.html", shown, status=status)
