"""What readers have of the agenda, when the account that showed it is in doubt."""

from typing import Final

from kimid.agenda.flow import AgendaState
from kimid.agenda.models import AgendaEvent
from kimid.events.action import record_event_for
from kimid.events.models import Event
from kimid.people.models import Person
from kimid.sites.doubts import Doubt
from kimid.sites.guard import across_sites
from kimid.wire.holding import hold_items

# By each of these readers have other words, another day or another place.
_SHOWING: Final = ("agenda.published", "agenda.changed", "agenda.called_off", "agenda.moved")


def hold_events(doubt: Doubt) -> dict[str, int]:
    """Readers lose what these accounts showed or changed, until somebody else has looked."""
    acts: dict[int, Event] = {}
    for kind in _SHOWING:
        acts |= doubt.last_acts(kind)
    with across_sites("an account may work in several groups"):
        rows = AgendaEvent.objects.filter(
            pk__in=acts, state=AgendaState.PUBLISHED, held_account=None
        )
        events = list(rows.select_related("item", "site").order_by("pk"))
        hold_items([event.item for event in events if event.item], doubt.at)
        for event in events:
            event.held_account = doubt.people[int(acts[event.pk].actor_ref)]
            event.save(update_fields=["held_account"])
            record_event_for(event, "agenda.held")
        return {"agenda": len(events)}


def held_count(person: Person) -> int:
    """How many events are held because of this account. One query."""
    with across_sites("an account may work in several groups"):
        return AgendaEvent.objects.filter(held_account=person).count()
