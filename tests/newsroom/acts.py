"""A valid call of each newsroom action, for an actor who lacks the permission."""

from datetime import timedelta
from typing import Any, Final

from django.db.models import Model

from kimid.media.actions import StoredRenditions
from kimid.newsroom.actions import covering, danger, writing
from kimid.newsroom.actions.agenda_changes import NewTime
from kimid.newsroom.actions.confirmations import Witness
from kimid.newsroom.actions.content import CorrectionNote
from kimid.newsroom.actions.meetings import MeetingNotes
from kimid.newsroom.actions.statements import ReplyNote
from kimid.newsroom.actions.tips import TipData
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import (
    Decision,
    EditorCall,
    Feeling,
    Message,
    TalkMode,
    TipOutcome,
    Urgency,
)
from tests import build, visitors
from tests.events.action_case import ActionCase
from tests.newsroom.asking_office import asked_look


def _call() -> EditorCall:
    kim = build.kim()
    by = build.member(kim)
    return danger.call_editor(kim.site, number="23456789ab", about="", by=by, at=build.AT)


def _story(stage: Stage, **arguments: Any) -> ActionCase:
    return lambda: (build.story(build.kim(), stage), arguments)


def _aside() -> tuple[Model, dict[str, Any]]:
    story = build.story(build.kim(), Stage.COLLECTED)
    return story, {
        "conflict_copy": writing.keep_conflict_copy(
            story, content=build.words(), base="", by=story.author, at=build.AT
        )
    }


def _hidden_photo() -> tuple[Model, dict[str, Any]]:
    kim = build.kim()
    by = build.member(kim)
    covering.cover(build.photo(kim), by=by, at=build.AT)
    return kim.site, {"hidden_by": by}


