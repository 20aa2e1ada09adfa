from typing import ClassVar, Final, Self, cast

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Standing
from kimid.lib.codes import public_id
from kimid.lib.picture import Consent, Picture
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

NAME_LENGTH: Final = 16  # of 31 letters each: nobody finds one by trying


def unguessable_name() -> str:
    """A name for the files of one photo. Nothing of what the sender called them is in it."""
    return public_id(NAME_LENGTH)


class ChildrenShown(models.TextChoices):
    """Whether children can be known in a photo, as its sender says."""

    UNASKED = "unasked", "Belum dijawab"
    NONE = "no_children", "Tidak"
    ALLOWED = "children_allowed", "Ada, diizinkan"


class Photo(models.Model):
    """A photo of one group: what its files are called, and what is known of it. Widths and heights are pixels."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH, unique=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # none: the platform itself
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    widths = models.JSONField()  # of the renditions, narrowest first
    weight = models.PositiveIntegerField()  # bytes of all renditions together
    focus_x = models.PositiveSmallIntegerField(default=50)  # percent from the left of what matters most
    focus_y = models.PositiveSmallIntegerField(default=50)  # percent from the top
    alt = models.CharField(max_length=300, blank=True)
    caption = models.CharField(max_length=300, blank=True)
    credit = models.CharField(max_length=120, blank=True)
    children = models.CharField(max_length=20, choices=ChildrenShown, default=ChildrenShown.UNASKED)
    has_avif = models.BooleanField(default=False)
    is_drawn = models.BooleanField(default=False)
    uploaded_at = models.DateTimeField()  # or when the only thing that used it let it go
    taken_at = models.DateTimeField(null=True, blank=True)  # when the first story or site took it
    shown_by = models.PositiveSmallIntegerField(default=0)  # how many published things carry it now

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(focus_x__lte=100, focus_y__lte=100), name="photo_focus_is_in_percent"),
        ]
        indexes = [models.Index(fields=["uploaded_at"], condition=Q(taken_at=None), name="photo_never_taken")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.name}"

    def standing(self) -> Standing:
        return Standing(self.site_id, self.site.region_id)

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it now."""
        return self.shown_by > 0

    def facts(self) -> Picture:
        """What a story, a published item or a site copies of it."""
        return Picture(
            name=self.name,
            width=self.width,
            height=self.height,
            widths=list(self.widths),
            focus=(self.focus_x, self.focus_y),
            alt=self.alt,
            caption=self.caption,
            credit=self.credit,
            avif=self.has_avif,
            is_drawn=self.is_drawn,
            consent=cast(Consent, self.children),
        )
