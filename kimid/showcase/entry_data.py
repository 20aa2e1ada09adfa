"""What a group types about something in the showcase, on its way to a row."""

from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any, Self

from kimid.lib.blocks import clean_text
from kimid.lib.picture import Consent, Picture, words_of_pictures
from kimid.media.usage import hide_media, lock_media, mark_media_used, release_media, show_media
from kimid.showcase.models import Achievement, Potential
from kimid.wire import placing
from kimid.wire.placing import Publication


@dataclass(frozen=True, kw_only=True)
class EntryData:
    """Photos, and what stands in fields that the row calls alike. `consent` is the answer about
    children in the photos.
    """

    photos: tuple[Picture, ...] = field(default=())
    consent: Consent = "unasked"

    @property
    def described_as(self) -> str:
        """What photos show whose words nobody typed."""
        raise NotImplementedError

    @property
    def words(self) -> list[str]:
        """All that somebody typed."""
        return [*self._texts().values(), *words_of_pictures(self.photos)]

    def cleaned(self) -> Self:
        """The same without invisible characters, each photo with words for who cannot see it."""
        # Any: they stand in for fields of several types.
        texts: dict[str, Any] = {name: clean_text(text) for name, text in self._texts().items()}
        photos = tuple(self._described(photo) for photo in self.photos)
        return replace(self, **texts, photos=photos)

    def copy_to(self, row: Achievement | Potential) -> None:
        """Set the fields of a row, cleaned."""
        clean = self.cleaned()
        for name in self._names():
            setattr(row, name, getattr(clean, name))
        row.photos = list(clean.photos)

    @classmethod
    def of(cls, row: Achievement | Potential) -> Self:
        """What a row says."""
        values = {name: getattr(row, name) for name in cls._names()}
        return cls(**values, photos=tuple(row.photos))

    @classmethod
    def _names(cls) -> list[str]:
        return [each.name for each in fields(cls) if each.name not in {"photos", "consent"}]

    def _described(self, photo: Picture) -> Picture:
        consent = self.consent if self.consent != "unasked" else photo.get("consent", "unasked")
        return photo | {"alt": photo["alt"] or self.described_as, "consent": consent}

    def _texts(self) -> dict[str, str]:
        values = {name: getattr(self, name) for name in self._names()}
        return {name: value for name, value in values.items() if type(value) is str}


def change_photos(
    row: Achievement | Potential, before: set[str], publication: Publication | None, at: datetime
) -> None:
    """For actions: follow a saved row that had the photos `before`. Its item gets the publication,
    if readers have it.
    """
    after = row.photo_names
    lock_media(row.site, before ^ after)
    if row.item is not None and publication is not None:
        placing.update_item(row.item, publication, corrected_at=None)
        show_media(row, after)
        hide_media(row, before - after)
    else:
        mark_media_used(row, after)
    release_media(row, before - after, at)
