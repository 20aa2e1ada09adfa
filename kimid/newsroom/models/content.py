"""What a story says: the same fields stand in the story and in its versions."""

import json
from hashlib import sha256

from django.db import models

from kimid.lib import blocks
from kimid.lib.picture import Picture, first_shown, shown_pictures
from kimid.newsroom.models.details import FIRST_DETAILS, DetailFields
from kimid.wire.models import Topic
from kimid.wire.verdicts import JudgedClaim


class StoryKind(models.TextChoices):
    """The kinds that a newsroom publishes; `newsroom.kinds` says what readers see of each."""

    NEWS = "news", "Berita"
    ANNOUNCEMENT = "announcement", "Pengumuman"
    GALLERY = "gallery", "Galeri"
    AGENDA = "agenda", "Agenda"
    FACT_CHECK = "fact_check", "Cek fakta"
    ADVERTORIAL = "advertorial", "Advertorial"


class StoryContent(DetailFields):
    """The content of a story. A story has the current content, a revision an earlier one."""

    title = models.CharField(max_length=140)
    lead = models.TextField()
    blocks = models.JSONField(default=list, blank=True)  # list of Block: the long text
    photos = models.JSONField(default=list, blank=True)  # list of Picture, the lead picture first
    # list of AttachmentData: documents and voice notes
    attachments = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=20, choices=StoryKind, default=StoryKind.NEWS)
    topic = models.CharField(max_length=20, choices=Topic, default=Topic.COMMUNITY)
    place = models.CharField(max_length=80, blank=True)  # empty means the village of the site
    translation = models.JSONField(default=dict, blank=True)  # a Translation, or empty

    class Meta:
        abstract = True

    @property
    def body(self) -> str:
        """The long text with its plain marks, as people type it."""
        return blocks.editor_text(self.blocks, [photo["name"] for photo in self.photos])

    @property
    def shown_photos(self) -> list[Picture]:
        """The photos that readers have: not those in which a face has to be hidden first."""
        return shown_pictures(self.photos)

    @property
    def lead_photo(self) -> Picture | None:
        """The first photo that readers have."""
        return first_shown(self.photos)

    @property
    def covered_photos(self) -> int:
        """How many photos are hidden from readers."""
        return len(self.photos) - len(self.shown_photos)

    @property
    def heading(self) -> str:
        """The title, or a text for a draft without one."""
        return self.title or "Tulisan tanpa judul"

    @property
    def is_paid(self) -> bool:
        """Whether somebody paid for it. That is said of it, and never that it was checked."""
        return self.kind == StoryKind.ADVERTORIAL

    @property
    def judged_claim(self) -> JudgedClaim | None:
        """The claim of a fact check and the answer to it, as far as both are written."""
        return self.answered_claim if self.kind == StoryKind.FACT_CHECK else None

    @property
    def headline_advice(self) -> str:
        """What to tell its writer if the title says something else than the check found."""
        if self.judged_claim is None:
            return ""
        return JudgedClaim(self.claim, self.verdict_label).advice(self.title)

    @property
    def digest(self) -> str:
        """Twelve hex digits that change with the content. A form sends them back, so that kimid
        sees when somebody else has changed the content.
        """
        # People change only these keys of a photo.
        photo_keys = ("name", "alt", "caption", "credit", "consent")
        photos = [[photo.get(key) for key in photo_keys] for photo in self.photos]
        values = [
            self.title,
            self.lead,
            self.blocks,
            photos,
            self.kind,
            self.topic,
            self.place,
            *self.attachments,
        ]
        values += [str(getattr(self, name)) for name in FIRST_DETAILS]
        values += [[name, str(value)] for name, value in self.later_details() if value]
        values += [self.translation] if self.translation else []
        return sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:12]
