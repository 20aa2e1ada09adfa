"""What an office has stopped: until it says so, no lower one ends the KIM or moves it."""

from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.rules import office_of


def why_act_must_wait(kim: Kim, who: Person) -> str:
    """Why somebody does not carry out an act over a KIM that an office above theirs has stopped;
    empty when nothing is in the way. Two queries and those of grants.
    """
    own = office_of(who, kim)
    suspension = kim.suspensions.filter(ended_at=None).select_related("office").first()
    if suspension is not None and not _answers_for(own, suspension.office):
        return (
            f"{kim.name} sedang ditangguhkan, atau diusulkan begitu, oleh"
            f" {suspension.office.full_name}. Kantor itu, atau yang di atasnya, mengakhirinya dulu,"
            " atau mengesahkan sendiri"
        )
    quarantine = kim.quarantines.filter(lifted_at=None).select_related("begun_by").first()
    if quarantine is not None and not _answers_for(own, office_of(quarantine.begun_by, kim)):
        return (
            f"situs {kim.name} sedang ditutup demi keamanan. Kantor yang menutupnya, atau yang di"
            " atasnya, membukanya dulu, atau mengesahkan sendiri"
        )
    return ""


def _answers_for(own: Region | None, stopped_by: Region | None) -> bool:
    return own is not None and stopped_by is not None and own.level <= stopped_by.level
