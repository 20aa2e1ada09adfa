"""Actions on blocks: write, hide, arrange; and to show again what was held."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, cast

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib.blocks import clean_text
from kimid.lib.picture import Consent, Picture, words_of_pictures
from kimid.media.models import Photo
from kimid.media.retouched import with_new_photo
from kimid.media.rules import MediaPermission
from kimid.media.usage import (
    hide_media,
    lock_media,
    lock_rows_using,
    mark_media_used,
    release_media,
    show_media,
)
from kimid.people.models import Person
from kimid.profile.block_kinds import BlockKind
from kimid.profile.models import ProfileBlock
from kimid.profile.queries import block_of, blocks_of, sites_of_village
from kimid.profile.rules import ProfilePermission
from kimid.profile.shapes import SHAPES, BlockContent, BlockShape, empty_content
from kimid.sites.guard import across_sites
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words
from kimid.sites.stages import Feature

_VILLAGE: Final = "subject.region"
_OTHERS_LOOK: Final = "Bagian ini sedang ditahan. Redaktur lain melihatnya dulu."


class ProfileRefused(Exception):
    """The action is not possible now. The message is for the screen."""


class BlockChanged(ProfileRefused):
    """Somebody else wrote this block since its form was opened."""


@dataclass(frozen=True)
class BlockData:
    """What a group writes into a block. `consent` is the answer about children in the photos."""

    content: BlockContent = field(default_factory=empty_content)
    photos: tuple[Picture, ...] = ()
    consent: Consent = "unasked"

    def typed(self, shape: BlockShape) -> list[str]:
        """All that somebody typed."""
        return [*shape.typed(self.content), *words_of_pictures(self.photos)]

    def cleaned(self, alt: str) -> "BlockData":
        """The same without invisible characters, each photo with words for who cannot see it."""
        words = _cleaned(self.content["words"])
        rows = [_cleaned(row) for row in self.content["rows"]]
        consent = self.consent
        pictures = [
            photo
            | {
                "alt": photo["alt"] or alt,
                "consent": consent if consent != "unasked" else photo.get("consent", "unasked"),
            }
            for photo in self.photos
        ]
        photos = tuple(pictures)
        return BlockData(BlockContent(words=words, rows=rows), photos, consent)


def _cleaned(texts: dict[str, str]) -> dict[str, str]:
    return {name: clean_text(text) for name, text in texts.items()}


@action(
    needs=ProfilePermission.WRITE,
    records="profile.written",
    locks_first=_VILLAGE,
    counts_as_life=True,
)
def write_block(
    site: Site,
    *,
    kind: BlockKind,
    data: BlockData,
    by: Person,
    at: datetime,
    seen: str | None = None,
) -> ProfileBlock:
    """Write a block of the village of this group; readers have it at once. Who writes it first
    holds it. What a group holds that is gone, or may not write, goes to this one. `seen` is the
    version that its form showed. Raises WordsRefused and ProfileRefused.
    """
    refuse_if_closed(site)
    refuse_words(site, *data.typed(SHAPES[kind]), by=by)
    block = block_of(site.region, kind)
    _refuse_changed(block, seen)
    if block is None:
        block = ProfileBlock(region=site.region, site=site, kind=kind, place=kind.first_place)
    elif block.site != site and block.has_answerer:
        raise ProfileRefused(f"Bagian ini diurus {block.site.name}. Kirim sebagai usulan.")
    elif block.is_held and block.site == site:
        raise ProfileRefused(_OTHERS_LOOK)
    save_block(block, site, data, by=by, at=at)
    return block


@action(needs=ProfilePermission.WRITE, records="profile.hidden", locks_first="subject.region")
def hide_block(block: ProfileBlock, *, by: Person, at: datetime) -> ProfileBlock:
    """Readers do not see this block for now. Raises ProfileRefused."""
    _refuse_held(block)
    block.is_hidden = True
    block.save(update_fields=["is_hidden"])
    hide_media(block, block.photo_names)
    touch_village(block.region_id)
    return block


@action(
    needs=ProfilePermission.WRITE,
    records="profile.shown",
    locks_first="subject.region",
    counts_as_life=True,
)
def show_block(block: ProfileBlock, *, by: Person, at: datetime) -> ProfileBlock:
    """Readers see a hidden block again. Raises WordsRefused and ProfileRefused."""
    refuse_if_closed(block.site)
    _refuse_held(block)
    data = BlockData(cast(BlockContent, block.content), tuple(block.photos))
    refuse_words(block.site, *data.typed(block.shape), by=by)
    block.is_hidden = False
    block.save(update_fields=["is_hidden"])
    show_media(block, block.photo_names)
    touch_village(block.region_id)
    return block


@action(needs=ProfilePermission.WRITE, records="profile.arranged", locks_first=_VILLAGE)
def move_up(site: Site, *, kind: BlockKind, by: Person, at: datetime) -> Site:
    """One block of the village one place further to the front, whoever holds it; the first stays
    there. Raises ProfileRefused.
    """
    refuse_if_closed(site)
    blocks = blocks_of(site.region)
    kinds = [block.kind for block in blocks]
    if kind not in kinds:
        raise ProfileRefused("Bagian ini belum diisi, jadi belum punya tempat.")
    if place := kinds.index(kind):
        blocks[place - 1 : place + 1] = blocks[place], blocks[place - 1]
    for number, block in enumerate(blocks):
        block.place = number
        block.save(update_fields=["place"])
    add_event_data(block=kind.label)
    touch_village(site.region_id)
    return site


@action(needs=ProfilePermission.LOOK, records="profile.hold_ended", locks_first="subject.region")
def show_held(block: ProfileBlock, *, by: Person, at: datetime) -> ProfileBlock:
    """Somebody else than the account in doubt has looked: readers have it again."""
    block.held_account = None
    block.save(update_fields=["held_account"])
    if not block.is_hidden:
        show_media(block, block.photo_names)
    touch_village(block.region_id)
    return block


@action(needs=MediaPermission.RETOUCH, records="profile.photo_renewed")
def renew_profile_photo(photo: Photo, *, old: str, by: Actor, at: datetime) -> Photo:
    """Replace the photo of the old name in the block of its group. May run twice."""
    for block in lock_rows_using(photo.name, ProfileBlock):
        block.photos = with_new_photo(block.photos, old, photo)
        block.save(update_fields=["photos"])
        touch_village(block.region_id)
    return photo


def save_block(
    block: ProfileBlock, site: Site, data: BlockData, *, by: Person, at: datetime
) -> None:
    """For actions: this group holds the block now, and readers have this of it."""
    before = set() if block.pk is None else block.photo_names
    clean = data.cleaned(f"Gambar dari {site.region.full_name}")
    if block.pk is not None and block.site != site:
        hide_media(block, before)
        release_media(block, before, at)
        before = set()
    block.site, block.held_account = site, None
    block.content, block.photos = clean.content, list(clean.photos)
    block.changed_by, block.changed_at = by, at
    with across_sites("a village has one profile, whichever of its groups wrote it"):
        block.save()
    after = block.photo_names
    lock_media(site, before ^ after)
    if block.is_hidden:
        mark_media_used(block, after)
    else:
        show_media(block, after)
    hide_media(block, before - after)
    release_media(block, before - after, at)
    touch_village(block.region_id)


def touch_village(region_code: str) -> None:
    """For actions: the pages of all groups of this village change."""
    touch(*(site.tag for site in sites_of_village(region_code)))


def refuse_if_closed(site: Site) -> None:
    """Raise ProfileRefused if this group may not write now."""
    if words := site.refusal(Feature.WRITING):
        raise ProfileRefused(words)


def version_of(block: ProfileBlock | None) -> str:
    """What a form says to have shown. Empty where nobody wrote the block yet."""
    return block.changed_at.isoformat() if block else ""


def _refuse_changed(block: ProfileBlock | None, seen: str | None) -> None:
    if block is None or seen is None or seen == version_of(block):
        return
    raise BlockChanged(
        f"{block.changed_by.name} menyimpan bagian ini selagi Anda menulis. Tulisan Anda masih di "
        "sini. Lihat dulu yang tampil, tambahkan di sini yang masih perlu, lalu simpan sekali lagi."
    )


def _refuse_held(block: ProfileBlock) -> None:
    if block.is_held:
        raise ProfileRefused(_OTHERS_LOOK)
