"""Whether what is about to be published brings a link that nobody has looked at."""

from kimid.access.pages import RuangRequest
from kimid.lib.web_addresses import owners_in
from kimid.links.ledger import new_owners
from kimid.newsroom import queries
from kimid.newsroom.actions.content import content_of
from kimid.newsroom.forms.corrections import StoryCorrectionForm
from kimid.newsroom.models import Story
from kimid.newsroom.story_links import link_owners


def brings_new_link(request: RuangRequest, public_id: str) -> bool:
    """Whether the story shows an address that is words on this site. Two queries; one without
    addresses.
    """
    story = _story(request, public_id)
    return story is not None and bool(new_owners(link_owners(story), request.site))


def correction_brings_new_link(request: RuangRequest, public_id: str) -> bool:
    """Whether the story or its correction as sent shows such an address. As many queries."""
    story = _story(request, public_id)
    if story is None:
        return False
    form = StoryCorrectionForm(request.POST, content=content_of(story))
    sent = "\n".join(str(form[name].value() or "") for name in form.fields)
    return bool(new_owners(link_owners(story) | owners_in(sent), request.site))


def photo_texts_bring_new_link(request: RuangRequest, public_id: str) -> bool:
    """Whether the story or what is sent of its photos shows such an address. As many queries."""
    story = _story(request, public_id)
    if story is None:
        return False
    # Past the methods of the form: whatever its fields are called.
    sent = "\n".join(str(text) for texts in dict.values(request.POST) for text in texts)
    return bool(new_owners(link_owners(story) | owners_in(sent), request.site))


def _story(request: RuangRequest, public_id: str) -> Story | None:
    return queries.visible_to(request.person).filter(public_id=public_id).first()
