"""Every change that a story can go through."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from kimid.access import links
from kimid.access.links import LinkHolder
from kimid.access.models import OneUseLink
from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.lib import blocks, text
from kimid.lib.picture import Picture
from kimid.media.showing import hide_photos, show_photos, take_photos
from kimid.newsroom.flow import UNDER_WAY, Stage
from kimid.newsroom.models import (
    Confirmation,
    Decision,
    Message,
    Revision,
    Source,
    SourceKind,
    Story,
    StoryKind,
    Talk,
    TalkForm,
    Told,
)
from kimid.newsroom.rules import Can
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.wire import placing
from kimid.wire.models import ItemKind, Topic


class NotNow(Exception):
    """The story is not at a point where this can be done. The message is for the person who tried."""


class Overtaken(Exception):
    """Somebody else changed the words meanwhile. Nothing was written; both texts are there to choose from."""


@dataclass(frozen=True)
class Words:
    """What a story says: title of at most 140 letters, a lead of about three sentences, and the long text with its plain marks.

    `photos` are those of the story, the lead picture first; `[foto 2]` in the body is the second of them.
    """

    title: str
    lead: str
    body: str = ""
    kind: StoryKind = StoryKind.NEWS
    topic: Topic = Topic.COMMUNITY
    place: str = ""
    photos: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class SourceNote:
    """Where a story comes from, as its writer notes it."""

    kind: SourceKind
    name: str
    on: date


@dataclass(frozen=True)
class CorrectionNote:
    """What readers are told: the words that were wrong, those that are right, and how it came to the mistake."""

    was: str
    right: str
    why: str


@action(needs=Can.WRITE, records="story.written")
def write(
    site: Site,
    *,
    words: Words,
    source: SourceNote | None = None,
    is_sensitive: bool = False,
    public_id: str = "",
    by: Person,
    at: datetime,
) -> Story:
    """Begin a story as a draft that only its writer sees. `public_id` is the one its sheet was given, so that it begins once."""
    story = Story(site=site, author=by, is_sensitive=is_sensitive, written_at=at)
    story.public_id, story.kept_from = public_id or story.public_id, public_id
    tell(story, words)
    story.save()
    _keep_revision(story, by, at)
    if source is not None:
        _add_source(story, source, by)
    return story


@action(needs=Can.EDIT, records="story.edited")
def edit(
    story: Story,
    *,
    words: Words,
    is_sensitive: bool,
    source: SourceNote | None = None,
    base: str = "",
    sheet: str = "",
    by: Person,
    at: datetime,
) -> Story:
    """Change the words of a story before it is published. Confirmations of the old words no longer count.

    `base` is the digest of the words from which these were made; raises Overtaken when others stand there now, unless those
    came from the same `sheet`, whose answer was lost. `source` replaces that of a draft; later ones come with `add_source`.
    """
    _refuse_once_published(story)
    if not (sheet and sheet == story.kept_from):
        _refuse_if_overtaken(story, base)
    story.kept_from = sheet
    tell(story, words)
    story.is_sensitive = is_sensitive
    if source is not None and story.stage == Stage.DRAFT:
        story.sources.all().delete()
        _add_source(story, source, by)
    return _retold(story, by, at)


@action(needs=Can.EDIT, records="story.restored")
def restore(story: Story, *, number: int, by: Person, at: datetime) -> Story:
    """Go back to the words of an earlier revision; what stands now is kept as the revision before. Counts as an edit."""
    _refuse_once_published(story)
    earlier = story.revisions.filter(number=number).first()
    if earlier is None:
        raise NotNow("Naskah dengan nomor itu tidak ada.")
    tell(story, words_of(earlier))
    remember(restored=number)
    return _retold(story, by, at)


@action(needs=Can.EDIT, records="story.thrown_away")
def throw_away(story: Story, *, by: Actor, at: datetime) -> None:
    """Throw away a draft. Nobody but its writer has read it; what the group has seen stays."""
    if story.stage != Stage.DRAFT:
        raise NotNow("Tulisan ini sudah dikirim ke kelompok, jadi tidak bisa dibuang lagi.")
    Story.objects.filter(pk=story.pk).delete()


@action(needs=Can.EDIT, records="story.source_added")
def add_source(story: Story, *, source: SourceNote, by: Person, at: datetime) -> Story:
    """Note one more source, before the story is published: the public box tells what was known by then."""
    _refuse_once_published(story)
    _add_source(story, source, by)
    return story


@action(needs=Can.EDIT, records="story.sent")
def send(story: Story, *, by: Actor, at: datetime) -> Story:
    """Give a draft to the group. It is not published by that; it will be talked over first."""
    if story.stage == Stage.DRAFT and not _is_complete(story):
        raise NotNow("Belum bisa dikirim: judul, inti, dan sumbernya perlu ada dulu.")
    story.move_to(Stage.COLLECTED)
    story.save(update_fields=["stage"])
    return story


@action(needs=Can.TALK, records="story.message_said")
def say(story: Story, *, words: str, by: Person, at: datetime) -> None:
    """Say something about a story in the group's thread. Words alone never move a stage."""
    Message.objects.create(site=story.site, story=story, by=by, text=words, at=at)


