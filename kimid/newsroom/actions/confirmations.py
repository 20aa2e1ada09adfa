"""Confirmations: somebody other than the author says that the story is true."""

from dataclasses import dataclass
from datetime import datetime

from kimid.access import one_use_links
from kimid.access.grants import is_newcomer
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.newsroom.actions.content import ActionRefused, refuse_odd_words
from kimid.newsroom.bylines import initials
from kimid.newsroom.check_labels import list_label
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Confirmation, Story
from kimid.newsroom.queries import missing_confirmations, valid_confirmations
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.wire import placing


@dataclass(frozen=True)
class Witness:
    """Somebody without an account whom a member met, or who signed a paper."""

    name: str
    is_on_paper: bool = False


@action(needs=NewsroomPermission.CONFIRM, records="story.confirmed", counts_as_life=True)
def confirm(
    story: Story,
    *,
    how_known: str,
    known_by: str = "",
    shows_initials: bool = False,
    base: str = "",
    by: Person | LinkHolder,
    at: datetime,
) -> Story:
    """Confirm that a story is true and say how one knows. `base` is the digest of the content that
    was read, if it is known.

    Enough confirmations verify a discussed story. Those of an unverified public story end its
    warning at once. Raises ActionRefused.
    """
    _refuse_to_confirm(story, base, by, at)
    if has_confirmed(story, by):
        raise ActionRefused("Anda sudah memastikan kabar ini. Terima kasih.")
    refuse_odd_words(story.site, by.actor_name, how_known, by=by)
    person = by if isinstance(by, Person) else None
    link = by.link if isinstance(by, LinkHolder) else None
    if link is not None:
        _refuse_link(story, link)
    row = Confirmation(
        person=person,
        link=link,
        name=by.actor_name,
        how_known=how_known,
        known_by=known_by,
        shows_initials=shows_initials and not story.is_sensitive,
    )
    add_event_data(by_link=link is not None, asked_by=link.made_by.name if link else "")
    _save_confirmation(story, row, at)
    if link is not None:
        one_use_links.use_link(link, at)  # links are locked after portals (`wire/front.py`)
    return story


@action(needs=NewsroomPermission.CONFIRM, records="story.objected")
def object_by_link(story: Story, *, words: str, by: LinkHolder, at: datetime) -> Story:
    """Whoever was asked by a link says that something in the story is wrong. It changes nothing in
    the story, uses the link, and stays on record, also if the story is published. Raises
    ActionRefused.
    """
    _refuse_unless_to_check(story, "")
    refuse_odd_words(story.site, by.actor_name, words, by=by)
    add_event_data(words=words, asked_by=by.link.made_by.name, revision=story.revision_number)
    one_use_links.use_link(by.link, at)
    return story


@action(needs=NewsroomPermission.CONFIRM, records="story.confirmed", counts_as_life=True)
def confirm_for_witness(
    story: Story,
    *,
    witness: Witness,
    how_known: str,
    known_by: str = "",
    base: str = "",
    by: Person,
    at: datetime,
) -> Story:
    """Record that somebody without an account, and without a phone to open a link, confirmed it to
    the face of a member or on paper.

    It counts like a link, but one member records one witness of a content. Raises ActionRefused.
    """
    _refuse_to_confirm(story, base, by, at)
    if not story.site.outsiders_confirm:
        raise ActionRefused("Aturan kelompok: yang memastikan hanya anggota sendiri.")
    if story.confirmations.filter(voided_at=None, recorded_by=by).exists():
        raise ActionRefused(
            "Anda sudah mencatat satu orang untuk naskah ini. Orang berikutnya dicatat anggota "
            "lain, atau lewat tautan."
        )
    if _normalized(witness.name) in {_normalized(by.name), *_names_taken(story)}:
        raise ActionRefused(
            f"{witness.name} adalah penulisnya, Anda sendiri, atau sudah memastikan. "
            "Tulis nama orang lain."
        )
    refuse_odd_words(story.site, witness.name, how_known, by=by)
    row = Confirmation(
        recorded_by=by,
        is_on_paper=witness.is_on_paper,
        name=witness.name,
        how_known=how_known,
        known_by=known_by,
    )
    add_event_data(by_link=False, witness=witness.name, is_on_paper=witness.is_on_paper)
    return _save_confirmation(story, row, at)


@action(
    needs=NewsroomPermission.ASK_BY_LINK, records="story.confirmation_asked", counts_as_life=True
)
def ask_by_link(
    story: Story, *, holder_name: str, by: Person, at: datetime
) -> tuple[OneUseLink, str]:
    """Make a one-use link for somebody without an account. Returns the link and its token. Only the
    hash of the token is stored. Whoever wrote the story makes none.
    """
    if not story.is_to_check:
        raise ActionRefused("Kabar ini tidak sedang diperiksa, jadi tidak perlu dipastikan lagi.")
    if not story.site.outsiders_confirm:
        raise ActionRefused("Aturan kelompok: yang memastikan hanya anggota sendiri, tanpa tautan.")
    if story.is_written_by(by):
        raise ActionRefused(
            "Tautan tidak dibuat penulisnya. Minta anggota lain membuka kabar ini dan "
            "membuat tautannya."
        )
    if _normalized(holder_name) == _normalized(story.author.name):
        raise ActionRefused("Penulis tidak bisa memastikan tulisannya sendiri. Minta orang lain.")
    refuse_odd_words(story.site, holder_name, by=by)
    add_event_data(holder=holder_name)
    return one_use_links.make_link(
        story,
        site=story.site,
        perm=NewsroomPermission.CONFIRM,
        holder_name=holder_name,
        made_by=by,
        at=at,
    )


