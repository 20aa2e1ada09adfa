"""What an account in doubt wrote on a site goes back to what stood there before. The record keeps
what was taken away.
"""

from typing import Any, Final

from kimid.events.action import record_event_for, touch
from kimid.sites.actions import set_main_address
from kimid.sites.doubts import Doubt
from kimid.sites.models import NameState, OwnName, Site

# The event has in `before` what stood there: who the group is, and what a story needs before it is
# published. Colours and the order of sections carry no lie, so they stay.
_WRITTEN: Final = ("site.introduced", "site.rules_set")
_ADDRESSED: Final = ("site.main_address_set", "site.label_made_main")


def undo_site_changes(doubt: Doubt) -> dict[str, int]:
    """Undo what these accounts wrote on their sites, unless somebody else wrote there since.

    Returns how many texts and rules, and how many main addresses.
    """
    return {
        "texts": sum(_undo_written(doubt, site) for site in doubt.sites),
        "addresses": sum(_undo_address(doubt, site) for site in doubt.sites)
        + _stop_waiting_addresses(doubt),
    }


# Any: what an event has as JSON.
def before_doubt(doubt: Doubt, site: Site, *kinds: str, **data: object) -> Any:
    """What stood there before accounts in doubt changed it, these or others, from the newest
    changes on record. None if somebody else changed it last, or nobody did. `data` chooses among
    the events.
    """
    before: Any = None
    rows = doubt.events(*kinds).filter(site_id=site.pk)
    for event in rows.filter(**{f"data__{key}": value for key, value in data.items()}).reverse():
        if not doubt.is_doubtful(event):
            break
        before = event.data.get("before")
    return before


def note_undone(site: Site, kind: str, undone: dict[str, Any]) -> None:
    """For holders: record what was taken from a site, so that nothing is lost."""
    record_event_for(site, "site.change_undone", what=kind, undone=undone)
    touch(site.tag)


def _undo_written(doubt: Doubt, site: Site) -> int:
    return sum(_undo_fields(doubt, site, kind) for kind in _WRITTEN)


def _undo_fields(doubt: Doubt, site: Site, kind: str) -> int:
    before = before_doubt(doubt, site, kind)
    undone = {name: getattr(site, name) for name in before or {}}
    if not before or undone == before:
        return 0
    for name, value in before.items():
        setattr(site, name, value)
    site.save(update_fields=[*before])
    note_undone(site, kind, undone)
    return 1


def _undo_address(doubt: Doubt, site: Site) -> int:
    host = before_doubt(doubt, site, *_ADDRESSED)
    if not host or host == site.chosen_host:
        return 0
    names = OwnName.objects.filter(site=site, name=host, state=NameState.PROVEN)
    undone = {"own_name": site.own_name}
    set_main_address(site, host if names.exists() else "")
    note_undone(site, "site.main_address_set", undone)
    return 1


def _stop_waiting_addresses(doubt: Doubt) -> int:
    """What these accounts asked for, and nobody has agreed to yet."""
    rows = OwnName.objects.filter(site__in=doubt.sites, main_asked_by__in=list(doubt.people))
    return rows.update(main_asked_by=None, main_asked_at=None)
