"""What the group's pages have in common: finding a story, doing one thing with it, and showing what came of it."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

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
from kimid.newsroom import actions, queries
from kimid.newsroom.checking import check_steps, left_open_in
from kimid.newsroom.differences import differences
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms import (
    AskForm,
    ConfirmForm,
    MessageForm,
    MoreSourceForm,
    ReplyForm,
    ScheduleForm,
    TalkNoteForm,
    WithdrawForm,
)
from kimid.newsroom.holds import held_phrase, why_held
from kimid.newsroom.models import Feeling, Story
from kimid.newsroom.reach import in_words, last_days
from kimid.newsroom.rules import Can
from kimid.newsroom.sharing import share_text, sms_text, spoken_text
from kimid.newsroom.steps import stage_steps, why_not
from kimid.newsroom.thread import talkers, thread_of
from kimid.newsroom.waiting import hours_left, mentions_of
from kimid.people.models import Person
from kimid.sites.hosts import media_url
from kimid.wire.queries import hidden_on
from kimid.wire.reads import reach_of


def story_or_404(request: RuangRequest, public_id: str, needs: str = Can.SEE) -> Story:
    """The story of this number on this site; for whoever may not, there is none."""
    found = queries.visible_to(request.person).filter(public_id=public_id).first()
    if found is None or not request.person.has_perm(needs, found):
        raise Http404
    return found


def do(request: RuangRequest, story: Story, act: Callable[[], object], done: str) -> HttpResponse:
    """Run one action and go back to the story, with what came of it in words."""
    try:
        act()
    except actions.NotNow as why:
        messages.warning(request, str(why))
    except WrongStep as step:
        return show(request, story, status=409, refusal=why_not(Stage(step.now), Stage(step.then)))
    else:
        if done:
            messages.success(request, done)
    return to(story)


def shown_on(story: Story) -> str:
    """Where readers find what was just published, for the message about it."""
    return f"Sudah tampil di situs KIM dan di {len(codes.lineage(story.site.region_id))} portal, sampai nasional."


def to(story: Story, name: str = "ruang-story") -> HttpResponse:
    """Go to a page of this story."""
    return redirect(name, site_label=story.site.ruang_label, public_id=story.public_id)


def frame(request: RuangRequest, story: Story | None = None, label: str = "Kabar") -> dict[str, Any]:
    """What pages inside a task need: where its photos are, the clock of the place, and the way back."""
    back = reverse("ruang-site", args=[request.site.ruang_label])
    if story is not None:
        back = reverse("ruang-story", args=[request.site.ruang_label, story.public_id])
    shown = {
        "photo_base": photo_base(request.site),
        "attachment_base": attachment_base(request.site),
        "zone": request.site.region.zone,
        "back_label": label,
        "back_url": back,
    }
    return {**shown, "story": story} if story else shown


def show(
    request: RuangRequest,
    story: Story,
    *,
    status: int = 200,
    refusal: str = "",
    chosen: ChosenPhotos | None = None,
    **bound: Form,
) -> HttpResponse:
    """The page of a story; a form that came back with questions is shown opened, with what was typed."""
    facts = _facts(request, story)
    shown = {
        **facts,
        "refusal": refusal,
        "chosen": chosen or ChosenPhotos(),
        "sent_back": list(bound.values()),
        **_empty_forms(story),
        "talk_form": TalkNoteForm(talkers=talkers(facts["thread"], request.person)),
        "message_form": MessageForm(others=others_of(request)),
        **bound,
    }
    return render(request, "newsroom/ruang/story.html", shown, status=422 if bound and status == 200 else status)


def _facts(request: RuangRequest, story: Story) -> dict[str, Any]:
    """What the page tells of the story: how far it has come, what was said, what waits, and for whom."""
    steps = check_steps(story)
    confirmed, phrase, now = queries.counting_confirmations(story), held_phrase(story), timezone.now()
    return {
        **frame(request, story),
        "back_url": reverse("ruang-stories", args=[request.site.ruang_label]),
        "track": stage_steps(story),
        "steps": steps,
        "left": left_open_in(steps),
        "sources": list(story.sources.order_by("pk")),
        "revision_count": queries.revisions_of(story).count(),
        "asides": queries.asides_of(story),
        "thread": thread_of(story, request.person),
        "hours_left": hours_left(story, now),
        "missing": queries.wanting(story, confirmed, now),
        "has_confirmed": any(row.person_id == request.person.pk for row in confirmed),
        "held": why_held(phrase) if phrase and not story.was_published else "",
        "feelings": Feeling.choices,
        "said_to_me": [mention for mention in mentions_of(request.person) if mention.story_id == story.pk],
        **_asked_again(story, request.person),
        **(_once_public(story) if story.is_public else {}),
    }


def others_of(request: RuangRequest) -> list[Person]:
    """The others of the group, by name."""
    people = {member.person for member in members_of(request.site, timezone.now())} - {request.person}
    return sorted(people, key=lambda person: person.name)


def _asked_again(story: Story, person: Person) -> dict[str, Any]:
    """What changed since this person confirmed it, to be confirmed again by one tap."""
    void = queries.asked_again(story, person)
    if void is None:
        return {}
    confirmed = queries.revisions_of(story).filter(number=void.revision).first()
    return {"void": void, "void_changes": differences(confirmed, story) if confirmed else None}


def _once_public(story: Story) -> dict[str, Any]:
    """Where readers find it, and how many did."""
    site, address = story.site, story.site.url_of(story.path)
    item, label = story.item_id or 0, story.item.label if story.item else ""
    words = share_text(story.title, story.lead, address, label=label)
    days = last_days(item, timezone.now(), site.region.zone)
    return {
        "card": media_url(f"/kartu/{story.item.card}.jpg") if story.item and story.item.card else "",
        "sms": sms_text(story.title, address, label=label),
        "spoken": spoken_text(story.title, story.lead, site.name, label=label),
        "read_days": days,
        "read_words": in_words(days),
        "public_address": address,
        "reach": reach_of(item),
        "hidden_on": hidden_on(item),
        "stands_on": queries.stands_on(story),
        "share_text": words,
        "whatsapp": whatsapp_url(words),
    }


def _empty_forms(story: Story) -> dict[str, Any]:
    now, zone = timezone.now(), story.site.region.zone
    today = clock.today(now, zone)
    return {
        "confirm_form": ConfirmForm(initial={"base": story.digest}),
        "ask_form": AskForm(),
        "head_form": AskForm(prefix="head"),
        "reply_form": ReplyForm(initial={"on": today}),
        "withdraw_form": WithdrawForm(),
        "source_form": MoreSourceForm(initial={"source_on": today}),
        "schedule_form": ScheduleForm(zone=zone, now=now, initial={"on": today + timedelta(days=1), "hour": time(7)}),
    }
