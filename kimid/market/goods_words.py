"""Whether what a group writes about a good may be read by all."""

from collections.abc import Iterable

from kimid.events.actor import Actor
from kimid.lib.picture import Picture, words_of_pictures
from kimid.market.claims import claim_refusal
from kimid.market.contact_words import contact_refusal
from kimid.sites.models import Site
from kimid.sites.public_words import WordsRefused, words_refusal


def goods_refusal(site: Site, *texts: str, by: Actor, has_halal: bool = False) -> str:
    """Why these words may not be public now: a claim without its paper, a number that nobody asked
    about, advertising, an address that nobody has looked at. Empty if they may. `has_halal`: its
    certificate is on record.
    """
    return (
        claim_refusal(*texts, has_halal=has_halal)
        or contact_refusal(*texts)
        or words_refusal(site, *texts, by=by)
    )


def refuse_goods_words(
    site: Site,
    texts: Iterable[str],
    photos: Iterable[Picture],
    *,
    by: Actor,
    has_halal: bool = False,
) -> None:
    """Raise WordsRefused for words, or words beside photos, that may not be public now."""
    words = words_of_pictures(photos)
    if why := goods_refusal(site, *texts, *words, by=by, has_halal=has_halal):
        raise WordsRefused(why)
