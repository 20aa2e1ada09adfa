"""The texts that a page gives back when a form could not be taken."""

from collections.abc import Iterable, Iterator
from typing import cast

from django.forms import CharField, ChoiceField, ModelChoiceField
from django.forms.forms import BaseForm
from django.http import QueryDict
from django.urls import get_resolver

from kimid.ui.typed_back import texts_typed_into
from tests.house.walking import KINDS


def _forms(above: type[BaseForm] = BaseForm) -> Iterator[type[BaseForm]]:
    for form in above.__subclasses__():
        if form.__module__.startswith("kimid."):
            yield form
        yield from _forms(form)


def _form_data(name: str, value: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data[name] = value
    return data


def _given_back_of(form: type[BaseForm]) -> Iterator[str]:
    """The choices, and marks of its own, that a form would give back."""
    for name, field in getattr(form, "base_fields", {}).items():
        values = ["abcdefghjk"] if field.widget.is_hidden and isinstance(field, CharField) else []
        if isinstance(field, ChoiceField) and not isinstance(field, ModelChoiceField):
            choices = cast(Iterable[tuple[object, object]], field.choices)
            values = [str(value) for value, _label in choices]
        for value in values:
            if texts_typed_into(_form_data(name, value)):
                yield f"{form.__module__}.{form.__name__} {name} {value}"


def test_no_form_gives_back_what_it_offered_or_filled_in() -> None:
    for kind in KINDS:
        assert get_resolver(f"kimid.web.urls.{kind}").url_patterns  # imports all forms

    assert [line for form in _forms() for line in _given_back_of(form)] == []


def test_a_title_of_one_word_is_given_back_beside_its_kind() -> None:
    data = QueryDict("title=Banjir&kind=news&base=abcdefabcdef&lead=Air+naik.")

    assert texts_typed_into(data) == ["Banjir", "Air naik."]


def test_what_an_office_ticked_and_pressed_was_not_typed() -> None:
    form = QueryDict("decree=fits&people=differs&putusan=sah&words=Nama bendahara beda")

    assert texts_typed_into(form) == ["Nama bendahara beda"]
