"""The texts that people type about achievements."""

from collections.abc import Callable
from typing import Final

from django.utils import timezone

from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.showcase.actions import achievements as actions
from kimid.showcase.actions import confirmations
from tests import build
from tests.showcase import achieving
from tests.sites.public_text_case import PublicTextCase

_WORDS: Final = "title who won organiser story proof proof_link"
_CONFIRMED: Final = "name role how_known"
GATED: Final = {
    "showcase.Achievement": f"{_WORDS} photos withdrawn_reason question",
    "showcase.AchievementConfirmation": _CONFIRMED,
}
NOT_PUBLIC: Final = {
    "showcase.Achievement": "public_id slug",
    "showcase.AchievementPaper": "kind name refusal",
}


def _with(name: str) -> Callable[[Kim, Person, str], object]:
    def act(kim: Kim, by: Person, text: str) -> object:
        return achieving.shown(kim, by=by, data=achieving.achievement_data((), **{name: text}))

    return act


def _photo(kim: Kim, by: Person, text: str) -> object:
    picture = build.photo(kim, by=by).as_picture()
    picture["caption"] = text
    return achieving.shown(kim, by=by, data=achieving.achievement_data([picture]))


def _confirmed(name: str) -> Callable[[Kim, Person, str], object]:
    def act(kim: Kim, by: Person, text: str) -> object:
        achievement = achieving.shown(kim, by=by)
        maker = build.member(kim)
        return achieving.confirmed(achievement, maker=maker, at=timezone.now(), **{name: text})

    return act


def _question(kim: Kim, by: Person, text: str) -> object:
    achievement, officer = achieving.shown(kim, by=by), build.officer("6112")
    now = timezone.now()
    return confirmations.ask_other_proof(achievement, why=text, by=officer, at=now)


BESIDE: Final[dict[str, PublicTextCase]] = {
    "showcase.Achievement": _with("story"),
    **{f"showcase.Achievement.{name}": _with(name) for name in _WORDS.split()},
    "showcase.Achievement.photos": _photo,
    "showcase.Achievement.question": _question,
    "showcase.Achievement.withdrawn_reason": lambda kim, by, text: actions.withdraw_achievement(
        achieving.shown(kim, by=by), why=text, by=by, at=timezone.now()
    ),
    "showcase.AchievementConfirmation": _confirmed("how_known"),
    **{f"showcase.AchievementConfirmation.{name}": _confirmed(name) for name in _CONFIRMED.split()},
    "a changed achievement": lambda kim, by, text: actions.change_achievement(
        achieving.shown(kim, by=by),
        data=achieving.achievement_data(story=text),
        by=by,
        at=timezone.now(),
    ),
}
