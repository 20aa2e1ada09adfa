"""The quota of a group for photos, documents and voice notes."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings

from kimid.lib.attachment import file_size_text
from kimid.media.queries import bytes_used
from kimid.sites.models import Site

TYPICAL_PHOTO_BYTES: Final = 400_000  # all renditions of one photo
_NEARLY_FULL: Final = 80  # percent


@dataclass(frozen=True)
class Quota:
    """Used bytes, and the limit."""

    used: int
    limit: int

    @property
    def percent(self) -> int:
        """The used share; never more than 100."""
        return min(100, self.used * 100 // self.limit)

    @property
    def is_nearly_full(self) -> bool:
        return self.percent >= _NEARLY_FULL

    @property
    def is_full(self) -> bool:
        """Whether another photo does not fit."""
        return self.used + TYPICAL_PHOTO_BYTES > self.limit

    @property
    def photos_left(self) -> int:
        """About how many photos still fit."""
        return max(0, (self.limit - self.used) // TYPICAL_PHOTO_BYTES)

    @property
    def text(self) -> str:
        """`Terpakai 12,4 MB dari 2 GB.`"""
        return f"Terpakai {file_size_text(self.used)} dari {file_size_text(self.limit)}."


def quota_of(site: Site) -> Quota:
    """The current quota of a site."""
    return Quota(bytes_used(site), settings.MEDIA_SITE_BYTES)
