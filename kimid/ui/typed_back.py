"""The texts of a form that could not be taken, for the page that says so."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import cast

from django.db.models import TextChoices
from django.forms import ChoiceField, ModelChoiceField
from django.forms.forms import BaseForm
from django.http import QueryDict

from kimid.lib.typed_texts import typed_texts


def texts_typed_into(form_data: QueryDict) -> list[str]:
    """What somebody typed, without secrets and choices. Asks no database."""
    return typed_texts(form_data.lists(), _offered())


@cache
def _offered() -> frozenset[str]:
    """The values that the forms of kimid offer to choose, also in fields that are made for one
    request.
    """
    in_forms = (
        str(value)
        for form in _all_below(BaseForm)
        for field in getattr(form, "base_fields", {}).values()
        if isinstance(field, ChoiceField) and not isinstance(field, ModelChoiceField)
        for value, _label in cast(Iterable[tuple[object, object]], field.choices)
    )
    listed = (str(each.value) for words in _all_below(TextChoices) for each in words)
    return frozenset([*in_forms, *listed])


def _all_below[C](upper: type[C]) -> Iterator[type[C]]:
    for each in upper.__subclasses__():
        yield each
        yield from _all_below(each)