ACTS: Final[dict[str, ActionCase]] = {
    "kimid.newsroom.actions.writing.write": lambda: (
        build.kim().site,
        {"content": build.words(), "source": build.source()},
    ),
    "kimid.newsroom.actions.writing.edit": _story(Stage.COLLECTED, content=build.words()),
    "kimid.newsroom.actions.writing.add_source": _story(Stage.COLLECTED, source=build.source()),
    "kimid.newsroom.actions.sources.see_source": _story(Stage.COLLECTED, number=1),
    "kimid.newsroom.actions.writing.discard_draft": _story(Stage.DRAFT),
    "kimid.newsroom.actions.writing.keep_conflict_copy": _story(
        Stage.COLLECTED, content=build.words(), base=""
    ),
    "kimid.newsroom.actions.writing.close_conflict_copy": _aside,
    "kimid.newsroom.actions.holding.end_hold": _story(Stage.PUBLISHED),
    "kimid.newsroom.actions.putting_back.put_back": _story(Stage.PUBLISHED),
    "kimid.newsroom.actions.writing.send": _story(Stage.DRAFT),
    "kimid.newsroom.actions.talk.post_message": _story(Stage.COLLECTED, text="Sudah dicek?"),
    "kimid.newsroom.actions.talk.mark_mentions_read": _story(Stage.COLLECTED),
    "kimid.newsroom.actions.talk.react": lambda: (
        build.said(build.story(build.kim(), Stage.COLLECTED)).story,
        {"message": Message.objects.latest("pk"), "feeling": Feeling.AGREE},
    ),
    "kimid.newsroom.actions.talk.record_talk": _story(
        Stage.COLLECTED, form=TalkMode.ORAL, decision=Decision.PUBLISH, people_count=3
    ),
    "kimid.newsroom.actions.confirmations.confirm": _story(
        Stage.DISCUSSED, how_known="Saya melihatnya."
    ),
    "kimid.newsroom.actions.confirmations.object_by_link": _story(
        Stage.DISCUSSED, words="Bukan di Parit Bugis."
    ),
    "kimid.newsroom.actions.confirmations.ask_by_link": _story(
        Stage.DISCUSSED, holder_name="Bu Aminah"
    ),
    "kimid.newsroom.actions.confirmations.confirm_for_witness": _story(
        Stage.DISCUSSED, witness=Witness("Nek Saripah"), how_known="Saya melihatnya."
    ),
    "kimid.newsroom.actions.writing.accept_edit": _story(Stage.DISCUSSED, base=""),
    "kimid.newsroom.actions.unchecked.publish_unchecked": _story(Stage.COLLECTED),
    "kimid.newsroom.actions.publishing.publish": _story(Stage.VERIFIED),
    "kimid.newsroom.actions.countdown.begin_countdown": _story(
        Stage.VERIFIED, ends_at=build.AT + timedelta(seconds=10)
    ),
    "kimid.newsroom.actions.countdown.cancel_countdown": _story(Stage.VERIFIED),
    "kimid.newsroom.actions.captioning.add_captions": _story(Stage.VERIFIED, captions={}),
    "kimid.newsroom.actions.phrase_review.approve_phrase": _story(Stage.COLLECTED),
    "kimid.newsroom.actions.link_review.approve_links": _story(
        Stage.COLLECTED, owners=["slot88.com"]
    ),
    "kimid.newsroom.actions.link_review.show_known_links": _story(Stage.PUBLISHED),
    "kimid.newsroom.actions.office_looks.ask_office": lambda: (
        build.story(build.kim(), Stage.COLLECTED),
        {"officer": build.officer("6112")},
    ),
    "kimid.newsroom.actions.office_looks.answer_look": lambda: (
        asked_look(build.kim(), by=build.officer("6112")),
        {"is_allowed": True, "reason": "Isinya peringatan."},
    ),
    "kimid.newsroom.actions.scheduling.schedule": _story(
        Stage.VERIFIED, publish_at=build.AT + timedelta(days=1)
    ),
    "kimid.newsroom.actions.scheduling.unschedule": _story(Stage.VERIFIED),
    "kimid.newsroom.actions.scheduling.publish_scheduled": _story(Stage.VERIFIED),
    "kimid.newsroom.actions.urgent.publish_urgent": _story(
        Stage.COLLECTED, urgency=Urgency.DISASTER, asked="Ketua RT 02."
    ),
    "kimid.newsroom.actions.urgent.record_overdue": _story(Stage.PUBLISHED_UNVERIFIED),
    "kimid.newsroom.actions.danger.set_duty": lambda: (build.kim().site, {"editors": {}}),
    "kimid.newsroom.actions.danger.call_editor": lambda: (
        build.kim().site,
        {"number": "23456789ab", "about": "Banjir"},
    ),
    "kimid.newsroom.actions.danger.open_call": lambda: (_call(), {}),
    "kimid.newsroom.actions.danger.answer_call": lambda: (_call(), {"answer": "Saya ke sana."}),
    "kimid.newsroom.actions.danger.end_call": lambda: (_call(), {}),
    "kimid.newsroom.actions.meetings.open_meeting": lambda: (build.kim().site, {}),
    "kimid.newsroom.actions.meetings.save_meeting": lambda: (
        build.meeting(build.kim()),
        {"form_data": {}, "version": 0},
    ),
    "kimid.newsroom.actions.meetings.close_meeting": lambda: (
        build.meeting(build.kim()),
        {"notes": MeetingNotes(4)},
    ),
    "kimid.newsroom.actions.confirmations.recheck_confirmations": _story(Stage.DISCUSSED),
    "kimid.newsroom.actions.statements.ask_head": _story(Stage.DISCUSSED, holder_name="Pak Kades"),
    "kimid.newsroom.actions.statements.record_head_note": _story(
        Stage.DISCUSSED, name="Pak Kades", text="Benar."
    ),
    "kimid.newsroom.actions.statements.note_as_head": _story(Stage.DISCUSSED, text="Benar."),
    "kimid.newsroom.actions.statements.add_reply": _story(
        Stage.PUBLISHED, reply=ReplyNote("Pak Karim", "Bukan saya.", build.AT.date())
    ),
    "kimid.newsroom.actions.writing.restore": _story(Stage.COLLECTED, number=1),
    "kimid.newsroom.actions.publishing.correct": _story(
        Stage.PUBLISHED,
        content=build.words(),
        note=CorrectionNote("2.500", "2.050", "Salah hitung."),
    ),
    "kimid.newsroom.actions.agenda_changes.call_off": _story(Stage.PUBLISHED, reason="Hujan."),
    "kimid.newsroom.actions.agenda_changes.move": _story(
        Stage.PUBLISHED, to=NewTime(build.AT + timedelta(days=9)), reason="Hujan."
    ),
    "kimid.newsroom.actions.signing.sign_as_newsroom": _story(Stage.PUBLISHED),
    "kimid.newsroom.actions.publishing.withdraw": _story(Stage.PUBLISHED, reason="Keliru."),
    "kimid.newsroom.actions.tips.send_tip": lambda: (
        build.kim().site,
        {
            "tip_data": TipData("Jembatan putus."),
            "slip": visitors.slip(),
            "sender": visitors.sender(),
        },
    ),
    "kimid.newsroom.actions.tips.start_story_from_tip": lambda: (visitors.tip(build.kim()), {}),
    "kimid.newsroom.actions.tips.answer_tip": lambda: (
        visitors.tip(build.kim()),
        {"outcome": TipOutcome.ANSWERED, "answer": "Terima kasih."},
    ),
    "kimid.newsroom.actions.tips.see_sender": lambda: (visitors.tip(build.kim()), {}),
    "kimid.newsroom.actions.tip_photos.attach_tip_photo": lambda: (
        visitors.tip(build.kim()),
        {"picture": build.photo(build.kim()).as_picture()},
    ),
    "kimid.newsroom.actions.tip_photos.refuse_tip_photo": lambda: (
        visitors.tip(build.kim()),
        {"why": "Foto ini tidak terbaca."},
    ),
    "kimid.newsroom.actions.published_images.mark_avif_photos": _story(
        Stage.PUBLISHED, names=["foto"]
    ),
    "kimid.newsroom.actions.retouching.retouch": lambda: (
        build.photo(build.kim()),
        {"stored": StoredRenditions("2" * 16, 800, 600, (320, 640), 90_000)},
    ),
    "kimid.newsroom.actions.retouching.bring_back": lambda: (build.photo(build.kim()), {}),
    "kimid.newsroom.actions.covering.cover": lambda: (build.photo(build.kim()), {}),
    "kimid.newsroom.actions.covering.uncover": lambda: (build.photo(build.kim()), {}),
    "kimid.newsroom.actions.covering.uncover_all": _hidden_photo,
}
