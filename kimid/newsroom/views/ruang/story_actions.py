"""Actions on a story. Each is one form."""

from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.phone_answers import wants_json
from kimid.access.publishing_proof import is_always_careful, requires_publishing_proof
from kimid.lib import clock
from kimid.lib.flow import WrongStep
from kimid.newsroom.actions import (
    confirmations,
    content,
    phrase_review,
    publishing,
    sources,
    talk,
    writing,
)
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms.source import MoreSourceForm
from kimid.newsroom.forms.story_actions import (
    ConfirmForm,
    TalkNoteForm,
    WithdrawForm,
    WitnessForm,
)
from kimid.newsroom.models import Decision, Story, WithdrawalKind
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.stage_steps import step_refusal
from kimid.newsroom.thread import speaker_count, thread_of
from kimid.newsroom.views.ruang.act_words import about_story
from kimid.newsroom.views.ruang.from_phone import answer_phone, seen_at
from kimid.newsroom.views.ruang.lifting import chosen_end, is_of_warning
from kimid.newsroom.views.ruang.responses import (
    page_context,
    redirect_to,
    refuse_form,
    render_story,
    run_action,
    story_or_404,
)
from kimid.wire.rules import WirePermission

_CONFIRMED: Final = "Terima kasih. Pemastian Anda sudah dicatat."
_AFTER_EDIT: Final = (
    "Minta orang lain memastikan, atau minta penulisnya menyetujui ubahan Anda dulu."
)


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def add_source(request: RuangRequest, public_id: str) -> HttpResponse:
    """Add a source."""
    story = story_or_404(request, public_id, NewsroomPermission.EDIT)
    form = MoreSourceForm(request.POST)
    today = clock.today(timezone.now(), request.site.region.zone)
    if not form.is_valid():
        return render_story(request, story, source_form=form)
    return run_action(
        request,
        story,
        lambda: writing.add_source(
            story, source=form.source(request.person, today), by=request.person, at=timezone.now()
        ),
        "Sumber ditambahkan.",
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@never_cache
def see_source(request: RuangRequest, public_id: str, number: int) -> HttpResponse:
    """The private details of a source. The look is recorded."""
    story = story_or_404(request, public_id)
    try:
        source = sources.see_source(story, number=number, by=request.person, at=timezone.now())
    except content.ActionRefused as why:
        messages.warning(request, str(why))
        return redirect_to(story)
    return render(
        request,
        "newsroom/ruang/source.html",
        {**page_context(request, story, "Sumber"), "source": source},
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def send(request: RuangRequest, public_id: str) -> HttpResponse:
    """Send a draft to the group."""
    story = story_or_404(request, public_id, NewsroomPermission.EDIT)
    try:
        writing.send(story, by=request.person, at=timezone.now())
    except content.ActionRefused as why:
        messages.warning(request, str(why))
        return redirect(
            f"{reverse('ruang-edit', args=[request.site.ruang_label, public_id])}?periksa"
        )
    except WrongStep as step:
        return render_story(
            request,
            story,
            status=409,
            refusal=step_refusal(Stage(step.current), Stage(step.target)),
        )
    return redirect_to(story, "ruang-sent")


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def discard_draft(request: RuangRequest, public_id: str) -> HttpResponse:
    """Delete an own draft."""
    story = story_or_404(request, public_id, NewsroomPermission.EDIT)
    try:
        writing.discard_draft(story, by=request.person, at=timezone.now())
    except content.ActionRefused as why:
        messages.warning(request, str(why))
        return redirect_to(story)
    messages.success(request, "Konsep sudah dibuang.")
    return redirect("ruang-drafts", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def record_talk(request: RuangRequest, public_id: str) -> HttpResponse:
    """Record the decision of the group."""
    story = story_or_404(request, public_id)
    form = TalkNoteForm(
        request.POST,
        speaker_count=speaker_count(thread_of(story, request.person), request.person),
        refusal_of=lambda decision: talk.recording_refusal(
            story, decision, request.person, timezone.now()
        ),
    )
    if not form.is_valid():
        return render_story(request, story, talk_form=form)
    note = form.note()
    return run_action(
        request,
        story,
        lambda: talk.record_talk(story, **note, by=request.person, at=timezone.now()),
        "Putusan kelompok sudah dicatat.",
        # Whoever decided has just read it, and may know that it is true.
        then="ruang-story#pastikan" if note["decision"] == Decision.PUBLISH else "ruang-story",
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(
    when=is_of_warning, is_careful=is_always_careful, act=about_story("Memastikan kabar")
)
def confirm(request: RuangRequest, public_id: str) -> HttpResponse:
    """A member who did not write the story confirms it, here or from the outbox of a phone."""
    story = story_or_404(request, public_id)
    form = ConfirmForm(request.POST)
    act = partial(_confirm, request, story, form)
    if wants_json(request):
        if confirmations.has_confirmed(story, request.person):
            return seen_at(story)  # the answer was lost
        return answer_phone(request, story, form, act, done=_CONFIRMED)
    if not form.is_valid():
        return render_story(request, story, confirm_form=form)
    return run_action(request, story, act, _CONFIRMED)


def _confirm(request: RuangRequest, story: Story, form: ConfirmForm) -> None:
    if story.is_written_by(request.person) and story.author != request.person:
        raise content.ActionRefused(f"Anda yang terakhir mengubah naskahnya. {_AFTER_EDIT}")
    confirmations.confirm(
        story,
        how_known=form.cleaned_data["how_known"],
        known_by=form.cleaned_data["known_by"],
        shows_initials=form.cleaned_data["shows_initials"],
        base=form.cleaned_data["base"],
        by=request.person,
        at=timezone.now(),
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(
    when=is_of_warning,
    is_careful=is_always_careful,
    act=about_story("Mencatat siapa yang memastikan kabar"),
)
def confirm_for_witness(request: RuangRequest, public_id: str) -> HttpResponse:
    """A member writes down who confirmed the story to their face, or on paper."""
    story = story_or_404(request, public_id)
    form = WitnessForm(request.POST)
    if not form.is_valid():
        return render_story(request, story, witness_form=form)
    typed = form.cleaned_data
    try:
        confirmations.confirm_for_witness(
            story,
            witness=form.witness(),
            how_known=typed["how_known"],
            known_by=typed["known_by"],
            base=typed["base"],
            by=request.person,
            at=timezone.now(),
        )
    except content.ActionRefused as why:
        return refuse_form(request, story, why, witness_form=form)
    messages.success(request, f"Tercatat: {typed['name']} membenarkan kabar ini.")
    return redirect_to(story)


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def accept_edit(request: RuangRequest, public_id: str) -> HttpResponse:
    """The author agrees to what somebody else changed."""
    story = story_or_404(request, public_id, NewsroomPermission.EDIT)
    base = request.POST.get("base", "")
    return run_action(
        request,
        story,
        lambda: writing.accept_edit(story, base=base, by=request.person, at=timezone.now()),
        "Anda menyetujui ubahannya. Anggota lain sekarang bisa memastikan.",
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(
    is_careful=is_always_careful, act=about_story("Meloloskan frasa iklan dalam")
)
def approve_phrase(request: RuangRequest, public_id: str) -> HttpResponse:
    """An editor approves the held phrase."""
    story = story_or_404(request, public_id)
    base = request.POST.get("base", "")
    return run_action(
        request,
        story,
        lambda: phrase_review.approve_phrase(
            story, base=base, by=request.person, at=timezone.now()
        ),
        "Dicatat: frasa itu sudah Anda lihat dan boleh terbit.",
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(is_careful=is_always_careful, act=about_story("Menampilkan lagi kabar"))
def end_hold(request: RuangRequest, public_id: str) -> HttpResponse:
    """Somebody other than the account in doubt has looked: readers have the story again, also in
    the words of before.
    """
    story = story_or_404(request, public_id, WirePermission.END_HOLD)
    act, done = chosen_end(request)
    return run_action(
        request, story, lambda: act(story, by=request.person, at=timezone.now()), done
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def withdraw(request: RuangRequest, public_id: str) -> HttpResponse:
    """Withdraw a published story with a public reason."""
    story = story_or_404(request, public_id)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return render_story(request, story, withdraw_form=form)
    kind = WithdrawalKind(form.cleaned_data["kind"])
    reason = form.cleaned_data["reason"]
    return run_action(
        request,
        story,
        lambda: publishing.withdraw(
            story, kind=kind, reason=reason, by=request.person, at=timezone.now()
        ),
        "Kabar sudah ditarik dari semua portal. Alasannya tetap bisa dibaca di alamatnya.",
    )
