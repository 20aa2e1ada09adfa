"""The texts that people type about tools and loans."""

from typing import Final

from django.utils import timezone

from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.example_subject.acts import offered
from tests.example_subject.lending import actions
from tests.example_subject.lending.models import ToolType
from tests.sites.public_text_case import PublicTextCase

GATED: Final = {"lending.Tool": "name about photos withdrawn_reason"}
NOT_PUBLIC: Final = {
    "lending.Tool": "public_id",
    # For the group only.
    "lending.Loan": "borrower number",
    "lending.Receipt": "kind name refusal",
}


def _offer(kim: Kim, by: Person, name: str, caption: str = "") -> object:
    photos = [build.photo(kim, by=by).as_picture() | {"caption": caption}]
    data = actions.ToolData(name, "Bisa diambil di balai.", ToolType.TENT, photos)
    return actions.offer(kim.site, data=data, by=by, at=timezone.now())


BESIDE: Final[dict[str, PublicTextCase]] = {
    "lending.Tool": _offer,
    "lending.Tool.photos": lambda kim, by, text: _offer(kim, by, "Tenda", text),
    "lending.Tool.withdrawn_reason": lambda kim, by, text: actions.withdraw(
        offered(kim), why=text, by=by, at=timezone.now()
    ),
}
