"""Whether what is about to be published brings a link that nobody has looked at."""

from kimid.access.pages import RuangRequest
from kimid.lib.web_addresses import owners_in
from kimid.links.ledger import new_owners
from kimid.newsroom import queries
from kimid.newsroom.story_links import link_owners


def brings_new_link(request: RuangRequest, public_id: str) -> bool:
    """Whether the story, or what is sent for it, shows an address that is words on this site. Two
    queries; one without addresses.
    """
    story = queries.visible_to(request.person).filter(public_id=public_id).first()
    if story is None:
        return False
    sent = "\n".join(value for _, values in request.POST.lists() for value in values)
    return bool(new_owners(link_owners(story) | owners_in(sent), request.site))
