"""The form that records a decision of the group takes nothing for granted."""

import re

import pytest

from kimid.newsroom.flow import Stage
from kimid.newsroom.forms.story_actions import TalkNoteForm
from kimid.newsroom.models import TalkMode
from tests import build
from tests.conftest import Door
from tests.whole import whole_database

pytestmark = pytest.mark.django_db


def test_an_untouched_form_records_no_decision(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.COLLECTED)
    siti = build.member(kim, name="Siti")
    browser = ruang(siti)
    before = whole_database()
    path = f"/s/kim-satu/berita/{story.public_id}/"
    page = browser.get(path).content.decode()
    form = page[page.index('id="putusan"') :].partition("</form>")[0]
    assert "checked" not in form
    assert form.count('name="form"') == len(TalkMode)  # one tap, and nothing opens

    back = browser.post(
        f"{path}putusan/",
        {"form": "", "people_count": "", "names": "Siti", "reason": "Sudah jelas."},
    )

    assert whole_database() == before
    assert back.status_code == 422
    page = back.content.decode()
    for words in (
        "Pilih dulu putusan kelompok.",
        "Di mana dibahas? Pilih dulu: di obrolan ini, dalam rapat, atau lisan.",
        "Berapa orang? Tulis angkanya, atau nama mereka di bawah.",
    ):
        assert words in page
    assert 'value="Sudah jelas."' in page


@pytest.mark.all_sites
def test_where_others_spoke_in_the_thread_it_was_likely_there(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.COLLECTED)
    siti = build.member(kim, name="Siti")
    browser = ruang(siti)
    path = f"/s/kim-satu/berita/{story.public_id}/"
    chosen = re.compile(r'value="thread"[^>]* checked')
    build.said(story, by=siti)
    page = browser.get(path).content.decode()
    assert not chosen.search(page)
    assert "data-counted" not in page
    build.said(story, by=story.author)
    page = browser.get(path).content.decode()
    assert chosen.search(page)
    assert "data-counted" in page  # nobody is asked how many they were

    sent = {"form": "thread", "people_count": "", "decision": "publish"}
    answer = browser.post(f"{path}putusan/", sent)

    # The next question stands open: does this person know that it is true?
    assert answer.headers["Location"] == f"{path}#pastikan"
    assert 'id="pastikan"' in browser.get(path).content.decode()
    assert (story.talks.get().form, story.talks.get().people_count) == (TalkMode.THREAD, 2)


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ({"form": "oral", "names": "Dedi, Siti dan Pak RT"}, 3),
        ({"form": "oral", "names": "Dedi, Siti", "people_count": "7"}, 7),
        ({"form": "thread"}, 4),
        ({"form": "oral"}, None),
        ({"form": "meeting", "names": "Dedi"}, None),
        ({"form": "oral", "people_count": "banyak"}, None),
    ],
)
def test_who_was_there_is_typed_named_or_read_in_the_thread(
    typed: dict[str, str], people: int | None
) -> None:
    form = TalkNoteForm({"decision": "publish", **typed}, speaker_count=4)

    assert list(form.errors) == ([] if people else ["people_count"])
    assert form.cleaned_data.get("people_count") == people
