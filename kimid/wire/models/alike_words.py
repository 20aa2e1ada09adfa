"""What an office adds to the words that mean the same."""

from typing import Final

from django.db import models

from kimid.events.permissions import Scope
from kimid.places.models import Region

MAX_GROUPS: Final = 100  # of a region
MAX_GROUP_LENGTH: Final = 200  # characters


class AlikeWords(models.Model):
    """A group of words that mean the same in a region and in all below: `goro, gotong royong`."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="alike_words", db_index=False)
    words = models.CharField(max_length=MAX_GROUP_LENGTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "words"], name="alike_words_stand_once_in_a_region"
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def scope(self) -> Scope:
        return Scope(None, self.region_id)
