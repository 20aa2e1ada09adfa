"""A notice of each list that an office lets into the register. One officer alone can do that, so
the others of that office and the nearest office above know of it at once.
"""

from typing import Final

from kimid.access.grants import OFFICERS, has_official
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib.text import number
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.onboarding.models import ImportList
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.queries import unsaved_portal

_STARTED: Final = "import.started"

register_kind(
    NoticeKind(
        _STARTED,
        NoticeTopic.SAFETY,
        "Seorang petugas memasukkan daftar KIM ke register.",
        "document",
        at_once=True,
    )
)


@task(lane=Lane.AWAITED)
def tell_of_list(event_id: int) -> None:
    """An office started its list: its other officers and the office above can look at what it is.
    A list without new rows tells nobody.
    """
    event = Event.objects.get(pk=event_id)
    rows = ImportList.objects.select_related("region", "entered_by")
    import_list = rows.get(pk=event.subject_id)
    if not event.data["rows"]:
        return
    own = import_list.region
    for office in filter(None, (own, _office_above(own, event))):
        portal = unsaved_portal(office).ruang_label
        link = (
            ruang_path("ruang-import", portal, import_list.pk)
            if office == own
            else ruang_path("ruang-numbers-below", portal, own.code)
        )
        give(
            _STARTED,
            Recipient.on_region(office, Role.OFFICER),
            about=import_list,
            occasion=str(event.pk),
            title=f"{number(event.data['rows'])} KIM baru dari daftar {own.full_name}",
            why=f"Dimasukkan {event.actor_name} tanpa petugas kedua. Kenal kelompoknya? Kalau "
            "tidak, karantina situsnya.",
            link=link,
            at=event.happened_at,
            except_for=import_list.entered_by,
        )


def _office_above(own: Region, event: Event) -> Region | None:
    """The nearest office above where an officer can act."""
    _own, *above = lineage_of(own.code)
    at = event.happened_at
    return next((each for each in above if has_official(each.code, at, OFFICERS)), None)
