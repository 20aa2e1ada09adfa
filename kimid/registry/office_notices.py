"""A notice that something waits in an office."""

from django.db import models

from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.wire.queries import portal_of


def ask_office(
    kind: str,
    office: Region,
    about: models.Model,
    event: Event,
    *,
    title: str,
    why: str,
    page: str,
) -> None:
    """Something waits in an office, on this page of its workspace. Who made it wait reads no
    notice.
    """
    portal = portal_of(office.code)
    if portal is None:
        return
    is_person = event.actor_kind == ActorKind.PERSON
    give(
        kind,
        Recipient.on_region(office, Role.OFFICER),
        about=about,
        occasion=str(event.pk),
        title=title,
        why=f"{why}.",
        link=ruang_path(page, portal.ruang_label, about.pk),
        at=event.happened_at,
        except_for=Person.objects.filter(pk=event.actor_ref).first() if is_person else None,
    )
