"""What the stage of a KIM's life has closed is refused, before anything is written."""

from kimid.newsroom.actions.words import NotNow
from kimid.sites.models import Site
from kimid.sites.stages import Door


class Closed(NotNow):
    """The group may not do this at the stage its KIM is in. What was typed belongs back on the screen."""


def refuse_if_closed(site: Site, door: Door) -> None:
    """Raise Closed when the stage of this site closes the door."""
    if words := site.refusal(door):
        raise Closed(words)
