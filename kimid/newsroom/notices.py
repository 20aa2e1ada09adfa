"""Notices of the newsroom: what waits for whom, and what became of a story or a tip.

What waits follows from the story as it is when the task runs, so tasks may run late and twice.
"""

from typing import Final

from django.db.models import Model

from kimid.events.action import on
from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.actions.doubtful_words import TIP_RELEASED, WORDS_DOUBTED
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Story, Tip
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, end_for, give, was_given
from kimid.people.models import Person
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Confirmers, Site

_DISCUSS: Final = "story.to_discuss"
_CONFIRM: Final = "story.to_confirm"
_PUBLISH: Final = "story.to_publish"
_VERIFY: Final = "story.to_verify"
_OVERDUE: Final = "story.overdue"
_WAITING: Final = (_DISCUSS, _CONFIRM, _PUBLISH, _VERIFY, _OVERDUE)
_ACCEPT: Final = "story.to_accept"
_TIP: Final = "tip.to_answer"
_MENTION: Final = "story.mention"

for kind in (
    NoticeKind(_DISCUSS, NoticeTopic.WAITING, "Ada kabar yang menunggu dibahas.", "talk"),
    NoticeKind(_CONFIRM, NoticeTopic.WAITING, "Ada kabar yang menunggu dipastikan.", "shield"),
    NoticeKind(_PUBLISH, NoticeTopic.WAITING, "Ada kabar yang tinggal diterbitkan.", "send"),
    NoticeKind(
        _VERIFY,
        NoticeTopic.WAITING,
        "Kabar mendesak sudah terbit dan harus dipastikan dalam 24 jam.",
        "warning",
        at_once=True,
    ),
    NoticeKind(
        _OVERDUE,
        NoticeTopic.WAITING,
        "Kabar mendesak lewat 24 jam dan belum dipastikan.",
        "warning",
        at_once=True,
    ),
    NoticeKind(
        _ACCEPT, NoticeTopic.WAITING, "Ada ubahan naskah yang menunggu Anda setujui.", "write"
    ),
    NoticeKind(_TIP, NoticeTopic.WAITING, "Ada kabar dari warga yang menunggu dijawab.", "talk"),
    NoticeKind(_MENTION, NoticeTopic.MENTION, "Ada yang menyebut Anda di obrolan.", "talk"),
    NoticeKind("story.is_out", NoticeTopic.MINE, "Kabar Anda terbit.", "news"),
    NoticeKind("story.declined", NoticeTopic.MINE, "Ada putusan tentang kabar Anda.", "news"),
    NoticeKind("story.corrected", NoticeTopic.MINE, "Kabar Anda dikoreksi.", "news"),
    NoticeKind("story.withdrawn", NoticeTopic.MINE, "Kabar Anda ditarik.", "news"),
):
    register_kind(kind)

# What became of a story, for its author: kind, title, and the sentence before its headline.
_OUTCOMES: Final = {
    "story.published": ("story.is_out", "Kabar Anda terbit"),
    "story.published_urgently": ("story.is_out", "Kabar Anda terbit, belum terverifikasi"),
    "story.corrected": ("story.corrected", "Kabar Anda dikoreksi"),
    "story.put_back": ("story.corrected", "Koreksi di kabar Anda dibatalkan"),
    "story.withdrawn": ("story.withdrawn", "Kabar Anda ditarik"),
}
STORY_EVENTS: Final = (
    *_OUTCOMES,
    "story.sent",
    "story.edited",
    "story.restored",
    "story.source_added",
    "story.edit_accepted",
    "story.published_unchecked",
    "story.talk_recorded",
    "story.confirmed",
    "story.recounted",
    "story.checks_taken_back",
    "story.check_opened",
    WORDS_DOUBTED,
    "story.scheduled",
    "story.unscheduled",
    "story.verification_overdue",
)
MENTION_EVENTS: Final = (
    *("story.message_said", "story.message_answered", "story.mention_heard"),
    WORDS_DOUBTED,
)
TIP_EVENTS: Final = ("tip.sent", "tip.answered", "story.begun_from_tip", TIP_RELEASED)


@task
def follow_story(event_id: int) -> None:
    """Open the notices of what a story waits for now, and end those of what it waited for."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        story = (
            Story.objects.select_related("site", "author", "content_by")
            .filter(pk=event.subject_id)
            .first()
        )
        if story is None:
            return
        _follow_waiting(story, event)
        _follow_edit(story, event)
        _report_outcome(story, event)


@task
def follow_mentions(event_id: int) -> None:
    """Let those know whom a message names. Whoever has written or read in the thread knows."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.get(pk=event.site_id or 0)
    with on_site(site):
        story = Story.objects.select_related("site").filter(pk=event.subject_id).first()
        if story is None:
            return
        for person in Person.objects.filter(pk__in=event.data.get("mentioned", ())):
            if event.kind == WORDS_DOUBTED:  # whoever called them is in doubt
                _end_if_read(person, story, event)
                continue
            give(
                _MENTION,
                Recipient.person(person, site),
                about=story,
                occasion=str(event.pk),
                title=f"{event.actor_name} menyebut Anda",
                why=f"Di obrolan “{story.heading}”.",
                link=_path_of(story),
                at=event.happened_at,
            )
        if reader := _actor_of(event):
            _end_if_read(reader, story, event)


def _end_if_read(reader: Person, story: Story, event: Event) -> None:
    if not story.mentions.filter(person=reader, read_at=None).exists():
        end_for(reader, [_MENTION], story, event.happened_at)


