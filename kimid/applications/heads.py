"""How an office reaches the heads of its villages, and whose number is none of theirs."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from kimid.access.models import Grant
from kimid.applications.models import Application, HeadContact
from kimid.events.permissions import Role
from kimid.lib.codes import Level, cut, span
from kimid.people.models import Person
from kimid.places.models import Region


def places_with_heads(region: Region, search: str = "") -> QuerySet[Region]:
    """The districts and villages of an office, by place; those whose name has these words."""
    rows = Region.objects.filter(
        code__range=span(region.code), level__gte=Level.DISTRICT, valid_until=None
    )
    if search:
        rows = rows.filter(Q(name__icontains=search) | Q(parent__name__icontains=search))
    return rows.select_related("parent__parent").order_by("code")


def contact_of(application: Application, level: Level = Level.VILLAGE) -> HeadContact | None:
    """Whom the office would ask at this level, as its own list has it. One query."""
    code = application.scope().region_code
    place = code if level == Level.VILLAGE else cut(code, level)
    return HeadContact.objects.select_related("region").filter(region=place).first()


def phones_of_applicants(application: Application, by: Person) -> set[str]:
    """The numbers that answer for nothing here: of whoever asks, filled it in or sent it, of the
    chair of its KIM, and of the official who asks the head. One query.
    """
    chairs = Grant.objects.filter(
        role=Role.CHAIR, site=application.kim.site_id if application.kim else None
    )
    people = Person.objects.filter(
        Q(pk__in=application.handler_ids | {by.pk})
        | Q(pk__in=chairs.active(timezone.now()).values("person"))
    )
    phones = [application.phone, *people.values_list("phone", flat=True)]
    return {phone for phone in phones if phone}


def hidden_phone(phone: str) -> str:
    """`0812 •••• 4417`: enough to know it by."""
    local = f"0{phone.removeprefix('+62')}"
    return f"{local[:4]} •••• {local[-4:]}"
