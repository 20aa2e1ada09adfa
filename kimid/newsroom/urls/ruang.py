"""In the workspace, below `/s/<site label>/`."""

from django.urls import path

from kimid.newsroom.views import ruang

_STORY = "berita/<slug:public_id>/"

urlpatterns = [
    path("berita/", ruang.stories, name="ruang-stories"),
    path("tulis/", ruang.write, name="ruang-write"),
    path(_STORY, ruang.story, name="ruang-story"),
    path(f"{_STORY}ubah/", ruang.edit, name="ruang-edit"),
    path(f"{_STORY}sumber/", ruang.add_source, name="ruang-add-source"),
    path(f"{_STORY}kirim/", ruang.send, name="ruang-send"),
    path(f"{_STORY}pesan/", ruang.say, name="ruang-say"),
    path(f"{_STORY}putusan/", ruang.record_talk, name="ruang-record-talk"),
    path(f"{_STORY}pastikan/", ruang.confirm, name="ruang-confirm"),
    path(f"{_STORY}tautan/", ruang.ask_by_link, name="ruang-ask-by-link"),
    path(f"{_STORY}terbitkan/", ruang.publish, name="ruang-publish"),
    path(f"{_STORY}tarik/", ruang.withdraw, name="ruang-withdraw"),
]
