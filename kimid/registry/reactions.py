"""What happens in the register after people came or left. May run twice."""

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.people.models import Person
from kimid.queue.tasks import task
from kimid.registry.actions import roster
from kimid.registry.models import Kim, Member


@task
def on_member_joined(event_id: int) -> None:
    """Somebody has come into a group by an invitation: they stand on its roster from now on, as who
    they were there before.
    """
    event = Event.objects.get(pk=event_id)
    person = Person.objects.get(pk=event.data["person"])
    for kim in Kim.objects.filter(site=event.data["site"], ended_on=None):
        roster.record_joining(kim, person=person, by=System("they came in"), at=event.happened_at)


@task
def on_member_left(event_id: int) -> None:
    """Somebody has left a group by themselves: those who hold no post leave its roster too."""
    event = Event.objects.get(pk=event_id)
    for member in Member.objects.select_related("kim").filter(
        kim__site=event.site_id, person=event.data["person"], left_on=None
    ):
        roster.record_leaving(
            member.kim, member=member, by=System("they left the group"), at=event.happened_at
        )
