"""Words that a group makes public beside the texts of its stories: replies, notes, polls, plans,
names, who it is.

A story with a phrase of advertising waits for a second person. These words are public at once and
nobody else sees them before, so they bring no phrase that nobody has let pass in a story of the
group, and no address that nobody has looked at. `tests/web/test_other_public_texts.py` tries all.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final

from kimid.events.actor import Actor
from kimid.events.models import Event
from kimid.lib.advertising import advertising_words
from kimid.lib.web_addresses import addresses_in
from kimid.people.models import AccountLock
from kimid.sites.models import Site

type AddressCheck = Callable[[Site, Iterable[str]], str]

# Events of stories by which somebody let a phrase pass: `phrase` in their data.
_PASSES: Final[list[str]] = []
_ADDRESS_CHECKS: Final[list[AddressCheck]] = []
# A dot with a space before it, or between brackets: nobody writes a title so.
_LOOSE_DOT: Final = re.compile(r"\s*[\[(]\s*\.\s*[\])]\s*|\s+\.\s*")


class WordsRefused(Exception):
    """Somebody else has to look at these words first. The message is for whoever wrote them."""


def register_passes(*kinds: str) -> None:
    """These events say that somebody let a phrase pass, unless `is_allowed` says no."""
    _PASSES.extend(kinds)


def register_address_check(check: AddressCheck) -> None:
    """This returns the first of some addresses that nobody has looked at, or nothing."""
    _ADDRESS_CHECKS.append(check)


def words_refusal(site: Site, *texts: str, by: Actor) -> str:
    """Why these words cannot be public now. Empty if they can; without a query, if there is neither
    an address nor a phrase.
    """
    if why := phrase_refusal(site, *texts, by=by):
        return why
    addresses = [address for text in texts for address in addresses_in(text)]
    for check in _ADDRESS_CHECKS if addresses else ():
        if address := check(site, addresses):
            return (
                f"Alamat “{address}” belum dilihat orang kedua. Tulis tanpa alamat itu. Kalau "
                "memang perlu, muat dulu di sebuah kabar: sesudah redaktur lain melihatnya di "
                "situ, alamat itu boleh di sini juga."
            )
    return ""


def phrase_refusal(site: Site, *texts: str, by: Actor) -> str:
    """The same for texts in which an address may stand, because it is no link there."""
    phrases = advertising_words("\n".join(texts))
    passed = _passed_phrases(site, by) if phrases else set()
    for phrase in phrases:
        if phrase.lower() not in passed:
            return (
                f"Frasa “{phrase}” biasa dipakai iklan judi. Tulis tanpa frasa itu. Kalau memang "
                "perlu, tulis dulu di sebuah kabar: sesudah redaktur lain meloloskannya di situ, "
                "frasa itu boleh di sini juga."
            )
    return ""


def refuse_words(site: Site, *texts: str, by: Actor) -> None:
    """Raise WordsRefused for words that cannot be public now."""
    if why := words_refusal(site, *texts, by=by):
        raise WordsRefused(why)


def name_refusal(name: str) -> str:
    """Why this cannot be the name of a person or a post. Empty if it can."""
    odd = next(iter([*advertising_words(name), *addresses_in(_as_read(name))]), "")
    return f"Tulis nama saja, tanpa “{odd}”." if odd else ""


def _as_read(name: str) -> str:
    """A name as the eye reads it: without signs of no width, and each sort of dot as a dot."""
    seen = (
        sign for sign in unicodedata.normalize("NFKC", name) if unicodedata.category(sign) != "Cf"
    )
    return _LOOSE_DOT.sub(".", "".join(seen))


def _passed_phrases(site: Site, by: Actor) -> set[str]:
    """What somebody else let pass in stories of this site, whose account is not locked now."""
    rows = Event.objects.filter(site_id=site.pk, kind__in=_PASSES)
    others = rows.exclude(actor_kind=by.actor_kind, actor_ref=by.actor_ref)
    locked = AccountLock.objects.filter(ended_at=None).values_list("person_id", flat=True)
    in_doubt = {str(pk) for pk in locked}
    return {
        event.data.get("phrase", "").lower()
        for event in others
        if event.actor_ref not in in_doubt and event.data.get("is_allowed", True)
    }
