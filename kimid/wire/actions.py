"""The actions of an office on its own portal, and on what nobody has verified yet."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.events.models import Event
from kimid.lib.codes import Level, covers
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.facets import save_facets_of
from kimid.wire.front import arrange_front, has_front, lock_fronts
from kimid.wire.holding import HOLD_REASON
from kimid.wire.models import MAX_GROUPS, AlikeWords, Item, Placement
from kimid.wire.placing import lower_item, raise_item
from kimid.wire.rules import WirePermission, send_on_refusal
from kimid.wire.search import index
from kimid.wire.search.alike import BadGroup, group_of
from kimid.wire.sending_on import levels_open

ARRANGED: Final = frozenset(
    {"placement.featured", "placement.unfeatured", "placement.hidden", "placement.shown"}
)


class ReasonMissing(ValueError):
    """To hide an item, the office must give a reason for the KIM."""


class SendOnRefused(Exception):
    """Somebody else sends this on. The message names them, in Indonesian."""


class NothingToSendOn(ValueError):
    """The item was verified meanwhile, or stands on these portals already."""


@action(needs=WirePermission.SEND_ON, records="item.sent_on")
def send_on(item: Item, *, office: Site, up_to: Level, by: Person, at: datetime) -> Item:
    """Place an unverified item on the portals of its regency and above, up to this level, in the
    name of this person and of the office whose portal it is. Raises NothingToSendOn, and
    SendOnRefused for one's own group and for who is acting since a moment ago.
    """
    if not (
        by.has_perm(WirePermission.SEND_ON, office) and covers(office.region_id, item.region_id)
    ):
        raise PermissionDenied(WirePermission.SEND_ON)
    is_closed = item.is_held or item.site.stage in UNREADABLE_STAGES
    if is_closed or not item.is_unverified or up_to not in levels_open(item, office):
        raise NothingToSendOn
    if why := send_on_refusal(item, by, at):
        raise SendOnRefused(why)
    item.sent_on_by = by
    item.sent_on_from = office.region
    item.sent_on_at = at
    item.save(update_fields=["sent_on_by", "sent_on_from", "sent_on_at"])
    raise_item(item, up_to, at)
    touch(item.tag, item.site.tag)
    add_event_data(office=office.region_id, up_to=int(up_to))
    return item


@action(needs=WirePermission.ARRANGE, records="placement.featured")
def feature(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Put this item on top of the portal, until another one is featured."""
    placement.featured_at = at
    return _save_arrangement(placement)


@action(needs=WirePermission.ARRANGE, records="placement.unfeatured")
def unfeature(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Return this item to its place by time."""
    placement.featured_at = None
    return _save_arrangement(placement)


@action(needs=WirePermission.ARRANGE, records="placement.hidden")
def hide(placement: Placement, *, reason: str, by: Actor, at: datetime) -> Placement:
    """Hide this item in the lists of this portal. The story and all other portals do not change.

    Raises ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing
    placement.hidden_at = at
    placement.featured_at = None
    placement.stands_in_front = False
    placement.reason = reason.strip()
    return _save_arrangement(placement)


@action(needs=WirePermission.ARRANGE, records="placement.shown")
def show(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Show a hidden item again."""
    placement.hidden_at = None
    placement.reason = ""
    return _save_arrangement(placement)


@action(needs=WirePermission.ARRANGE, records="placement.put_right")
def put_right(
    placement: Placement, *, doubted: Collection[int], by: Actor, at: datetime
) -> Placement:
    """Let this item stand on this portal as all others have arranged it. `doubted` are the ids of
    the events of an account in doubt.
    """
    hidden_at, reason, featured_at = None, "", None
    for event in _arrangements_of(placement).exclude(pk__in=doubted):
        match event.kind:
            case "placement.hidden":
                hidden_at, reason, featured_at = event.happened_at, event.data["reason"], None
            case "placement.shown":
                hidden_at, reason = None, ""
            case _:
                featured_at = event.happened_at if event.kind == "placement.featured" else None
    if hidden_at is None and placement.item.is_held:
        hidden_at, reason = placement.item.held_at, HOLD_REASON
    placement.hidden_at, placement.reason, placement.featured_at = hidden_at, reason, featured_at
    placement.stands_in_front = placement.stands_in_front and hidden_at is None
    return _save_arrangement(placement)


@action(needs=WirePermission.SEND_ON, records="item.sending_undone")
def undo_sending(item: Item, *, person: int, by: Actor, at: datetime) -> Item:
    """Take an item that nobody has verified from the portals on which this account in doubt has
    sent it on.
    """
    if item.sent_on_by_id == person:
        lower_item(item)
        touch(item.tag, item.site.tag)
    return item


@action(needs=WirePermission.SET_WORDS, records="search.words_added")
def add_alike_words(region: Region, *, words: str, by: Actor, at: datetime) -> AlikeWords:
    """Let the words of a group mean the same in searches of this region and of all below it.

    Raises BadGroup for a text that is no group, and if the region has it or has too many.
    """
    group = group_of(words)
    rows = AlikeWords.objects.filter(region=region)
    if rows.filter(words=group).exists():
        raise BadGroup("Kata-kata itu sudah ada di daftar.")
    if rows.count() >= MAX_GROUPS:
        raise BadGroup(f"Paling banyak {MAX_GROUPS} baris. Hapus dulu yang tidak perlu lagi.")
    add_event_data(words=group)
    return rows.create(region=region, words=group)


@action(needs=WirePermission.SET_WORDS, records="search.words_removed")
def remove_alike_words(group: AlikeWords, *, by: Actor, at: datetime) -> None:
    """Let these words no longer mean the same there."""
    add_event_data(words=group.words)
    AlikeWords.objects.filter(pk=group.pk).delete()


def _arrangements_of(placement: Placement) -> QuerySet[Event]:
    rows = Event.objects.filter(subject=Placement._meta.label, subject_id=str(placement.pk))
    return rows.filter(kind__in=ARRANGED).order_by("pk")


def _save_arrangement(placement: Placement) -> Placement:
    placement.save(update_fields=["featured_at", "hidden_at", "reason", "stands_in_front"])
    save_facets_of([placement])
    if has_front(placement.portal):
        lock_fronts(placement.item.region_id)
        arrange_front(placement.item.site, [placement.portal], [placement.kind])
    index.reindex(placement.item)
    add_event_data(item=placement.item_id, reason=placement.reason)
    touch(placement.portal.tag)
    return placement