# Before the photos that strangers send: what a tip says may be urgent.
@task(lane=Lane.AWAITED)
def follow_tip(event_id: int) -> None:
    """A tip waits for the editors until somebody answers it or writes a story from it."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.get(pk=event.site_id or 0)
    with on_site(site):
        ticket = event.data.get("tip")
        tip = Tip.objects.filter(**({"ticket": ticket} if ticket else {"pk": event.subject_id}))
        for each in tip:
            if not each.is_waiting or each.is_held:
                end([_TIP], each, event.happened_at)
                continue
            give(
                _TIP,
                Recipient.on_site(site, Role.EDITOR),
                about=each,
                occasion=str(event.pk),
                title="Ada kabar dari warga",
                why="Jawab, jadikan bahan tulisan, atau katakan bukan untuk kelompok.",
                link=ruang_path("ruang-tip", site.ruang_label, each.ticket),
                at=event.happened_at,
            )


def _follow_waiting(story: Story, event: Event) -> None:
    wanted = _wanted(story)
    # Who had confirmed is asked again, and so is who changed the story once its author agreed.
    is_asked_anew = event.data.get("voided") or event.kind == "story.edit_accepted"
    if is_asked_anew and not any(
        was_given(kind, Recipient.on_site(story.site, role), str(event.pk))
        for kind, role in wanted.items()
    ):
        end(_WAITING, story, event.happened_at)
    else:
        end([kind for kind in _WAITING if kind not in wanted], story, event.happened_at)
    for kind, role in wanted.items():
        give(
            kind,
            Recipient.on_site(story.site, role),
            about=story,
            occasion=str(event.pk),
            title=_TITLES[kind],
            why=f"“{story.heading}”, tulisan {story.author.name}.",
            link=_path_of(story),
            at=event.happened_at,
            until=story.verify_by if kind == _VERIFY else None,
            except_for=None if kind in {_PUBLISH, _OVERDUE} else story.author,
        )
    if event.kind == "story.confirmed" and (person := _actor_of(event)):
        end_for(person, [_CONFIRM, _VERIFY], story, event.happened_at)


def _follow_edit(story: Story, event: Event) -> None:
    """Whoever changed a story last does not confirm it, unless its author agrees to the change."""
    editor = story.content_by
    if editor is None or not story.was_changed_by_another or story.stage != Stage.DISCUSSED:
        end([_ACCEPT], story, event.happened_at)
        return
    end_for(editor, [_CONFIRM], story, event.happened_at)
    give(
        _ACCEPT,
        Recipient.person(story.author, story.site),
        about=story,
        occasion=str(event.pk),
        title=f"{editor.name} mengubah naskah Anda",
        why=f"“{story.heading}”. Kalau Anda setuju, {editor.name} juga bisa memastikannya.",
        link=_path_of(story),
        at=event.happened_at,
    )


_TITLES: Final = {
    _DISCUSS: "Kabar baru menunggu dibahas",
    _CONFIRM: "Kabar menunggu dipastikan",
    _PUBLISH: "Tinggal diterbitkan",
    _VERIFY: "Terbit mendesak: pastikan dalam 24 jam",
    _OVERDUE: "Lewat 24 jam dan belum dipastikan",
}


def _wanted(story: Story) -> dict[str, Role]:
    """Which notices this story needs open now, and from which role on they are for."""
    if not story.is_to_check:
        return {}
    confirmers = Role.EDITOR if story.site.confirmers == Confirmers.EDITORS else Role.MEMBER
    if story.is_unverified:
        late = {_OVERDUE: Role.EDITOR} if story.overdue_at else {}
        return {_VERIFY: confirmers, **late}
    if story.stage == Stage.VERIFIED:
        return {_PUBLISH: Role.EDITOR} if story.publish_at is None else {}
    if story.stage == Stage.DISCUSSED:
        return {_CONFIRM: confirmers}
    return {_DISCUSS: Role.MEMBER}


def _report_outcome(story: Story, event: Event) -> None:
    """Let the author know what somebody else did with their story."""
    outcome = _OUTCOMES.get(event.kind)
    if event.kind == "story.talk_recorded" and event.data.get("decision") == Decision.DECLINE:
        outcome = ("story.declined", "Kelompok memutuskan kabar Anda tidak terbit")
    if outcome is None or event.actor_ref == str(story.author.pk):
        return
    kind, title = outcome
    reason = str(event.data.get("reason", "")).strip()
    give(
        kind,
        Recipient.person(story.author, story.site),
        about=story,
        occasion=str(event.pk),
        title=title,
        why=f"“{story.heading}”. {reason}".strip(),
        link=_path_of(story),
        at=event.happened_at,
    )


def _path_of(story: Story) -> str:
    return ruang_path("ruang-story", story.site.ruang_label, story.public_id)


def _actor_of(event: Event) -> Person | None:
    """The person who acted; None for a link, a reader or the system."""
    is_person = event.actor_kind == ActorKind.PERSON
    return Person.objects.filter(pk=event.actor_ref).first() if is_person else None


def _is_about_mentions(event: Event, _story: Model) -> bool:
    """Most messages name nobody, and nobody had named their writer."""
    is_message = event.kind == "story.message_said"
    return not is_message or bool(event.data["mentioned"] or event.data["read"])


def connect() -> None:
    """Follow stories, mentions and tips."""
    for event in STORY_EVENTS:
        on(event, follow_story)
    for event in MENTION_EVENTS:
        on(event, follow_mentions, only_if=_is_about_mentions)
    for event in TIP_EVENTS:
        on(event, follow_tip)
