"""Run as a program: a story of KIM Teluk Kapuas that others have confirmed and that waits for its
editor, with a photo of which nobody has said what it shows. With a second word, `pressed`, an
editor has pressed, and it goes out in an hour.
"""

import sys
from datetime import timedelta
from typing import cast

import django
from django.utils import timezone


def make(number: str, title: str, *, is_pressed: bool) -> None:
    """Write it, send it, talk it over, confirm it."""
    from kimid.lib.picture import Picture
    from kimid.newsroom.actions import confirmations, content, countdown, talk, writing
    from kimid.newsroom.models import Decision, SourceKind, Story, TalkMode
    from kimid.people.models import Person
    from kimid.sites.guard import on_site
    from kimid.sites.models import Site

    now = timezone.now()
    site = Site.objects.get(label="teluk-kapuas")
    dedi, siti, rina = (Person.objects.get(username=name) for name in ("dedi", "siti", "rina"))
    with on_site(site):
        photos = Story.objects.exclude(photos=[]).exclude(photos=None).latest("pk").photos
        bare = cast(Picture, {**photos[0], "caption": "", "alt": ""})
        lead = "Air pasang masuk RT 02 pada Senin malam."
        written = content.ContentData(title, lead, photos=(bare,))
        source = content.SourceNote(SourceKind.SEEN, "Dedi Kurniawan", now.date())
        story = writing.write(
            site, content=written, source=source, public_id=number, by=dedi, at=now
        )
        writing.send(story, by=dedi, at=now)
        talk.record_talk(
            story,
            form=TalkMode.ORAL,
            decision=Decision.PUBLISH,
            people_count=3,
            by=siti,
            at=now,
        )
        confirmations.confirm(story, how_known="Saya di sana.", by=siti, at=now)
        if is_pressed:
            countdown.begin_countdown(story, ends_at=now + timedelta(hours=1), by=rina, at=now)


if __name__ == "__main__":
    django.setup(set_prefix=False)
    make(sys.argv[1], sys.argv[2], is_pressed="pressed" in sys.argv[3:])