@action(needs=Can.TALK, records="story.talk_recorded")
def record_talk(
    story: Story,
    *,
    form: TalkForm,
    decision: Decision,
    people_count: int,
    names: str = "",
    reason: str = "",
    by: Person,
    at: datetime,
) -> Story:
    """Record that the group talked a story over and what it decided. Deciding to publish makes it `discussed`."""
    if story.stage not in UNDER_WAY:
        raise NotNow("Berita ini tidak sedang dibahas, jadi putusan tidak bisa dicatat.")
    Talk.objects.create(
        site=story.site,
        story=story,
        form=form,
        decision=decision,
        people_count=people_count,
        names=names,
        reason=reason,
        recorded_by=by,
        at=at,
    )
    remember(form=form, decision=decision, people_count=people_count, names=names, reason=reason)
    story.declined_at = at if decision == Decision.DECLINE else None
    if decision == Decision.PUBLISH and story.stage == Stage.COLLECTED:
        story.move_to(Stage.DISCUSSED)
    _verify_if_confirmed(story)
    story.save(update_fields=["stage", "declined_at"])
    return story


@action(needs=Can.CONFIRM, records="story.confirmed")
def confirm(story: Story, *, how_known: str, by: Person | LinkHolder, at: datetime) -> Story:
    """Confirm that a story is true and say how one knows. Enough confirmations after the talk make it `verified`."""
    if not story.is_under_way:
        raise NotNow("Berita ini tidak sedang diperiksa, jadi tidak perlu dipastikan lagi.")
    if _has_confirmed(story, by):
        raise NotNow("Anda sudah memastikan berita ini. Terima kasih.")
    person = by if isinstance(by, Person) else None
    link = by.link if isinstance(by, LinkHolder) else None
    if link is not None:
        links.use_link(link, at)
    row = Confirmation.objects.create(
        site=story.site, story=story, person=person, link=link, name=by.actor_name, how_known=how_known, at=at
    )
    remember(confirmation=row.pk, how_known=how_known, by_link=link is not None, asked_by=link.made_by.name if link else "")
    _verify_if_confirmed(story)
    story.save(update_fields=["stage"])
    return story


@action(needs=Can.ASK_BY_LINK, records="story.confirmation_asked")
def ask_by_link(story: Story, *, holder_name: str, by: Person, at: datetime) -> tuple[OneUseLink, str]:
    """Make a one-use link for somebody without an account; gives the link and its token, which is kept nowhere."""
    if not story.is_under_way:
        raise NotNow("Berita ini tidak sedang diperiksa, jadi tidak perlu dipastikan lagi.")
    if _spoken(holder_name) == _spoken(story.author.name):
        raise NotNow("Penulis tidak bisa memastikan tulisannya sendiri. Minta orang lain.")
    remember(holder=holder_name)
    return links.make_link(story, site=story.site, perm=Can.CONFIRM, holder_name=holder_name, made_by=by, at=at)


@action(needs=Can.PUBLISH, records="story.published")
def publish(story: Story, *, by: Person, at: datetime) -> Story:
    """Put a checked story before its readers: on the group's own site and on every portal above, in this transaction."""
    if story.declined_at is not None:
        raise NotNow("Kelompok memutuskan berita ini tidak terbit. Catat putusan baru dulu.")
    story.move_to(Stage.PUBLISHED)
    story.slug = text.slug(story.title) or "berita"
    story.published_at, story.editor = at, by
    story.item = placing.place(_piece(story), site=story.site, at=at)
    story.save()
    show_photos(story.site, _photo_names(story))
    return story


@action(needs=Can.CORRECT, records="story.corrected")
def correct(story: Story, *, words: Words, note: CorrectionNote, base: str = "", by: Person, at: datetime) -> Story:
    """Correct a published story. The address stays; the notice stands in the story, and the badge in every place it stands.

    `base` is as in `edit`.
    """
    story.move_to(Stage.CORRECTED)
    _refuse_if_overtaken(story, base)
    before = _photo_names(story)
    tell(story, words)
    story.revision_number += 1
    remember(revision=story.revision_number, **asdict(note))
    if story.item is not None:
        placing.renew(story.item, _piece(story), corrected_at=at)
    story.save()
    _keep_revision(story, by, at)
    show_photos(story.site, _photo_names(story) - before)
    hide_photos(story.site, before - _photo_names(story))
    return story


