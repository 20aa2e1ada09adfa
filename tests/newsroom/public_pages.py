"""Where readers find stories, and bring theirs."""

from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, statements
from kimid.sites.actions import ConfirmationRules, set_rules
from tests import build, visitors
from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """A long story in two languages, the form for tips, and the links of people without account."""
    story = country.long
    now = timezone.now()
    _asked, token = confirmations.ask_by_link(
        country.discussed, holder_name="Bu Aminah", by=build.member(country.kim), at=now
    )
    return {
        ("kim", "story"): story.path,
        ("kim", "story-in"): f"{story.path}jv/",
        ("kim", "notice"): f"{story.path}papan/",
        ("kim", "tip"): "/kirim-kabar/",
        ("kim", "tip-ticket"): f"/kirim-kabar/{visitors.tip(country.kim).ticket}/",
        ("kim", "moved-pastikan"): f"/pastikan/{token}/",
        ("kim", "moved-catatan"): f"/catatan/{_asked_head(country)}/",
    }


def _asked_head(country: Country) -> str:
    """The token by which the head of the village says something about a story."""
    kim, story = country.kim, country.discussed
    set_rules(
        kim.site,
        rules=ConfirmationRules(asks_head=True),
        by=build.member(kim, Role.CHAIR),
        at=build.AT,
    )
    story.refresh_from_db()
    _asked, token = statements.ask_head(
        story, holder_name="Pak Usman", by=story.author, at=timezone.now()
    )
    return token
