"""Whether a confirmation brings a story before more readers."""

from kimid.access.pages import RuangRequest
from kimid.newsroom import queries


def is_of_warning(request: RuangRequest, public_id: str) -> bool:
    """Whether this story is published and nobody has confirmed it: who does lifts it to all
    portals. One query.
    """
    story = queries.visible_to(request.person).filter(public_id=public_id).first()
    return story is not None and story.is_unverified
