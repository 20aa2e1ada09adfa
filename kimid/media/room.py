"""How much room the photos, documents and voice notes of a group have, in words that help."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings

from kimid.lib.attachment import weight_words
from kimid.media.queries import weight_of
from kimid.sites.models import Site

TYPICAL: Final = 400_000  # bytes that the renditions of one photo take
_SCARCE: Final = 80  # percent


@dataclass(frozen=True)
class Room:
    """Bytes that are used, and that there are."""

    used: int
    most: int

    @property
    def percent(self) -> int:
        """How full it is; never more than 100."""
        return min(100, self.used * 100 // self.most)

    @property
    def is_scarce(self) -> bool:
        """Whether it is time to say something."""
        return self.percent >= _SCARCE

    @property
    def is_full(self) -> bool:
        """Whether not one photo more has room."""
        return self.used + TYPICAL > self.most

    @property
    def photos_left(self) -> int:
        """About how many photos there is still room for."""
        return max(0, (self.most - self.used) // TYPICAL)

    @property
    def words(self) -> str:
        """`Terpakai 12,4 MB dari 2 GB.`"""
        return f"Terpakai {weight_words(self.used)} dari {weight_words(self.most)}."


def room_of(site: Site) -> Room:
    """The room of a site as it is now."""
    return Room(weight_of(site), settings.MEDIA_SITE_BYTES)
