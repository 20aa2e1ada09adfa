"""A KIM with one account: nobody else there can record, confirm or make a link. What it writes is
published as unverified, until a second person has joined.
"""

from datetime import datetime, timedelta
from typing import Final

from kimid.access.models import Grant
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.sites.models import Site

# A chair who ends the roles of all others is not alone at once.
_ALONE_AFTER: Final = timedelta(days=7)


def is_sole_account(person: Person, site: Site, at: datetime) -> bool:
    """Whether this person alone can act for the group, and nobody else could in the last week: an
    account that was locked yesterday counts for some days still. One query.
    """
    others = Grant.objects.filter(site=site).exclude(person=person)
    return not others.usable_since(at - _ALONE_AFTER, at).exists()


def is_alone_with(story: Story, person: Person, at: datetime) -> bool:
    """Whether this person wrote the story and nobody else in the group can check it. At most one
    query.
    """
    return (
        story.is_shared_unchecked
        and story.is_written_by(person)
        and is_sole_account(person, story.site, at)
    )


def unchecked_refusal(story: Story, person: Person, at: datetime) -> str:
    """Why this person cannot publish this story unverified. Empty if they can."""
    if story.was_published:
        return "Kabar ini sudah terbit."
    if not story.is_written_by(person):
        return "Kabar ini ditulis orang lain, jadi Anda bisa memastikannya sendiri."
    if not is_sole_account(person, story.site, at):
        return (
            "Di kelompok ini ada anggota lain, atau baru pekan ini tidak ada. Minta anggota lain "
            "mencatat putusan dan memastikan kabarnya."
        )
    if story.is_sensitive:
        return "Kabar yang peka perlu dua orang lain. Undang anggota dulu, lalu minta memastikan."
    if story.declined_at is not None:
        return "Kelompok memutuskan kabar ini tidak terbit. Catat putusan baru dulu."
    return ""
