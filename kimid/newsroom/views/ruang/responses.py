"""What the group's pages share: find a story, run an action, show the story."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any, Final

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.access.queries import members_of
from kimid.lib import clock, codes
from kimid.lib.flow import WrongStep
from kimid.lib.whatsapp import whatsapp_url
from kimid.media.addresses import attachment_base, photo_base
from kimid.media.forms import ChosenPhotos
from kimid.newsroom import queries
from kimid.newsroom.actions import content
from kimid.newsroom.check_steps import (
    CheckStep,
    awaits_other_recorder,
    check_steps,
    objections_to,
    open_decision_text,
)
from kimid.newsroom.differences import differences
from kimid.newsroom.evidence import LACKING, lacks_evidence
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms.agenda_changes import CallOffForm, MoveForm
from kimid.newsroom.forms.schedule import ScheduleForm
from kimid.newsroom.forms.second_looks import AskOfficeForm
from kimid.newsroom.forms.source import MoreSourceForm
from kimid.newsroom.forms.statements import HeadNoteInPersonForm, ReplyForm
from kimid.newsroom.forms.story_actions import (
    AskForm,
    ConfirmForm,
    MessageForm,
    TalkNoteForm,
    WithdrawForm,
    WitnessForm,
)
from kimid.newsroom.held_stories import words_before
from kimid.newsroom.models import Feeling, Story
from kimid.newsroom.reach import reads_by_day, reads_sentence
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.share_texts import labels_of, share_text, sms_text, spoken_text
from kimid.newsroom.sole_account import is_alone_with
from kimid.newsroom.stage_steps import stage_steps, step_refusal
from kimid.newsroom.story_links import as_readers_see
from kimid.newsroom.thread import speaker_count, thread_of
from kimid.newsroom.waiting import hours_left, unread_mentions
from kimid.newsroom.waiting_looks import waiting_look
from kimid.people.locks import is_locked
from kimid.people.models import Person
from kimid.sites.hosts import media_url
from kimid.wire.queries import hidden_placements
from kimid.wire.reads import reach_of
from kimid.wire.sending_on import sent_on_text, unverified_reach

_STORY: Final = "ruang-story"


def story_or_404(
    request: RuangRequest, public_id: str, needs: str = NewsroomPermission.SEE
) -> Story:
    """The story with this public id on this site. 404 without the permission."""
    story = queries.visible_to(request.person).filter(public_id=public_id).first()
    if story is None or not request.person.has_perm(needs, story):
        raise Http404
    return story


def run_action(
    request: RuangRequest, story: Story, act: Callable[[], object], done: str, then: str = _STORY
) -> HttpResponse:
    """Run one action and redirect to the story, with a message; or to `then` if it is done."""
    try:
        act()
    except content.WordsNotSeen as why:
        messages.warning(request, f"{why} Yang tadi Anda tulis: “{why.typed}”")
    except content.ActionRefused as why:
        messages.warning(request, str(why))
    except WrongStep as step:
        return render_story(
            request,
            story,
            status=409,
            refusal=step_refusal(Stage(step.current), Stage(step.target)),
        )
    else:
        if done:
            messages.success(request, done)
        return redirect_to(story, then)
    return redirect_to(story)


def refuse_form(
    request: RuangRequest, story: Story, why: content.ActionRefused, **bound: Form
) -> HttpResponse:
    """The story again with what was typed and why it was refused, or only why if the story has
    become one that takes no such form. `bound` is one form; the reason stands at its first field.
    """
    if not story.is_to_check:
        messages.warning(request, str(why))
        return redirect_to(story)
    for form in bound.values():
        form.add_error(next(name for name in form.fields if name != "base"), str(why))
    return render_story(request, story, status=422, refusal="", chosen=None, **bound)


def published_message(story: Story) -> str:
    """Where readers find the story that was just published, for a message."""
    if story.is_unverified:
        return unverified_reach(story.site, *([story.item.stands_up_to] if story.item else []))
    portals = len(codes.lineage(story.site.region_id))
    return f"Sudah tampil di situs KIM dan di {portals} portal, sampai nasional."


def redirect_to(story: Story, to: str = _STORY) -> HttpResponse:
    """Redirect to a page of this story. With `ruang-story#pastikan` that form is open there."""
    name, *form = to.split("#")
    page = reverse(name, args=[story.site.ruang_label, story.public_id])
    return redirect("#".join([page, *form]))


def page_context(
    request: RuangRequest, story: Story | None = None, label: str = "Kabar"
) -> dict[str, Any]:
    """The context of pages inside a task: addresses of photos, the time zone, the back link."""
    back = reverse("ruang-site", args=[request.site.ruang_label])
    if story is not None:
        back = reverse("ruang-story", args=[request.site.ruang_label, story.public_id])
    context = {
        "photo_base": photo_base(request.site),
        "attachment_base": attachment_base(request.site),
        "zone": request.site.region.zone,
        "back_label": label,
        "back_url": back,
    }
    return {**context, "story": story} if story else context


def render_story(
    request: RuangRequest,
    story: Story,
    *,
    status: int = 200,
    refusal: str = "",
    chosen: ChosenPhotos | None = None,
    **bound: Form,
) -> HttpResponse:
    """The page of a story. `bound` are forms with errors, which are shown open."""
    story_context = _story_context(request, story)
    speakers = speaker_count(story_context["thread"], request.person)
    context = {
        **story_context,
        "refusal": refusal,
        "chosen": chosen or ChosenPhotos(),
        "invalid_forms": list(bound.values()),
        **_empty_forms(story),
        "talk_form": TalkNoteForm(speaker_count=speakers),
        "message_form": MessageForm(others=other_members(request)),
        **bound,
    }
    status = 422 if bound and status == 200 else status
    return render(request, "newsroom/ruang/story.html", context, status=status)


def _story_context(request: RuangRequest, story: Story) -> dict[str, Any]:
    """The context of the story: its stage, its thread, its checks and what is missing."""
    steps = check_steps(story)
    confirmed = queries.valid_confirmations(story)
    now = timezone.now()
    return {
        **page_context(request, story),
        "back_url": reverse("ruang-stories", args=[request.site.ruang_label]),
        "track": stage_steps(story),
        "steps": steps,
        "sources": list(story.sources.order_by("pk")),
        "revision_count": queries.revisions_of(story).count(),
        "conflict_copies": queries.open_conflict_copies(story),
        "thread": thread_of(story, request.person),
        "hours_left": hours_left(story, now),
        "missing": queries.missing_confirmations(story, confirmed, now),
        "has_confirmed": any(row.person_id == request.person.pk for row in confirmed),
        "feelings": Feeling.choices,
        "mentions": unread_mentions(request.person).filter(story=story),
        **_look_context(story, request.person, now),
        **_writer_context(story, request.person, steps),
        **_voided_context(story, request.person),
        **(_public_context(story) if story.is_public else {}),
        **(_held_context(story) if story.is_held else {}),
    }


def _writer_context(story: Story, person: Person, steps: list[CheckStep]) -> dict[str, Any]:
    """What a writer of the story leaves to others, what it lacks, and what was decided."""
    return {
        "lacking": LACKING if lacks_evidence(story) else "",
        "objections": objections_to(story),
        "open_decision": open_decision_text(steps),
        "awaits_recorder": awaits_other_recorder(story, steps),
        "is_writer": story.is_written_by(person),
        "is_author_locked": story.is_to_check and is_locked(story.author),
        "is_alone": is_alone_with(story, person, timezone.now()),
    }


def other_members(request: RuangRequest) -> list[Person]:
    """The other members of the group, by name."""
    people = {member.person for member in members_of(request.site, timezone.now())} - {
        request.person
    }
    return sorted(people, key=lambda person: person.name)


def _look_context(story: Story, person: Person, at: datetime) -> dict[str, Any]:
    """What waits for a second person, and a form to ask an office."""
    look = waiting_look(story, person, at)
    return {"look": look, "office_form": AskOfficeForm(officers=look.officers)} if look else {}


def _voided_context(story: Story, person: Person) -> dict[str, Any]:
    """What has changed since this person confirmed the story, if an edit voided that."""
    voided = queries.voided_confirmation(story, person)
    if voided is None:
        return {}
    confirmed = queries.revisions_of(story).filter(number=voided.revision).first()
    zone = story.site.region.zone
    changes = differences(confirmed, story, zone=zone) if confirmed else None
    return {"void": voided, "void_changes": changes}


def _public_context(story: Story) -> dict[str, Any]:
    """Where readers find the story, how often they read it, and texts to share it."""
    site = story.site
    address = story.site.url_of(story.path)
    item = story.item_id or 0
    labels = labels_of(story.item)
    shown = as_readers_see(story)
    text = share_text(shown.title, shown.lead, address, **labels)
    days = reads_by_day(item, timezone.now(), site.region.zone)
    return {
        "card": media_url(f"/kartu/{story.item.card}.jpg")
        if story.item and story.item.card
        else "",
        "sms": sms_text(shown.title, address, **labels),
        "spoken": spoken_text(shown.title, shown.lead, site.name, **labels),
        "read_days": days,
        "read_sentence": reads_sentence(days),
        "public_address": address,
        "reach": reach_of(item),
        "hidden_on": hidden_placements(item),
        "placements": queries.placements_of(story),
        "sent_on": sent_on_text(story.item),
        "share_text": text,
        "whatsapp": whatsapp_url(text),
    }


def _held_context(story: Story) -> dict[str, Any]:
    """The words of before the correction in doubt, and what they would change."""
    before = words_before([story]).get(story.pk)
    if before is None:
        return {}
    changes = differences(story, before, zone=story.site.region.zone)
    return {"before": before, "changes": changes}


def _empty_forms(story: Story) -> dict[str, Any]:
    now = timezone.now()
    zone = story.site.region.zone
    today = clock.today(now, zone)
    return {
        "confirm_form": ConfirmForm(initial={"base": story.digest}),
        "witness_form": WitnessForm(initial={"base": story.digest}),
        "ask_form": AskForm(),
        "head_form": AskForm(prefix="head"),
        "in_person_form": HeadNoteInPersonForm(),
        "reply_form": ReplyForm(initial={"on": today}),
        "withdraw_form": WithdrawForm(),
        "source_form": MoreSourceForm(initial={"source_on": today}),
        "call_off_form": CallOffForm(),
        "move_form": MoveForm(story=story),
        "schedule_form": ScheduleForm(
            zone=zone, now=now, initial={"on": today + timedelta(days=1), "hour": time(7)}
        ),
    }