@action(needs=Can.WITHDRAW, records="story.withdrawn")
def withdraw(story: Story, *, reason: str, by: Person, at: datetime) -> Story:
    """Take a published story back. It leaves every list at once; its own address tells the reason from now on."""
    story.move_to(Stage.WITHDRAWN)
    item = story.item
    story.item, story.withdrawn_at, story.withdrawn_reason = None, at, reason
    story.save()
    if item is not None:
        placing.take_off(item)
    hide_photos(story.site, _photo_names(story))
    remember(reason=reason, card=item.card if item is not None else "")
    return story


def words_of(told: Story | Revision) -> Words:
    """What a story says now, or said in a revision, as it would be typed."""
    kind, topic = StoryKind(told.kind), Topic(told.topic)
    return Words(told.title, told.lead, told.body, kind, topic, told.place, tuple(told.photos))


def tell(story: Story, words: Words) -> Story:
    """Put these words into a story, as they are kept: without signs that nobody sees, the long text as blocks."""
    story.title, story.lead, story.place = map(blocks.clean, (words.title, words.lead, words.place))
    story.kind, story.topic = words.kind, words.topic
    story.photos = list(words.photos)
    story.blocks = blocks.parse(words.body, [photo["name"] for photo in words.photos])
    return story


def _retold(story: Story, by: Person, at: datetime) -> Story:
    """Keep the new words as a revision. Confirmations of the old ones no longer count."""
    if story.stage == Stage.DRAFT:  # nobody but its writer has read it: only how it stands is kept
        story.revisions.filter(number=story.revision_number).delete()
    else:
        story.revision_number += 1
    voided = story.confirmations.filter(voided_at=None)
    remember(revision=story.revision_number, voided=list(voided.values_list("pk", flat=True)))
    voided.update(voided_at=at)
    if story.stage == Stage.VERIFIED:
        story.move_to(Stage.DISCUSSED)
    story.save()
    _keep_revision(story, by, at)
    return story


def _piece(story: Story) -> placing.Piece:
    return placing.Piece(
        kind=ItemKind(story.kind),
        title=story.title,
        summary=story.lead,
        path=story.path,
        topic=Topic(story.topic),
        byline=story.author.name,
        picture=story.photos[0] if story.photos else None,
        text=blocks.plain(story.blocks),
    )


def _refuse_once_published(story: Story) -> None:
    if story.was_published:
        raise NotNow("Berita ini sudah terbit. Perubahan sesudah terbit dibuat sebagai ralat.")


def _refuse_if_overtaken(story: Story, base: str) -> None:
    if base and base != story.digest:
        raise Overtaken


def _is_complete(story: Story) -> bool:
    """Whether the group can talk about it: a title, a lead, and somebody who saw or said it."""
    named = all(source.name for source in story.sources.all())
    return bool(story.title and story.lead and named and story.sources.exists())


def _photo_names(story: Story) -> set[str]:
    return {photo["name"] for photo in story.photos}


def _has_confirmed(story: Story, by: Person | LinkHolder) -> bool:
    """Whether this one confirmed the words as they stand. The holder of a link is known by name only: one name, one voice."""
    counting = story.confirmations.filter(voided_at=None)
    if isinstance(by, Person):
        return counting.filter(person=by).exists()
    return _spoken(by.actor_name) in {_spoken(name) for name in counting.values_list("name", flat=True)}


def _spoken(name: str) -> str:
    """A name as it sounds: capitals and blanks do not make another person."""
    return " ".join(name.split()).casefold()


def _keep_revision(story: Story, by: Person, at: datetime) -> None:
    Revision.objects.create(
        site=story.site,
        story=story,
        number=story.revision_number,
        **{field.name: getattr(story, field.name) for field in Told._meta.get_fields()},
        by=by,
        at=at,
    )
    take_photos(story.site, _photo_names(story), at)


def _add_source(story: Story, source: SourceNote, by: Person) -> None:
    Source.objects.create(site=story.site, story=story, kind=source.kind, name=source.name, on=source.on, added_by=by)
    remember(source_kind=source.kind, source_name=source.name, source_on=source.on.isoformat())


def _verify_if_confirmed(story: Story) -> None:
    counted = story.confirmations.filter(voided_at=None).count()
    if story.stage == Stage.DISCUSSED and counted >= story.confirmations_wanted:
        story.move_to(Stage.VERIFIED)
