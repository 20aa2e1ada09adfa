"""Run as a program: does what the worker does at the minute for which a story is scheduled, without
waiting for it.
"""

import sys

import django


def strike(public_id: str) -> None:
    """Publish the scheduled story of this number as of its minute, twice over as after a sleep."""
    from kimid.newsroom.models import Story
    from kimid.newsroom.reactions import publish_one
    from kimid.sites.guard import across_sites

    with across_sites("a journey"):
        story = Story.objects.get(public_id=public_id, publish_at__isnull=False)
    if story.publish_at is None:
        raise LookupError(public_id)
    for _ in range(2):
        publish_one.func(story.site_id, story.pk, at=story.publish_at)


if __name__ == "__main__":
    django.setup(set_prefix=False)
    strike(sys.argv[1])
