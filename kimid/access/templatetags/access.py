"""Template tags that check permissions."""

from django import template

from kimid.people.models import Person

register = template.Library()


@register.simple_tag
def may(person: Person, perm: str, subject: object) -> bool:
    """`{% may person "newsroom.publish" story as may_publish %}`."""
    return person.has_perm(perm, subject)
