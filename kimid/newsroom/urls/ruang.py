"""In the workspace, below `/s/<site label>/`."""

from django.urls import path

from kimid.newsroom.views.ruang import (
    acts,
    corrections,
    meetings,
    patterns,
    revisions,
    schedule,
    stories,
    tips,
    uniting,
    urgent,
    voices,
    writing,
)

_STORY = "berita/<slug:public_id>/"
_TIP = "warga/<slug:ticket>/"

urlpatterns = [
    path("berita/", stories.stories, name="ruang-stories"),
    path("berita-terbit/", stories.stories, {"part": "terbit"}, name="ruang-published"),
    path("konsep/", stories.stories, {"part": "konsep"}, name="ruang-drafts"),
    path("rapat/", meetings.meetings, name="ruang-meetings"),
    path("rapat/<slug:number>/", meetings.meeting, name="ruang-meeting"),
    path("rapat/<slug:number>/simpan/", meetings.keep, name="ruang-keep-meeting"),
    path("tulis/", writing.write, name="ruang-write"),
    path("tulis/simpan/", writing.keep, name="ruang-keep"),
    path("tulis/tanya/", patterns.patterns, name="ruang-patterns"),
    path("tulis/tanya/<slug:name>/", patterns.pattern, name="ruang-pattern"),
    path("tulis/lihat/", writing.preview, name="ruang-preview"),
    path(_STORY, stories.story, name="ruang-story"),
    path(f"{_STORY}ubah/", writing.edit, name="ruang-edit"),
    path(f"{_STORY}terkirim/", stories.sent, name="ruang-sent"),
    path(f"{_STORY}naskah/", revisions.revisions, name="ruang-revisions"),
    path(f"{_STORY}naskah/<int:number>/", revisions.restore, name="ruang-restore"),
    path(f"{_STORY}satukan/<int:number>/", uniting.unite, name="ruang-unite"),
    path(f"{_STORY}sumber/", acts.add_source, name="ruang-add-source"),
    path(f"{_STORY}sumber/<int:number>/", acts.see_source, name="ruang-see-source"),
    path(f"{_STORY}buang/", acts.throw_away, name="ruang-throw-away"),
    path(f"{_STORY}kirim/", acts.send, name="ruang-send"),
    path(f"{_STORY}pesan/", acts.say, name="ruang-say"),
    path(f"{_STORY}putusan/", acts.record_talk, name="ruang-record-talk"),
    path(f"{_STORY}pastikan/", acts.confirm, name="ruang-confirm"),
    path(f"{_STORY}frasa/", acts.look_over, name="ruang-look-over"),
    path(f"{_STORY}tautan/", voices.ask_by_link, name="ruang-ask-by-link"),
    path(f"{_STORY}terbitkan/", acts.publish, name="ruang-publish"),
    path(f"{_STORY}jadwal/", schedule.schedule, name="ruang-schedule"),
    path(f"{_STORY}jadwal/batal/", schedule.unschedule, name="ruang-unschedule"),
    path(f"{_STORY}terbit-segera/", urgent.publish_urgent, name="ruang-publish-urgent"),
    path(f"{_STORY}ralat/", corrections.correct, name="ruang-correct"),
    path(f"{_STORY}catatan/", voices.ask_head, name="ruang-ask-head"),
    path(f"{_STORY}hak-jawab/", voices.add_reply, name="ruang-reply"),
    path(f"{_STORY}tarik/", acts.withdraw, name="ruang-withdraw"),
    path("warga/", tips.tips, name="ruang-tips"),
    path(_TIP, tips.tip, name="ruang-tip"),
    path(f"{_TIP}bahan/", tips.take_up, name="ruang-tip-story"),
    path(f"{_TIP}jawab/", tips.answer, name="ruang-tip-answer"),
    path(f"{_TIP}pengirim/", tips.sender, name="ruang-tip-sender"),
]
