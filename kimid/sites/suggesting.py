"""Addresses suggested to a KIM that is being founded. None is kept for it: who opens a site first has the label."""

import re
from collections.abc import Iterator
from typing import Final

from kimid.lib.codes import Level
from kimid.lib.text import slug
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.sites.labels import TAKEN, LabelRefused, check_label
from kimid.sites.models import LabelClaim
from kimid.sites.opening import check_wish

_LONGEST: Final = 63
_NUMBERS: Final = range(2, 100)  # so many groups of one name in one regency have an address each
# What a group calls itself is no part of its name proper.
_KIM: Final = re.compile(r"^(?:kim|(?:komunitas|kelompok)-informasi-masyarakat)(?:-|$)")


def free_labels(name: str, region: Region, *, how_many: int = 3) -> list[str]:
    """Labels that a KIM of this name in this region may ask for and that nobody ever had, best first. Two queries.

    `teluk-kapuas`, `kim-teluk-kapuas`, `teluk-kapuas-sungai-raya`, `teluk-kapuas-kubu-raya`, `teluk-kapuas-2`.
    """
    wishes = [label for label in dict.fromkeys(_wishes(name, region)) if _may_be_asked(label)]
    provinces = Region.objects.filter(level=Level.PROVINCE, slug__in=wishes).values_list("slug")
    gone = {label for (label,) in LabelClaim.objects.filter(label__in=wishes).values_list("label").union(provinces)}
    return [label for label in wishes if label not in gone][:how_many]


def why_not(label: str) -> str:
    """Why a KIM cannot have this label, in words for the person who asks; empty when it can. At most two queries."""
    try:
        check_wish(label)
    except LabelRefused as refused:
        return str(refused)
    return TAKEN if LabelClaim.objects.filter(label=label).exists() else ""


def _wishes(name: str, region: Region) -> Iterator[str]:
    proper = _KIM.sub("", slug(name, _LONGEST)) or region.slug
    kim = slug(f"kim-{proper}", _LONGEST)
    yield from (proper, kim)
    for upper in lineage_of(region.code):
        if upper.level >= Level.REGENCY and f"-{upper.slug}-" not in f"-{proper}-":
            yield _joined(proper, upper.slug)
    for label in (proper, kim):
        yield from (_joined(label, str(number)) for number in _NUMBERS)


def _joined(label: str, end: str) -> str:
    """The label with this end; what is too long is cut before the end."""
    return f"{slug(label, _LONGEST - 1 - len(end))}-{end}"


def _may_be_asked(label: str) -> bool:
    try:
        check_label(label)
    except LabelRefused:
        return False
    return True
