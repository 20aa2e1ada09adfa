"""The drawn pictures of the demo, taken in by the same door as photos from a phone: decoded apart
and made anew.
"""

from collections.abc import Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Final

from kimid.demo.drawings import DRAWINGS
from kimid.demo.pencil import draw
from kimid.events.actor import System
from kimid.lib.picture import Picture
from kimid.media import actions, files
from kimid.media.actions import Description, StoredRenditions
from kimid.media.models import ChildrenShown, unguessable_name
from kimid.media.sandbox import Renditions
from kimid.sites.models import Site

_LATELY: Final = 6  # a picture is not shown again among so many that follow it in the same place


@dataclass
class Gallery:
    """Draws every picture once, in the background, and gives each site a copy when it first needs
    one.
    """

    by: System
    _drawn: Mapping[str, "Future[Renditions]"] = field(default_factory=dict)
    _ready: dict[str, Renditions] = field(default_factory=dict)
    _site_copies: dict[tuple[str, str], Picture] = field(default_factory=dict)
    _last: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def start(cls, by: System, keys: Set[str] | None = None) -> "Gallery":
        """Begin to draw these pictures, or all."""
        executor = ThreadPoolExecutor(1)
        drawn = {
            key: executor.submit(draw, picture.svg())
            for key, picture in DRAWINGS.items()
            if keys is None or key in keys
        }
        executor.shutdown(wait=False)
        return cls(by, drawn)

    def __contains__(self, key: str) -> bool:
        """Whether this picture is drawn: the small demo draws only what its stories need."""
        return key in self._drawn

    def choose(self, keys: Sequence[str], near: tuple[str, ...], choose: Random) -> str | None:
        """One of these pictures that has not been shown lately in these places; None
        when all have.
        """
        lately = {key for place in near for key in self._last.get(place, [])[-_LATELY:]}
        able = [key for key in keys if key not in lately]
        key = choose.choice(able) if able else None
        if key:
            for place in near:
                self._last.setdefault(place, []).append(key)
        return key

    def site_picture(self, key: str, site: Site, *, caption: str, at: datetime) -> Picture:
        """The picture as this site has it, with the caption it has in one story."""
        if (site.label, key) not in self._site_copies:
            self._site_copies[site.label, key] = self._copy_to_site(key, site, at)
        return {**self._site_copies[site.label, key], "caption": caption}

    def _copy_to_site(self, key: str, site: Site, at: datetime) -> Picture:
        renditions = self._rendered(key)
        name = unguessable_name()
        files.store(name, {f"{width}.webp": body for width, body in renditions.bodies.items()})
        words = Description(alt=DRAWINGS[key].alt, credit="kimid", children=ChildrenShown.NONE)
        stored = StoredRenditions(
            name,
            renditions.width,
            renditions.height,
            tuple(renditions.bodies),
            renditions.total,
            renditions.tone,
        )
        return actions.add(
            site, stored=stored, description=words, is_drawn=True, by=self.by, at=at
        ).as_picture()

    def _rendered(self, key: str) -> Renditions:
        """The renditions of a picture; one that the pencil has not begun is drawn here and now, so
        that nobody waits.
        """
        if key not in self._ready:
            drawn = self._drawn[key]
            self._ready[key] = draw(DRAWINGS[key].svg()) if drawn.cancel() else drawn.result()
        return self._ready[key]
