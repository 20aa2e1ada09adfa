"""Files of a group: photos, documents and voice notes. A story, an item or a site stores a copy of
what it must know of them (`as_picture`, `as_attached`).
"""

from typing import Any, ClassVar, Final, Self, cast

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.lib.attachment import AttachmentData, AttachmentKind
from kimid.lib.codes import public_id
from kimid.lib.picture import Consent, Picture
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site
from kimid.sites.stages import Feature

NAME_LENGTH: Final = 16  # of 31 possible letters each: nobody can guess a name


def unguessable_name() -> str:
    """A random name for the files of one photo, document, voice note or card."""
    return public_id(NAME_LENGTH)


class ChildrenShown(models.TextChoices):
    """Whether children can be recognised in a photo, as its sender says."""

    UNASKED = "unasked", "Belum dijawab"
    NONE = "no_children", "Tidak"
    ALLOWED = "children_allowed", "Ada, diizinkan"


class Install(models.Model):
    """Which media folder belongs to this database: see `kimid/media/identity.py`."""

    ONLY: ClassVar = 1  # the primary key of the only row

    key = models.UUIDField()

    def __str__(self) -> str:
        return str(self.key)


class StoredFile(models.Model):
    """One file of a group, or its renditions: who sent it, and what it weighs."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH, unique=True)
    # None: kimid itself.
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    weight = models.PositiveIntegerField()  # bytes of all its files together
    # Begins the days after which an unused file is deleted; set anew when its last user releases
    # it.
    uploaded_at = models.DateTimeField()

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"#{self.pk} {self.name}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def is_public(self) -> bool:
        return self._uses.filter(is_public=True).exists()

    @property
    def is_used(self) -> bool:
        return self._uses.exists()

    @property
    def _uses(self) -> "models.QuerySet[FileUse]":
        # Whoever has the file may ask for its uses: they are rows of the same site.
        rows: models.QuerySet[FileUse] = USES[type(self)]._base_manager.filter(file=self)
        return rows

    @property
    def is_open_to_readers(self) -> bool:
        """Whether it is public, and its site is not closed for readers."""
        return self.is_public and not self.site.is_closed_for(Feature.READING)


class Photo(StoredFile):
    """A photo of one group: the names of its files, and its description. Sizes are pixels."""

    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    widths = models.JSONField()  # of the renditions, narrowest first
    # The point that stays visible when the photo is cropped: percent from the left and the top.
    focus_x = models.PositiveSmallIntegerField(default=50)
    focus_y = models.PositiveSmallIntegerField(default=50)
    alt = models.CharField(max_length=300, blank=True)
    caption = models.CharField(max_length=300, blank=True)
    credit = models.CharField(max_length=120, blank=True)
    children = models.CharField(max_length=20, choices=ChildrenShown, default=ChildrenShown.UNASKED)
    has_avif = models.BooleanField(default=False)
    is_drawn = models.BooleanField(default=False)
    # What this one was made of, by making it tidy. It stays as long as this one.
    original = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="tidied"
    )
    # Since when readers do not have it, because a face in it has to be hidden first.
    covered_at = models.DateTimeField(null=True, blank=True)
    # The average colour, as `#rgb`; no tone of a stylesheet. Shown until the photo has loaded.
    tone = models.CharField(max_length=4, blank=True)

    class Meta(StoredFile.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(focus_x__lte=100, focus_y__lte=100), name="photo_focus_is_in_percent"
            ),
        ]

    @property
    def is_used(self) -> bool:
        """Also by the tidy copy that was made of it."""
        return super().is_used or self.tidied.exists()

    @property
    def is_open_to_readers(self) -> bool:
        """Also not while a face in it has to be hidden first."""
        return self.covered_at is None and super().is_open_to_readers

    def as_picture(self) -> Picture:
        """The copy that a story, an item or a site stores.

        There `has_avif` is `avif`, and `children` is `consent`: who copies it may ask again.
        """
        picture = Picture(
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
        if self.covered_at is not None:
            picture["is_covered"] = True
        return picture


_ATTACHMENT_LABELS: Final[dict[AttachmentKind, str]] = {
    "document": "Dokumen",
    "sound": "Rekaman",
}


class Attachment(StoredFile):
    """A document or a voice note of one group."""

    kind = models.CharField(max_length=10, choices=[*_ATTACHMENT_LABELS.items()])
    title = models.CharField(max_length=80)
    size = models.PositiveIntegerField()  # pages of a document, seconds of a voice note

    def as_attached(self) -> AttachmentData:
        """The copy that a story stores."""
        return AttachmentData(
            name=self.name,
            kind=cast(AttachmentKind, self.kind),
            title=self.title,
            size=self.size,
            weight=self.weight,
        )


class FileUse(models.Model):
    """A row that uses a file of its group: a story, a message, a plan, a site. `kimid/media/usage`
    writes it.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    subject = models.CharField(max_length=60)  # the label of its model, as in events
    subject_id = models.PositiveBigIntegerField()
    # Whether readers see the file in what this row publishes.
    is_public = models.BooleanField(default=False)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["file", "subject", "subject_id"], name="%(class)s_is_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} #{self.subject_id}"


class PhotoUse(FileUse):
    """A row that uses a photo."""

    # Whoever deletes a photo has let all that use it let go of it before.
    file = models.ForeignKey(Photo, models.PROTECT, related_name="uses")


class AttachmentUse(FileUse):
    """A row that uses a document or a voice note."""

    file = models.ForeignKey(Attachment, models.PROTECT, related_name="uses")


USES: Final[dict[type[StoredFile], type[Any]]] = {Attachment: AttachmentUse, Photo: PhotoUse}
