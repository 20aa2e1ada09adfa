"""The list of an office: how the heads of its villages and districts are reached."""

from datetime import datetime

from kimid.applications.models import HeadContact
from kimid.applications.rules import ApplicationPermission
from kimid.events.action import action
from kimid.people.models import Person
from kimid.places.models import Region


@action(needs=ApplicationPermission.KEEP_HEADS, records="region.head_written_down")
def write_head_down(
    region: Region, *, name: str, phone: str, acting: str = "", by: Person, at: datetime
) -> Region:
    """How the head of this village or district is reached. The number is in no event."""
    contact = {"name": name, "phone": phone, "acting": acting, "changed_at": at}
    HeadContact.objects.update_or_create(region=region, defaults=contact)
    return region
