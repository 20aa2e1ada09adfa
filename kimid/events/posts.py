"""With which post somebody acts. `access` knows the posts of people; each event has the one with
which it was done, so that a post that ends later changes no history.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from kimid.events.actor import Actor
from kimid.events.models import Event
from kimid.events.permissions import Scoped

# What an event keeps of a post; nothing of whoever acts for no office.
type ActorPost = dict[str, str]


class PostBook(NamedTuple):
    """Where posts are known: `post_of` for an actor who needs this permission on an object,
    `names_of` for the people of some events, each with the office for which they acted.
    """

    post_of: Callable[[Actor, str, Scoped, datetime], ActorPost]
    names_of: Callable[[Sequence[Event]], Mapping[int, str]]


_BOOKS: Final[list[PostBook]] = []


def register_posts(book: PostBook) -> None:
    """Let this book know the posts of everybody from now on."""
    _BOOKS.append(book)


def post_of(by: Actor, permission: str, subject: object, at: datetime) -> ActorPost:
    """The post with which somebody does this; empty if it is none of an office."""
    if not isinstance(subject, Scoped):
        return {}
    return next(
        (post for each in _BOOKS if (post := each.post_of(by, permission, subject, at))), {}
    )


def names_of(events: Sequence[Event]) -> dict[int, str]:
    """Who did each of these events, by its id, and for which office, if it was for one. No query
    for events that have their post, and three at most for older ones.
    """
    names = {each.pk: each.actor_name for each in events}
    for book in _BOOKS:
        names |= book.names_of(events)
    return names
