"""By whom a story was checked, in the words of its badge. Members "memastikan", people without an
account "membenarkan": by a link, to the face of a member, or on paper.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from kimid.newsroom.models import Confirmation, Story
from kimid.newsroom.queries import valid_confirmations
from kimid.sites.guard import on_site


class CheckedBy(StrEnum):
    """By which method somebody confirmed a story; the one that leaves least trace comes last."""

    MEMBER = "anggota"
    LINK = "lewat tautan"
    FACE = "tatap muka"
    PAPER = "di atas kertas"


def checked_by(confirmation: Confirmation) -> CheckedBy:
    """By which method somebody confirmed."""
    if confirmation.person_id:
        return CheckedBy.MEMBER
    if confirmation.link_id:
        return CheckedBy.LINK
    return CheckedBy.PAPER if confirmation.is_on_paper else CheckedBy.FACE


def method_in(data: Mapping[str, Any]) -> CheckedBy:
    """By which method somebody confirmed, as the event says."""
    if "witness" in data:
        return CheckedBy.PAPER if data["is_on_paper"] else CheckedBy.FACE
    return CheckedBy.LINK if data["by_link"] else CheckedBy.MEMBER


def check_label(methods: Iterable[CheckedBy]) -> str:
    """`Dipastikan 1 anggota, dibenarkan 1 orang lewat tautan`. Empty if nobody confirmed it."""
    counted = _counted(methods)
    parts = [
        f"dipastikan {count} anggota"
        if method is CheckedBy.MEMBER
        else f"dibenarkan {count} orang {method}"
        for method, count in counted
    ]
    label = ", ".join(parts)
    return label[:1].upper() + label[1:]


def list_label(story: Story) -> str:
    """The same in lists, where there is room for one part: of several it is only the number. Paid
    text has none.
    """
    if story.is_paid:
        return ""
    with on_site(story.site):
        methods = [checked_by(row) for row in valid_confirmations(story)]
    if len(_counted(methods)) > 1:
        return f"Dipastikan {len(methods)} orang"
    return check_label(methods)


def _counted(methods: Iterable[CheckedBy]) -> Sequence[tuple[CheckedBy, int]]:
    given = list(methods)
    return [(method, given.count(method)) for method in CheckedBy if method in given]
