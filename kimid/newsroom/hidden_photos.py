"""Who hid the photos that readers do not have now. Whoever has the account of a member hides many,
one by one: what only that account hid comes back by one press.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.lib.text import number
from kimid.media.models import Photo
from kimid.people.models import Person
from kimid.sites.models import Site

_HIDDEN: Final = "photo.covered"
_SHOWN: Final = "photo.uncovered"


@dataclass(frozen=True)
class PhotosHiddenBy:
    """What this person hid on one site, and is still hidden. `own` is what nobody else hid
    too; `others` is the rest. `gone` counts what was deleted since.
    """

    person: Person
    own: Sequence[Photo]
    others: Sequence[Photo]
    gone: int

    @classmethod
    def of(cls, person: Person, photos: Sequence[Photo]) -> Self:
        """Of these hidden photos of one site. Three queries."""
        who = str(person.pk)
        hiders = _hiders(photos)
        theirs = [photo for photo in photos if who in hiders[photo.pk]]
        own = [photo for photo in theirs if hiders[photo.pk] == [who]]
        others = [photo for photo in theirs if hiders[photo.pk] != [who]]
        return cls(person, own, others, _count_gone(person, theirs))

    @property
    def total(self) -> int:
        return len(self.own) + len(self.others)

    def outcome(self) -> str:
        """What became of them once `own` was put back, and what did not come back."""
        unread = sum(not photo.is_public for photo in self.own)
        rest = (
            (unread, "belum terlihat pembaca, karena kabarnya ditarik, ditahan, atau belum terbit"),
            (len(self.others), "tetap tersembunyi, karena orang lain juga menyembunyikannya"),
            (self.gone, "tidak bisa kembali, karena sudah dihapus"),
        )
        lines = [f"{number(count)} foto {words}." for count, words in rest if count]
        return " ".join([f"{number(len(self.own))} foto tidak disembunyikan lagi.", *lines])


def hidden_photos(site: Site, *, locked: bool = False) -> list[Photo]:
    """All photos of this site that are hidden from readers, locked for actions. One query."""
    rows = Photo.objects.filter(site=site, covered_at__isnull=False).select_related("site__region")
    rows = rows.select_for_update(of=("self",)) if locked else rows
    return list(rows.order_by("pk"))


def hiders_of(photo: Photo) -> list[Person]:
    """Who hid this photo, and who says so too, the first one first. Empty if readers have it."""
    keys = _hiders([photo])[photo.pk] if photo.covered_at is not None else []
    people = Person.objects.in_bulk([int(key) for key in keys])
    return [people[int(key)] for key in keys if int(key) in people]


def _hiders(photos: Sequence[Photo]) -> dict[int, list[str]]:
    """Who hid each since it is hidden, by the key of the photo: its name may be another by now."""
    hidden_at = {str(photo.pk): photo.covered_at for photo in photos}
    hiders: defaultdict[int, list[str]] = defaultdict(list)
    rows = Event.objects.filter(
        kind=_HIDDEN, subject=Photo._meta.label, subject_id__in=list(hidden_at)
    )
    for event in rows.filter(actor_kind=ActorKind.PERSON).order_by("pk"):
        since = hidden_at[event.subject_id]
        known = hiders[int(event.subject_id)]
        if since is not None and event.happened_at >= since and event.actor_ref not in known:
            known.append(event.actor_ref)
    return hiders


def _count_gone(person: Person, photos: Sequence[Photo]) -> int:
    """How many photos that this person hid since the oldest of these do not exist any more. One
    that readers had again before it was deleted is none of them.
    """
    moments = [photo.covered_at for photo in photos if photo.covered_at]
    if not moments:
        return 0
    rows = Event.objects.filter(
        kind__in=(_HIDDEN, _SHOWN), site_id=photos[0].site_id, happened_at__gte=min(moments)
    )
    hidden: set[int] = set()
    for event in rows.order_by("pk"):
        if event.kind == _SHOWN:
            hidden.discard(int(event.subject_id))
        elif event.actor_kind == ActorKind.PERSON and event.actor_ref == str(person.pk):
            hidden.add(int(event.subject_id))
    return len(hidden) - Photo.objects.filter(pk__in=hidden).count()
