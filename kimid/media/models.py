from typing import ClassVar, Final, Self, cast

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Standing
from kimid.lib.attachment import Attached, AttachmentKind
from kimid.lib.codes import public_id
from kimid.lib.picture import Consent, Picture
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

NAME_LENGTH: Final = 16  # of 31 letters each: nobody finds one by trying


def unguessable_name() -> str:
    """A name for the files of one photo, document, voice note or card. Nothing of what the sender called them is in it."""
    return public_id(NAME_LENGTH)


class ChildrenShown(models.TextChoices):
    """Whether children can be known in a photo, as its sender says."""

    UNASKED = "unasked", "Belum dijawab"
    NONE = "no_children", "Tidak"
    ALLOWED = "children_allowed", "Ada, diizinkan"


class Kept(models.Model):
    """A file of one group, or several of one thing: who sent it, and who uses and shows it now."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH, unique=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # none: the platform itself
    weight = models.PositiveIntegerField()  # bytes of all its files together
    uploaded_at = models.DateTimeField()  # or when the only thing that used it let it go
    taken_at = models.DateTimeField(null=True, blank=True)  # when the first story or site took it
    shown_by = models.PositiveSmallIntegerField(default=0)  # how many published things carry it now

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"#{self.pk} {self.name}"

    def standing(self) -> Standing:
        return Standing(self.site_id, self.site.region_id)

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it now."""
        return self.shown_by > 0


class Photo(Kept):
    """A photo of one group: what its files are called, and what is known of it. Widths and heights are pixels."""

    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    widths = models.JSONField()  # of the renditions, narrowest first
    focus_x = models.PositiveSmallIntegerField(default=50)  # percent from the left of what matters most
    focus_y = models.PositiveSmallIntegerField(default=50)  # percent from the top
    alt = models.CharField(max_length=300, blank=True)
    caption = models.CharField(max_length=300, blank=True)
    credit = models.CharField(max_length=120, blank=True)
    children = models.CharField(max_length=20, choices=ChildrenShown, default=ChildrenShown.UNASKED)
    has_avif = models.BooleanField(default=False)
    is_drawn = models.BooleanField(default=False)
    tone = models.CharField(max_length=4, blank=True)  # the colour of the whole, as `#rgb`; stands there until the photo has come

    class Meta(Kept.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(focus_x__lte=100, focus_y__lte=100), name="photo_focus_is_in_percent"),
        ]
        indexes = [models.Index(fields=["uploaded_at"], condition=Q(taken_at=None), name="photo_never_taken")]

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
            tone=self.tone,
            consent=cast(Consent, self.children),
        )


class AttachmentSort(models.TextChoices):
    """What may hang on a story besides photos."""

    DOCUMENT = "document", "Dokumen"
    SOUND = "sound", "Rekaman"


class Attachment(Kept):
    """A document or a voice note of one group."""

    kind = models.CharField(max_length=10, choices=AttachmentSort)
    title = models.CharField(max_length=80)
    size = models.PositiveIntegerField()  # pages of a document, seconds of a voice note

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["uploaded_at"], condition=Q(taken_at=None), name="attachment_never_taken")]

    def facts(self) -> Attached:
        """What a story copies of it."""
        return Attached(
            name=self.name, kind=cast(AttachmentKind, self.kind), title=self.title, size=self.size, weight=self.weight
        )
