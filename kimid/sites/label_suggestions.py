"""Suggests labels for a new KIM. None is reserved: whoever opens a site first gets the label."""

import re
from collections.abc import Iterator
from typing import Final

from kimid.lib.codes import Level
from kimid.lib.text import slug
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.sites.labels import TAKEN_MESSAGE, LabelRefused, check_label
from kimid.sites.models import LabelClaim
from kimid.sites.site_creation import check_new_label

_MAX_LENGTH: Final = 63
_NUMBERS: Final = range(2, 100)  # numbers that tell groups of one name apart
# The word for the kind of group is not part of its name.
_KIM: Final = re.compile(r"^(?:kim|(?:komunitas|kelompok)-informasi-masyarakat)(?:-|$)")


def free_labels(name: str, region: Region, *, limit: int = 3) -> list[str]:
    """Labels for a KIM of this name and region that nobody ever had, best first. Two queries.

    `teluk-kapuas`, `kim-teluk-kapuas`, `teluk-kapuas-sungai-raya`, `teluk-kapuas-kubu-raya`,
    `teluk-kapuas-2`.
    """
    candidates = [label for label in dict.fromkeys(_candidates(name, region)) if _is_valid(label)]
    provinces = Region.objects.filter(level=Level.PROVINCE, slug__in=candidates).values_list("slug")
    taken = {
        label
        for (label,) in LabelClaim.objects.filter(label__in=candidates)
        .values_list("label")
        .union(provinces)
    }
    return [label for label in candidates if label not in taken][:limit]


def label_problem(label: str) -> str:
    """Why a KIM cannot have this label, in Indonesian. Empty when it can. At most two queries."""
    try:
        check_new_label(label)
    except LabelRefused as error:
        return str(error)
    return TAKEN_MESSAGE if LabelClaim.objects.filter(label=label).exists() else ""


def _candidates(name: str, region: Region) -> Iterator[str]:
    proper = _KIM.sub("", slug(name, _MAX_LENGTH)) or region.slug
    kim = slug(f"kim-{proper}", _MAX_LENGTH)
    yield from (proper, kim)
    for upper in lineage_of(region.code):
        if upper.level >= Level.REGENCY and f"-{upper.slug}-" not in f"-{proper}-":
            yield _with_ending(proper, upper.slug)
    for label in (proper, kim):
        yield from (_with_ending(label, str(number)) for number in _NUMBERS)


def _with_ending(label: str, ending: str) -> str:
    """The label with this ending. A long label is cut before the ending."""
    return f"{slug(label, _MAX_LENGTH - 1 - len(ending))}-{ending}"


def _is_valid(label: str) -> bool:
    try:
        check_label(label)
    except LabelRefused:
        return False
    return True
