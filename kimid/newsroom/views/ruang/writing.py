"""The editor of a story, with autosave, merging and sending from a phone."""

from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.grants import roles_at
from kimid.access.pages import Audience, RuangRequest, page
from kimid.events.permissions import EDITORS
from kimid.lib import clock
from kimid.lib.flow import WrongStep
from kimid.media.quota import quota_of
from kimid.newsroom import queries
from kimid.newsroom.actions import closed_features, content, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms.details import DETAIL_FIELDS
from kimid.newsroom.models import ConflictCopy, Story, StoryKind
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.saving import EditorInput, SaveResult, save_change, save_input
from kimid.newsroom.story_editor import PHOTO_BUTTONS, StoryEditor
from kimid.newsroom.views.ruang.responses import page_context, redirect_to, story_or_404
from kimid.sites.stages import Feature
from kimid.wire.claims import similar_claims

NUMBER_TAKEN: Final = (
    "Lembar ini belum bisa disimpan. "
    "Salin tulisan Anda, buka lembar baru dari Tulis, lalu tempel di sana."
)
CHANGED_ELSEWHERE: Final = "Diubah juga dari tempat lain. Tekan Simpan untuk menyatukannya."
CHOOSE_VERSION: Final = (
    "Diubah juga dari tempat lain. Tidak ada yang hilang: pilih bagian yang dipakai."
)
ALREADY_SENT: Final = "Kabar ini sudah dikirim dari tempat lain, dengan kata lain."


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, NewsroomPermission.WRITE)
def write(request: RuangRequest) -> HttpResponse:
    """A new story: saved as a draft, or sent to the group at once."""
    if request.method == "GET":
        return _editor_page(request, StoryEditor.empty(request, timezone.now()), None)
    return _submit(request, _started_story(request))


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, NewsroomPermission.WRITE)
def edit(request: RuangRequest, public_id: str) -> HttpResponse:
    """Change a story before it is published. With `?periksa`, the fields show what is missing."""
    story = story_or_404(request, public_id, NewsroomPermission.EDIT)
    if request.method == "POST":
        return _submit(request, story)
    return _editor_page(
        request, StoryEditor.for_story(story, show_missing="periksa" in request.GET), story
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.WRITE)
def autosave(request: RuangRequest) -> HttpResponse:
    """Save a draft while it is written. Answers the time, the new digest and the address."""
    story = _started_story(request)
    now = timezone.now()
    if story is not None and story.stage != Stage.DRAFT:
        return JsonResponse({"error": "Sudah dikirim ke kelompok."}, status=409)
    editor = StoryEditor.from_request(request, story, now, allow_missing=True)
    if not editor.is_valid():
        return JsonResponse({"error": editor.error_text()}, status=422)
    try:
        saved = _save(request, editor, story, is_autosave=True).story
    except closed_features.FeatureClosed as why:
        return JsonResponse({"error": str(why)}, status=409)
    except (content.EditConflict, content.ActionRefused):
        return JsonResponse({"error": CHANGED_ELSEWHERE}, status=409)
    clock_now = f"{clock.in_zone(now, request.site.region.zone):%H.%M}"
    return JsonResponse(
        {
            "at": clock_now,
            "base": saved.digest,
            "address": _edit_url(saved),
            "advice": saved.headline_advice,
        }
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.WRITE)
def submit_from_phone(request: RuangRequest) -> HttpResponse:
    """Send a draft from the outbox of a phone to the group. The phone may ask several times after
    lost answers: the draft is sent once.

    409 with `missing` names photos that must be uploaded first. 409 with `error` says that somebody
    else saved first.
    """
    story = _started_story(request)
    editor = StoryEditor.from_request(request, story, timezone.now(), allow_missing=False)
    if missing := editor.missing_photos(request):
        return JsonResponse({"missing": missing}, status=409)
    if not editor.is_valid():
        return JsonResponse({"error": editor.error_text()}, status=422)
    try:
        return _submit_draft(request, editor, story)
    except content.ActionRefused as why:
        return JsonResponse({"error": str(why)}, status=422)


def _submit_draft(request: RuangRequest, editor: StoryEditor, story: Story | None) -> JsonResponse:
    """Send a draft to the group. A story that is already sent is not changed."""
    if story is None or story.stage == Stage.DRAFT:
        result = _save(request, editor, story)
        story = result.story
        if result.conflict_copy is not None:
            return JsonResponse(
                {"error": CHOOSE_VERSION, "address": _merge_url(story, result.conflict_copy)},
                status=409,
            )
        if story.stage == Stage.DRAFT:
            _send_once(request, story)
    elif not queries.has_had_content(story, content.set_content(Story(), editor.content()).digest):
        return JsonResponse({"error": ALREADY_SENT, "address": _edit_url(story)}, status=409)
    return JsonResponse(
        {"address": reverse("ruang-sent", args=[request.site.ruang_label, story.public_id])}
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.WRITE)
def preview(request: RuangRequest) -> HttpResponse:
    """What was just typed, as readers would see it. Saves nothing."""
    request.FILES.clear()
    stored = _started_story(request, own=False)
    now = timezone.now()
    editor = StoryEditor.from_request(request, stored, now, allow_missing=True)
    if not editor.is_valid():
        return _editor_page(request, editor, None, status=422)
    typed = Story(site=request.site, author=request.person)
    story = content.write_content(typed, editor.content())
    is_saved = stored is not None and editor.is_same_as(stored, editor.source(request, now))
    return render(
        request,
        "newsroom/ruang/preview.html",
        {**page_context(request), "story": story, "at": now, "is_saved": is_saved},
    )


