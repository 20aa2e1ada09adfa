"""What readers have of lending, when the account that showed it is in doubt."""

from kimid.events.action import record_event_for
from kimid.people.models import Person
from kimid.sites.doubts import Doubt, FilesOfRow
from kimid.sites.guard import across_sites
from kimid.wire.holding import hold_items
from tests.example_subject.lending.models import Tool


def hold_tools(doubt: Doubt) -> dict[str, int]:
    """Readers lose what these accounts offered, until somebody else has looked at it."""
    with across_sites("an account may work in several groups"):
        offered = Tool.objects.filter(pk__in=doubt.last_acts("tool.offered"), held_account=None)
        tools = list(offered.select_related("item", "site").order_by("pk"))
        hold_items([tool.item for tool in tools if tool.item], doubt.at)
        for tool in tools:
            tool.held_account = tool.by
            tool.save(update_fields=["held_account"])
            names = frozenset(photo["name"] for photo in tool.photos)
            doubt.hidden.append(FilesOfRow(tool.site, tool, names))
            record_event_for(tool, "tool.held")
        return {"tools": len(tools)}


def held_count(person: Person) -> int:
    """How many tools are held because of this account. One query."""
    with across_sites("an account may offer for several groups"):
        return Tool.objects.filter(held_account=person).count()
