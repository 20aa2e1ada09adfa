"""The words of events: one presenter for each kind."""

import pytest

from kimid.events.models import Event
from kimid.events.presenters import (
    OTHER_CHANGE,
    Presenter,
    in_words,
    leave_out,
    presenter_of,
    register_presenters,
    sentence_of,
    texts_for_readers,
)


def _event(kind: str, **data: object) -> Event:
    return Event(kind=kind, actor_name="Dedi", data=data)


def test_a_kind_has_one_presenter() -> None:
    for again in ("story.published", "story.held"):  # held stories are left out
        with pytest.raises(ValueError, match=again):
            register_presenters(Presenter(again, "Lain"))
        with pytest.raises(ValueError, match=again):
            leave_out("why", again)


def test_a_text_has_who_did_it_the_day_in_words_and_what_the_event_says() -> None:
    event = _event("kim.moved", on="2026-05-12", place="Desa {Kapuas}")

    assert in_words("Pindah ke {place} {on}, kata {actor}", event) == (
        "Pindah ke Desa {Kapuas} 12 Mei 2026, kata Dedi"
    )
    assert in_words("Pindah ke {place}", event, place="sini") == "Pindah ke sini"
    assert in_words(lambda each: f"{each.kind}!", event) == "kim.moved!"


def test_the_group_an_office_and_readers_have_words_of_their_own() -> None:
    event = _event("story.replied", who="PT Sawit", on="2026-05-12")

    assert presenter_of(event).change == "Hak jawab dimuat"
    assert sentence_of(event) == "Dedi memuat hak jawab PT Sawit."
    assert texts_for_readers(event) == (
        "Hak jawab PT Sawit",
        "Disampaikan 12 Mei 2026, dimuat Dedi tanpa diubah",
    )


def test_an_event_of_an_app_that_is_gone_is_still_a_change() -> None:
    event = _event("kiosk.opened")

    assert presenter_of(event).change == OTHER_CHANGE
    assert (sentence_of(event), texts_for_readers(event)) == ("", ("", ""))
