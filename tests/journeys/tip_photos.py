"""Run as a program: does what the worker does with the photos of tips that wait."""

import django


def make_photos() -> None:
    """Take in every photo that came with a tip and waits."""
    from kimid.events.models import Event
    from kimid.newsroom.models import Tip
    from kimid.newsroom.tip_reactions import take_in_photo
    from kimid.sites.guard import across_sites

    with across_sites("the photos of all tips are made"):
        waiting = [str(tip.pk) for tip in Tip.objects.all() if tip.awaits_photo]
    for event in Event.objects.filter(kind="tip.sent", subject_id__in=waiting):
        take_in_photo.call(event.pk)


if __name__ == "__main__":
    django.setup(set_prefix=False)
    make_photos()