def verify_if_confirmed(story: Story, at: datetime) -> None:
    """Move a story on when it has enough confirmations: a discussed one, or one that is public
    unverified.
    """
    if missing_confirmations(story, valid_confirmations(story), at):
        return
    if story.stage == Stage.DISCUSSED:
        story.move_to(Stage.VERIFIED)
    elif story.is_unverified and story.item is not None:
        story.move_to(Stage.CORRECTED if story.item.corrected_at else Stage.PUBLISHED)
        story.verify_by = None
        placing.verify(story.item, check_label=list_label(story), verified_at=at)
        add_event_data(verified=True)


@action(needs=NewsroomPermission.CONFIRM, records="story.recounted", counts_as_life=True)
def recheck_confirmations(story: Story, *, by: Actor, at: datetime) -> Story:
    """Check again whether a story has enough confirmations, because the group has changed its
    rules. Raises ActionRefused if not.
    """
    before = story.stage
    verify_if_confirmed(story, at)
    if story.stage == before:
        raise ActionRefused("Kabar ini tetap di tahapnya.")
    story.save(update_fields=["stage", "verify_by"])
    return story


def void_confirmations(story: Story, at: datetime) -> None:
    """Void all confirmations of a story, because its content has changed."""
    voided = story.confirmations.filter(voided_at=None)
    add_event_data(voided=list(voided.values_list("pk", flat=True)))
    voided.update(voided_at=at)


def _refuse_to_confirm(story: Story, base: str, by: Person | LinkHolder, at: datetime) -> None:
    _refuse_unless_to_check(story, base)
    _refuse_to_lift(story, by)
    _refuse_newcomer(story, by, at)


def _refuse_to_lift(story: Story, by: Person | LinkHolder) -> None:
    """What went out unverified is lifted by somebody else than who let it out. Whoever rewrote it
    since is one of its writers.
    """
    is_of_editor = story.is_unverified and story.rewritten_at is None
    if is_of_editor and _asker(by) == story.editor:
        raise ActionRefused(
            "Kabar ini terbit sebelum diperiksa. Yang menerbitkannya tidak memastikannya, dan tidak"
            " membuat tautannya. Minta anggota lain. Kalau tidak ada, dinas bisa meneruskannya."
        )


def _refuse_newcomer(story: Story, by: Person | LinkHolder, at: datetime) -> None:
    """An account that somebody has just invited checks nothing, and asks nobody by a link."""
    if is_newcomer(_asker(by), story.site_id, at):
        raise ActionRefused(
            "Yang memastikan, atau membuat tautannya, sudah tiga hari di kelompok ini. Minta"
            " anggota yang lebih lama. Kalau tidak ada, tunggu tiga hari; naskahnya tetap"
            " tersimpan."
        )


def _asker(by: Person | LinkHolder) -> Person:
    return by.link.made_by if isinstance(by, LinkHolder) else by


def _refuse_unless_to_check(story: Story, base: str) -> None:
    if not story.is_to_check:
        raise ActionRefused("Kabar ini tidak sedang diperiksa, jadi tidak perlu dipastikan lagi.")
    if base and base != story.digest:
        raise ActionRefused("Naskah baru saja diubah. Baca lagi, lalu pastikan.")


def _refuse_link(story: Story, link: OneUseLink) -> None:
    """A link does not count once its maker has written the story, or the group wants none."""
    if not story.site.outsiders_confirm:
        raise ActionRefused("Kelompok ini sekarang memastikan sendiri, tanpa tautan.")
    if story.is_written_by(link.made_by):
        raise ActionRefused(
            f"Tautan ini dari {link.made_by.name}, yang juga menulis naskahnya. "
            "Minta anggota lain membuat tautan baru."
        )


def _save_confirmation(story: Story, row: Confirmation, at: datetime) -> Story:
    row.site = story.site
    row.story = story
    row.revision = story.revision_number
    row.at = at
    row.save()
    add_event_data(confirmation=row.pk, how_known=row.how_known, known_by=row.known_by)
    if row.shows_initials:
        add_event_data(initials=initials(row.name))
    verify_if_confirmed(story, at)
    story.save(update_fields=["stage", "verify_by"])
    return story


def _names_taken(story: Story) -> set[str]:
    """The names of its writers, and of those who have confirmed the current content."""
    names = [
        story.author.name,
        *story.confirmations.filter(voided_at=None).values_list("name", flat=True),
    ]
    if story.content_by is not None:
        names.append(story.content_by.name)
    return set(map(_normalized, names))


def has_confirmed(story: Story, by: Person | LinkHolder) -> bool:
    """Whether this person has confirmed the current content. The holder of a link is known by name
    only.
    """
    counting = story.confirmations.filter(voided_at=None)
    if isinstance(by, Person):
        return counting.filter(person=by).exists()
    return _normalized(by.actor_name) in {
        _normalized(name) for name in counting.values_list("name", flat=True)
    }


def _normalized(name: str) -> str:
    """The name without differences in capitals and blanks."""
    return " ".join(name.split()).casefold()
