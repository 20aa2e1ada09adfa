"""Tasks for forms of strangers: slips for them, and what became of them."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from kimid.moderation.submission_tokens import new_submission_token
from kimid.newsroom.models import Tip
from kimid.sites.guard import across_sites
from kimid.sites.models import Site


def lines(verb: str, value: str) -> Iterator[str]:
    """`make NUMBER`: so many slips, each with the label of its KIM, as lines of JSON. `look FILE`:
    how many of the acknowledged texts in this file are not there, and how many photos are lost.
    """
    yield from _slips(int(value)) if verb == "make" else _looked(Path(value))


def _slips(how_many: int) -> Iterator[str]:
    sites = list(Site.objects.filter(kind="kim").order_by("pk"))
    for number in range(how_many):
        site = sites[number % len(sites)]
        slip = new_submission_token(site, timezone.now())
        yield json.dumps({"label": site.label, "slip": slip})


def _looked(file: Path) -> Iterator[str]:
    texts: list[str] = json.loads(file.read_text())
    with across_sites(reason="the proof looks at the tips of every group"):
        tips = {tip.words: tip for tip in Tip.objects.all()}
    spool = Path(settings.SPOOL_DIR) / "tamu"
    lost_photos = [
        tip.ticket
        for tip in tips.values()
        if tip.awaits_photo and not (spool / f"{tip.site_id}-{tip.photo_name}").exists()
    ]
    lost = [words for words in texts if words not in tips]
    yield json.dumps({"lost_tips": len(lost), "lost_photos": len(lost_photos)})
