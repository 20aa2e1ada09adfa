"""Every text that people type is in one list: a text of a story
(tests/newsroom/test_public_texts.py); one that readers see beside stories, which nobody makes
public alone with a phrase of advertising or a new address; or one that readers never see, or for
which an office answers.

Each app answers for the texts of its models in `tests/<app>/typed_texts.py`:

- `GATED` and `NOT_PUBLIC` name the fields of each model that readers see, and the others.
- `BESIDE` has, for each text that readers see, what makes it public.
- `WITH_ADDRESSES` is the same for texts in which an address may stand: it is no link there, and
  leaves kimid as words.
"""

from typing import Any, Final

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from kimid.access.forms import JoinForm
from kimid.activity.actions.entries import EntryRefused
from kimid.events.permissions import Role
from kimid.newsroom.actions import phrase_review, publishing
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryContent
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.actions import Introduction, introduce
from kimid.sites.public_words import WordsRefused
from kimid.web.page_head import organization
from tests import build
from tests.activity import making
from tests.sites.public_text_case import PublicTextCase
from tests.subjects import is_own_app, joined, tables

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

BESIDE: Final[dict[str, PublicTextCase]] = joined("typed_texts", "BESIDE")
WITH_ADDRESSES: Final[dict[str, PublicTextCase]] = joined("typed_texts", "WITH_ADDRESSES")
# The machinery. Nobody types there.
_WITHOUT_TEXTS: Final = {"events", "limits", "places", "queue"}

_PHRASE: Final = "Slot gacor malam ini"
_ADDRESS: Final = "Lihat slot88.com malam ini"


def _is_text(field: Any) -> bool:
    kinds = (models.CharField, models.TextField, models.JSONField)
    return isinstance(field, kinds) and not field.choices


def _texts() -> set[tuple[str, str]]:
    """All text fields of our apps, but those of the content of a story."""
    of_story = {field.name for field in StoryContent._meta.get_fields() if _is_text(field)}
    return {
        (model._meta.label, field.name)
        for app in apps.get_app_configs()
        if is_own_app(app.name) and app.label not in _WITHOUT_TEXTS
        for model in app.get_models()
        for field in model._meta.get_fields()
        if _is_text(field) and not (issubclass(model, StoryContent) and field.name in of_story)
    }


def _listed(table: str) -> list[tuple[str, str]]:
    return [
        (model, name)
        for lists in tables("typed_texts", table).values()
        for model, names in lists.items()
        for name in names.split()
    ]


def test_every_text_that_people_type_is_in_one_list() -> None:
    listed = [*_listed("GATED"), *_listed("NOT_PUBLIC")]

    assert set(listed) == _texts(), "say in tests/<app>/typed_texts.py whether readers see these"
    assert len(listed) == len(set(listed))


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def editor(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR)


@pytest.mark.parametrize("name", [*BESIDE, *WITH_ADDRESSES])
def test_nobody_makes_a_phrase_of_advertising_public_alone(
    name: str, kim: Kim, editor: Person
) -> None:
    act = {**BESIDE, **WITH_ADDRESSES}[name]

    with pytest.raises((ActionRefused, EntryRefused, WordsRefused), match="gacor"):
        act(kim, editor, _PHRASE)


@pytest.mark.parametrize("name", BESIDE)
def test_nobody_makes_an_address_public_alone(name: str, kim: Kim, editor: Person) -> None:
    with pytest.raises((ActionRefused, EntryRefused, WordsRefused), match=r"slot88\.com"):
        BESIDE[name](kim, editor, _ADDRESS)


@pytest.mark.parametrize("name", [*BESIDE, *WITH_ADDRESSES])
def test_ordinary_words_are_public_at_once(name: str, kim: Kim, editor: Person) -> None:
    {**BESIDE, **WITH_ADDRESSES}[name](kim, editor, "Sore ini di balai desa")


def test_a_phrase_that_another_editor_let_pass_may_stand_elsewhere(
    kim: Kim, editor: Person
) -> None:
    story = build.story(kim, Stage.COLLECTED)
    Story.objects.filter(pk=story.pk).update(title="Waspada slot gacor")
    story.refresh_from_db()
    second = build.member(kim, Role.EDITOR)
    phrase_review.approve_phrase(story, by=second, at=timezone.now())

    making.poll(kim, by=editor, words="Perlu penyuluhan tentang slot gacor?")

    with pytest.raises(EntryRefused):
        making.poll(kim, by=second, words="Perlu penyuluhan tentang slot gacor?")


@pytest.mark.parametrize(
    "name",
    [
        *("Slot Gacor", "Bu Nur slot88.com", "Sl0t g4c0r", "Bu Nur slot88\u200b.com"),
        *("Bu Nur slot88\u2024com", "Bu Nur slot88 . com", "Bu Nur slot88[.]com"),
    ],
)
def test_a_name_is_no_advertisement(name: str) -> None:
    form = JoinForm({"name": name, "username": "bu.nur", "password": "ikan-nipah-pagi"})

    assert "name" in form.errors


@pytest.mark.parametrize(
    "name", ["Drs. H. Syarif, M.Si", "Sri Nur’aini", "I Gst. Ayu A. Putri, S.Pd."]
)
def test_names_with_titles_are_names(name: str) -> None:
    form = JoinForm({"name": name, "username": "bu.nur", "password": "ikan-nipah-pagi"})

    assert "name" not in form.errors


def test_a_story_is_not_published_under_a_name_that_advertises(kim: Kim, editor: Person) -> None:
    story = build.story(kim, Stage.VERIFIED)
    Person.objects.filter(pk=story.author_id).update(name="Slot Gacor")
    story = Story.objects.get(pk=story.pk)

    with pytest.raises(ActionRefused, match="Gacor"):
        publishing.publish(story, by=editor, at=timezone.now())


def test_an_address_in_the_introduction_leaves_kimid_as_words(kim: Kim, editor: Person) -> None:
    introduction = Introduction("Kami di slot88.com sejak lama")
    introduce(kim.site, introduction=introduction, by=editor, at=timezone.now())

    assert organization(kim.site)["description"] == "Kami di slot88 titik com sejak lama"
