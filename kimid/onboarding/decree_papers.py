"""Papers of decrees, sent many at once: each finds its decree by the name of its file, or waits for
somebody to say whose it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile

from kimid.lib.text import slug
from kimid.media import strangers
from kimid.media.papers import PaperRefused
from kimid.media.spool import SpoolFull
from kimid.media.upload_rate import refuse_too_many_of
from kimid.onboarding.actions import comparing
from kimid.onboarding.matching import plain_name
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Decree

_LONGEST: Final = 120
_SHORTEST_NAME: Final = 4  # letters; a shorter one stands in many names by chance


def add_decree_papers(
    files: Iterable[UploadedFile[Any]],
    region: Region,
    *,
    decree: Decree | None = None,
    waiting: Sequence[Decree] = (),
    by: Person,
    at: datetime,
) -> list[str]:
    """Add each file: of this decree, or of the one among those that wait which its name means.
    Returns a sentence for each that was not taken.
    """
    not_taken = []
    for file in files:
        name = str(file.name)
        try:
            _add(file, region, decree or decree_meant(name, waiting), by, at)
        except PaperRefused as refusal:
            not_taken.append(f"{name[:60]}: {refusal}")
        except SpoolFull:
            not_taken.append(f"{name[:60]}: {PaperRefused('busy')}")
    return not_taken


def decree_meant(file_name: str, waiting: Sequence[Decree]) -> Decree | None:
    """The decree that the name of a file means: by its number, the number or the name of its KIM,
    or its village. None if that fits several or none.
    """
    words = f"-{slug(file_name.rpartition('.')[0] or file_name, _LONGEST)}-"
    joined = words.replace("-", "")
    for sign in range(4):
        fitting = [each for each in waiting if _fits(list(_signs(each))[sign], words, joined)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def spool_owner(office: str) -> int:
    """Whose the bytes are while they wait for the worker: those of the office with this code."""
    return int(office or 0)


def _add(
    file: UploadedFile[Any], region: Region, decree: Decree | None, by: Person, at: datetime
) -> None:
    refuse_too_many_of(by, PaperRefused, at)  # an attempt counts, whatever becomes of it
    owner = spool_owner(region.code)
    name = strangers.DECREES.put(file, owner)
    try:
        comparing.add_decree_paper(
            region, name=name, file_name=str(file.name), decree=decree, by=by, at=at
        )
    except BaseException:
        strangers.DECREES.remove(owner, name)
        raise


def _signs(decree: Decree) -> Iterator[str]:
    """By what the name of a file can mean a decree, the surest first."""
    yield slug(decree.number, _LONGEST)
    yield slug(decree.kim.number, _LONGEST)
    yield plain_name(decree.kim.name)
    yield decree.kim.region.slug


def _fits(sign: str, words: str, joined: str) -> bool:
    if len(sign) < _SHORTEST_NAME:
        return False
    return f"-{sign}-" in words or sign.replace("-", "") in joined
