"""Templates ask for permissions by the same names as the code."""

from django import template

from kimid.people.models import Person

register = template.Library()


@register.simple_tag
def may(person: Person, perm: str, thing: object) -> bool:
    """`{% may person "newsroom.publish" story as may_publish %}`."""
    return person.has_perm(perm, thing)
