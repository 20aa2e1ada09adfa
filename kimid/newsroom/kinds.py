"""The kinds of stories, as the wire shows them."""

from typing import Any

from kimid.newsroom.details import Details
from kimid.newsroom.feed_texts import full_texts
from kimid.newsroom.models import StoryKind
from kimid.newsroom.reactions import lighten_much_read
from kimid.newsroom.structured_data import claim_review, event
from kimid.wire.event_sorts import SORTS
from kimid.wire.guessed_addresses import lead_to
from kimid.wire.kinds import Kind, PublishedItem, kind_of, register
from kimid.wire.verdicts import UNVERIFIED, JudgedClaim, Verdict


def register_kinds() -> None:
    """Register all kinds of stories."""
    register(
        _kind(StoryKind.NEWS, "news", shows_topic=True),
        _kind(StoryKind.ANNOUNCEMENT, "broadcast", menu_place=10, is_notice=True),
        _kind(StoryKind.GALLERY, "picture", menu_place=40, shows_pictures=True),
        _kind(
            StoryKind.AGENDA,
            "calendar",
            menu_place=20,
            is_event=True,
            venue=_venue,
            structured_data=event,
            facets=(SORTS,),
        ),
        _kind(
            StoryKind.FACT_CHECK,
            "shield",
            menu_place=30,
            judged_claim=_judged_claim,
            structured_data=claim_review,
        ),
        _kind(
            StoryKind.ADVERTORIAL,
            "news",
            article_type="AdvertiserContentArticle",
        ),
    )


def register_words() -> None:
    """Register the words that people try for these kinds, and to send something."""
    lead_to(kind_of(StoryKind.NEWS).path, "warta", "artikel", "news")
    lead_to(kind_of(StoryKind.GALLERY).path, "foto", "album")
    lead_to(kind_of(StoryKind.AGENDA).path, "acara", "jadwal", "kalender")
    lead_to(kind_of(StoryKind.FACT_CHECK).path, "cekfakta", "hoaks", "hoax")
    lead_to("/kirim-kabar/", "kirim")


def _kind(kind: StoryKind, icon: str, **others: Any) -> Kind:
    """A kind of story with its name and label, and what all kinds of stories have."""
    return Kind(
        kind.value,
        str(kind.label),
        icon,
        full_texts=full_texts,
        when_much_read=lighten_much_read,
        **others,
    )


def _venue(item: PublishedItem) -> str:
    return Details.of_item(item).venue


def _judged_claim(item: PublishedItem) -> JudgedClaim:
    """The claim of a fact check. Before anybody confirmed it, it gives no answer."""
    details = Details.of_item(item)
    label = Verdict(details.verdict).label
    return JudgedClaim(details.claim, UNVERIFIED if item.is_unverified else str(label))
