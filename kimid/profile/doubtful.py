"""What readers have of the profile of a village, when the account that showed it is in doubt."""

from typing import Final

from kimid.events.action import record_event_for
from kimid.events.models import Event
from kimid.people.models import Person
from kimid.profile.actions.blocks import touch_village
from kimid.profile.models import ProfileBlock
from kimid.sites.doubts import Doubt, FilesOfRow
from kimid.sites.guard import across_sites

# After each of these readers have what somebody has looked at.
_SHOWING: Final = (
    "profile.written",
    "profile.accepted",
    "profile.taken_over",
    "profile.hold_ended",
)


def hold_blocks(doubt: Doubt) -> dict[str, int]:
    """Readers lose what these accounts wrote, until somebody else has looked."""
    acts = _last_acts(doubt)
    with across_sites("an account may work in several groups"):
        rows = ProfileBlock.objects.filter(pk__in=acts, held_account=None)
        blocks = list(rows.select_related("site__region").order_by("pk"))
        for block in blocks:
            block.held_account = doubt.people[int(acts[block.pk].actor_ref)]
            block.save(update_fields=["held_account"])
            doubt.hidden.append(FilesOfRow(block.site, block, frozenset(block.photo_names)))
            record_event_for(block, "profile.held")
            touch_village(block.region_id)
        return {"profile_blocks": len(blocks)}


def held_count(person: Person) -> int:
    """How many blocks are held because of this account. One query."""
    with across_sites("an account may work in several groups"):
        return ProfileBlock.objects.filter(held_account=person).count()


def _last_acts(doubt: Doubt) -> dict[int, Event]:
    """By what these accounts gave readers something that nobody else has looked at since."""
    newest: dict[int, Event] = {}
    for event in doubt.events(*_SHOWING):
        if doubt.has_done(event):
            newest[int(event.subject_id)] = event
        elif not doubt.is_doubtful(event):
            newest.pop(int(event.subject_id), None)
    return newest
