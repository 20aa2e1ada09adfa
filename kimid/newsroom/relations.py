"""Who is sure of a story, as readers have it: a number and how they know, in fixed words. Initials
only of those who ticked it, and never where a topic is sensitive: in a hamlet they are a full name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from kimid.newsroom.check_labels import CheckedBy
from kimid.newsroom.check_steps import CheckStep
from kimid.newsroom.models import HowKnown, Story


def relation(story: Story, steps: Iterable[CheckStep]) -> str:
    """`2 warga, melihat sendiri (S.R.); 1 warga, dari dokumen`. Empty if nobody confirmed it."""
    confirmed = [step for step in steps if step.checked_by]
    order = [*HowKnown.values, ""]
    confirmed.sort(key=lambda step: order.index(_known_by(step)))
    return "; ".join(
        _part(known_by, [*group], is_sensitive=bool(story.sensitive_about))
        for known_by, group in groupby(confirmed, _known_by)
    )


def as_readers_have(step: CheckStep) -> CheckStep:
    """A step of the public box: of a confirmation neither the name nor the sentence."""
    if step.checked_by is None:
        return step
    verified = ", dan kabar ini jadi terverifikasi" if step.data.get("verified") else ""
    known_by = _known_by(step)
    detail = f"{HowKnown(known_by).label.capitalize()}." if known_by else ""
    return replace(step, what=f"{_who(step)}{verified}", detail=detail, by="")


def _known_by(step: CheckStep) -> str:
    known_by = step.data.get("known_by", "")
    return known_by if known_by in HowKnown else ""


def _part(known_by: str, steps: Sequence[CheckStep], *, is_sensitive: bool) -> str:
    how = f", {HowKnown(known_by).label}" if known_by else ""
    ticked = [step.data["initials"] for step in steps if "initials" in step.data]
    letters = [] if is_sensitive else ticked
    names = f" ({', '.join(letters)})" if letters else ""
    return f"{len(steps)} warga{how}{names}"


def _who(step: CheckStep) -> str:
    if step.checked_by is CheckedBy.MEMBER:
        return "Dipastikan seorang anggota"
    if step.checked_by is CheckedBy.LINK:
        return f"Dibenarkan seorang warga, tanpa akun, lewat tautan dari {step.data['asked_by']}"
    return f"Dibenarkan seorang warga {step.checked_by}, dicatat oleh {step.by}"
