"""What sorts of events there are, by which readers narrow an agenda: those that stories announce,
and those that come again.
"""

from collections.abc import Iterable
from typing import Final

from django.db import models

from kimid.wire.kinds import Facet, PublishedItem
from kimid.wire.models import Topic


class EventSort(models.TextChoices):
    """What sort of event it is."""

    POSYANDU = "posyandu", "Posyandu dan kesehatan"
    MARKET = "pasar", "Hari pasar"
    WATCH = "ronda", "Ronda"
    MEETING = "musyawarah", "Musrenbang dan musyawarah"
    WORK = "gotong-royong", "Gotong royong"
    CUSTOM = "adat", "Adat dan ibadah"
    LESSON = "pelatihan", "Pelatihan"
    PLAY = "seni-olahraga", "Seni dan olahraga"
    OTHER = "lain", "Lain-lain"


# A story says its topic, not its sort.
_BY_TOPIC: Final = {
    Topic.HEALTH: EventSort.POSYANDU,
    Topic.BUSINESS: EventSort.MARKET,
    Topic.SAFETY: EventSort.WATCH,
    Topic.CULTURE: EventSort.CUSTOM,
    Topic.EDUCATION: EventSort.LESSON,
    Topic.SPORT: EventSort.PLAY,
}


def _sort_of(item: PublishedItem) -> Iterable[str]:
    return [item.data.get("sort") or _BY_TOPIC.get(Topic(item.topic), EventSort.OTHER).value]


SORTS: Final = Facet(
    "jenis", "Jenis acara", {each.value: str(each.label) for each in EventSort}, _sort_of
)
