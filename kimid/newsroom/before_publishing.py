"""A story as readers will get it, for whoever is about to publish it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.forms import BoundField

from kimid.lib import codes
from kimid.lib.blocks import Block, photo_names
from kimid.lib.picture import Picture
from kimid.newsroom.flow import STORY_FLOW, Stage
from kimid.newsroom.forms.missing_captions import MissingCaptionsForm
from kimid.newsroom.hold_backs import HoldBack, hold_backs_of
from kimid.newsroom.models import Story, StoryKind
from kimid.newsroom.sole_account import is_alone_with
from kimid.newsroom.stage_steps import step_refusal
from kimid.newsroom.story_page import StoryPage, page_if_published
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.wire.sending_on import UNVERIFIED_UP_TO

_IN_WORDS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam")


@dataclass(frozen=True)
class ShownPhoto:
    """A photo where it will stand, with the field that asks for its caption, if it has none. Where
    readers do not have the photo, that is said instead.
    """

    picture: Picture
    field: BoundField | None


@dataclass(frozen=True)
class PreviewPart:
    """Text of the story, or a photo between it."""

    text: Sequence[Block] = ()
    photo: ShownPhoto | None = None


@dataclass(frozen=True)
class PublishingPreview:
    """What readers will get, in order, and where."""

    page: StoryPage
    lead_photo: ShownPhoto | None
    parts: Sequence[PreviewPart]
    more_photos: Sequence[ShownPhoto]
    missing: Sequence[ShownPhoto]  # the photos whose captions are asked
    places: Sequence[str]  # the addresses, the group's own first
    is_ready: bool
    is_unchecked: bool  # by the only account of a group
    has_badge: bool
    refusal: str  # why nobody can publish it now
    hold_backs: Sequence[HoldBack]  # what other subjects want settled first

    @property
    def place_count(self) -> str:
        """`enam alamat`."""
        count = len(self.places)
        return f"{_IN_WORDS[count] if count < len(_IN_WORDS) else count} alamat"

    @property
    def missing_title(self) -> str:
        """`Satu foto belum punya keterangan.` Empty if all have one."""
        count = len(self.missing)
        word = _IN_WORDS[count].capitalize() if count < len(_IN_WORDS) else str(count)
        return f"{word} foto belum punya keterangan." if count else ""


def is_ready(story: Story, person: Person, at: datetime) -> bool:
    """Whether this press can publish it: it is checked, or nobody else is there to check it. At
    most one query.
    """
    if story.declined_at is not None:
        return False
    return story.stage == Stage.VERIFIED or is_alone_with(story, person, at)


def preview_of(
    story: Story, by: Person, form: MissingCaptionsForm, at: datetime
) -> PublishingPreview:
    """What readers get if this person publishes the story now. `form` asks for captions. Three
    queries, and those of the subjects that may hold it back.
    """
    page = page_if_published(story, by)
    shown = {
        picture["name"]: ShownPhoto(picture, form.field_of(picture["name"]))
        for picture in story.photos
    }
    ready = is_ready(story, by, at)
    is_unchecked = ready and story.stage != Stage.VERIFIED
    return PublishingPreview(
        page=page,
        lead_photo=shown[page.photo["name"]] if page.photo else None,
        parts=list(_parts(page.text, shown)),
        more_photos=[
            *(shown[picture["name"]] for picture in page.more_photos),
            *_asked_without_a_place(story, shown.values()),
        ],
        missing=[photo for photo in shown.values() if photo.field is not None],
        places=places_of(story.site, is_unverified=is_unchecked),
        is_ready=ready,
        is_unchecked=is_unchecked,
        has_badge=not is_unchecked and story.kind != StoryKind.ADVERTORIAL,
        refusal="" if ready else _refusal(story),
        hold_backs=hold_backs_of(story),
    )


def places_of(site: Site, *, is_unverified: bool = False) -> list[str]:
    """The addresses on which a story of this site stands, the site itself first. One query."""
    rows = {region.code: region for region in Region.objects.filter(code__in=_lineage(site))}
    levels = [rows[code] for code in _lineage(site) if code in rows]
    return [
        site.name,
        *(
            region.full_name
            for region in levels
            if not is_unverified or region.level >= UNVERIFIED_UP_TO
        ),
    ]


def _lineage(site: Site) -> list[str]:
    return codes.lineage(site.region_id)


def _refusal(story: Story) -> str:
    stage = Stage(story.stage)
    if story.declined_at is not None:
        return "Kelompok memutuskan kabar ini tidak terbit. Catat putusan baru dulu."
    if STORY_FLOW.allows(stage, Stage.PUBLISHED) and not story.was_published:
        return ""
    return step_refusal(stage, Stage.PUBLISHED)


def _asked_without_a_place(story: Story, photos: Iterable[ShownPhoto]) -> Iterator[ShownPhoto]:
    """Photos that readers do not have and no paragraph names, and whose captions are asked."""
    in_text = photo_names(story.blocks)
    for each in photos:
        is_hidden = each.picture.get("is_covered") and each.picture["name"] not in in_text
        if is_hidden and each.field is not None:
            yield each


def _parts(text: Sequence[Block], shown: dict[str, ShownPhoto]) -> Iterator[PreviewPart]:
    waiting: list[Block] = []
    for block in text:
        photo = shown.get(block["photo"])
        if photo is None:
            waiting.append(block)
            continue
        if waiting:
            yield PreviewPart(text=waiting)
            waiting = []
        yield PreviewPart(photo=photo)
    if waiting:
        yield PreviewPart(text=waiting)
