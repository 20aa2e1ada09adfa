"""Answers for a form about a story that waited in the outbox of a phone."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import JsonResponse
from django.urls import reverse

from kimid.access import phone_answers
from kimid.access.pages import RuangRequest
from kimid.lib.flow import WrongStep
from kimid.newsroom.actions import content
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.stage_steps import step_refusal


def answer_phone(
    request: RuangRequest,
    story: Story,
    form: Form,
    act: Callable[[], object],
    *,
    done: str = "",
    missing: Sequence[str] = (),
) -> JsonResponse:
    """Do what the form asks, and say where it can be seen; or why not. `missing` are photos that
    the phone must send first.
    """
    if missing:
        return phone_answers.missing_photos(missing)
    if not form.is_valid():
        return phone_answers.invalid(form)
    if refusal := _refusal_of(act):
        return phone_answers.needs_look(refusal)
    if done:
        messages.success(request, done)
    return seen_at(story)


def _refusal_of(act: Callable[[], object]) -> str:
    """Do this. Gives why it cannot be done, or nothing."""
    try:
        act()
    except content.ActionRefused as why:
        return str(why)
    except PermissionDenied:
        return phone_answers.NOT_ALLOWED
    except WrongStep as step:
        return step_refusal(Stage(step.current), Stage(step.target))
    return ""


def seen_at(story: Story) -> JsonResponse:
    """The answer to a form that was taken, also when it comes once more after a lost answer."""
    address = reverse("ruang-story", args=[story.site.ruang_label, story.public_id])
    return phone_answers.accepted(address)