def _submit(request: RuangRequest, story: Story | None) -> HttpResponse:
    """Save the form. With errors, show it again; with a conflict, show both versions."""
    is_draft = story is None or story.stage == Stage.DRAFT
    changes_photos = any(button in request.POST for button in PHOTO_BUTTONS)
    allow_missing = changes_photos or (is_draft and "send" not in request.POST)
    editor = StoryEditor.from_request(request, story, timezone.now(), allow_missing=allow_missing)
    if changes_photos and not is_draft:
        return _editor_page(request, editor, story, status=422 if editor.has_refused_files else 200)
    if not editor.is_valid():
        return _editor_page(request, editor, story, status=422)
    try:
        result = _save(request, editor, story)
    except content.ActionRefused as why:
        return _save_refused(request, editor, story, why)
    if result.conflict_copy is not None:
        return redirect(_merge_url(result.story, result.conflict_copy))
    if editor.has_refused_files:
        return _editor_page(request, editor, result.story, status=422)
    return _next_page(request, result, is_draft=is_draft)


def _save_refused(
    request: RuangRequest, editor: StoryEditor, story: Story | None, why: content.ActionRefused
) -> HttpResponse:
    """Show why. The typed text stays on the screen if it is stored nowhere."""
    messages.warning(request, str(why))
    if story is None or isinstance(why, closed_features.FeatureClosed):
        return _editor_page(request, editor, story, status=422)
    return redirect_to(story)


def _next_page(request: RuangRequest, result: SaveResult, *, is_draft: bool) -> HttpResponse:
    """The page that the pressed button leads to."""
    story = result.story
    other = result.merged_with
    if other:
        both = "dua HP Anda" if other == request.person.name else f"Anda dan {other}"
        messages.success(request, f"Tulisan {both} disatukan. Lihat hasilnya.")
    if any(button in request.POST for button in PHOTO_BUTTONS):
        return redirect_to(story, "ruang-edit")
    if "urgent" in request.POST:
        return redirect_to(story, "ruang-publish-urgent")
    if "send" in request.POST:
        if story.stage == Stage.DRAFT:
            _send_once(request, story)
        return redirect_to(story, "ruang-sent")
    if not other:
        messages.success(
            request,
            "Tersimpan sebagai konsep. Baru Anda yang melihatnya."
            if is_draft
            else "Naskah tersimpan.",
        )
    return redirect_to(story)


def _send_once(request: RuangRequest, story: Story) -> None:
    """Send a draft. A second tap, or a phone that asks again, may have sent it a moment ago."""
    with suppress(WrongStep):
        writing.send(story, by=request.person, at=timezone.now())


def _edit_url(story: Story) -> str:
    return reverse("ruang-edit", args=[story.site.ruang_label, story.public_id])


def _merge_url(story: Story, conflict_copy: ConflictCopy) -> str:
    return reverse("ruang-unite", args=[story.site.ruang_label, story.public_id, conflict_copy.pk])


def _started_story(request: RuangRequest, *, own: bool = True) -> Story | None:
    """The story that this form has started, if it was saved before."""
    number = request.POST.get("draft", "")
    if not number.isalnum():  # PostgreSQL refuses a NUL
        return None
    rows = queries.visible_to(request.person).filter(public_id=number)
    return (rows.filter(author=request.person) if own else rows).first()


def _save(
    request: RuangRequest, editor: StoryEditor, story: Story | None, *, is_autosave: bool = False
) -> SaveResult:
    """Save the form. Sent twice, it makes one story; without changes, nothing is saved.

    An autosave never merges: the page would not show the result.
    """
    now = timezone.now()
    editor_input = editor.editor_input(request, now)
    if story is None:
        try:
            return SaveResult(
                _write(request, editor_input, editor.form.cleaned_data.get("draft", ""), now)
            )
        except IntegrityError as taken:  # two tabs, or a second tap
            story = _started_story(request)
            if story is None:
                raise content.ActionRefused(NUMBER_TAKEN) from taken
    if editor.is_same_as(story, editor_input.source):
        return SaveResult(story)
    if is_autosave:
        return SaveResult(save_change(story, editor_input, by=request.person, at=now))
    return save_input(story, editor_input, by=request.person, at=now)


def _write(request: RuangRequest, editor_input: EditorInput, number: str, at: datetime) -> Story:
    return writing.write(
        request.site,
        content=editor_input.content,
        source=editor_input.source,
        sensitivities=editor_input.sensitivities,
        public_id=number,
        by=request.person,
        at=at,
    )


def _editor_page(
    request: RuangRequest, editor: StoryEditor, story: Story | None, *, status: int = 200
) -> HttpResponse:
    is_draft = story is None or story.stage == Stage.DRAFT
    roles = roles_at(request.person, request.site.scope())
    now = clock.in_zone(timezone.now(), request.site.region.zone)
    has_detail_errors = not DETAIL_FIELDS.isdisjoint(editor.form.errors)
    context = {
        **page_context(request, story, "Tulis kabar" if is_draft else "Ubah naskah"),
        "editor": editor,
        "form": editor.form,
        "is_draft": is_draft,
        "closed": request.site.refusal(Feature.WRITING),
        "quota": quota_of(request.site),
        "places": queries.recent_places(request.person),
        "here_now": now.isoformat(timespec="minutes"),
        "may_publish_urgent": not EDITORS.isdisjoint(roles),
        "kind_is_open": has_detail_errors or bool(story and story.kind != StoryKind.NEWS),
        **(_stored_context(story) if story else {}),
    }
    return render(request, "newsroom/ruang/write.html", context, status=status)


def _stored_context(story: Story) -> dict[str, Any]:
    saved_at = queries.current_revision(story).at
    return {
        "confirmed": queries.valid_confirmations(story),
        "saved_on": clock.today(saved_at, story.site.region.zone).isoformat(),
        "alike": similar_claims(story.claim, excluded_item=story.item_id),
    }
