"""The list of one office: how the heads of villages and districts with an application are reached.
Names and numbers are invented: they ring nowhere.
"""

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from kimid.access.models import Acting
from kimid.applications.actions.heads import write_head_down
from kimid.people.models import Person
from kimid.places.models import Region

_OFFICER: Final = "dinaskuburaya"
_SINCE: Final = timedelta(days=40)


class _Head(NamedTuple):
    region: str
    name: str
    phone: str
    acting: str = ""


HEADS: Final = (
    _Head("6112012012", "H. Abdul Muis", "+6281200008801"),
    _Head("6112082004", "Burhanuddin", "+6281200008802"),
    _Head("611201", "Nurlela Sari", "+6281200008803"),
    _Head("611208", "Marselinus Anyim", "+6281200008804", Acting.DUTY),
)


def write_heads_down(now: datetime) -> None:
    """The office wrote them down long before the applications of the demo came."""
    officer = Person.objects.get(username=_OFFICER)
    for head in HEADS:
        write_head_down(
            Region.objects.get(code=head.region),
            name=head.name,
            phone=head.phone,
            acting=head.acting,
            by=officer,
            at=now - _SINCE,
        )
