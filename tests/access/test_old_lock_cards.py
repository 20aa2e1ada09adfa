"""Cards that lock an account, once its owner has come back by a code that was read out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kimid.events.models import Event
from kimid.people.actions import lock_account, make_lock_card
from kimid.people.locks import card_of
from kimid.people.rules import AccountOwner
from tests.access.coding import Village, enter, fresh, handed, wait_of

pytestmark = pytest.mark.django_db


def test_a_card_that_a_thief_made_locks_the_account_no_more_once_its_owner_is_back(
    village: Village,
) -> None:
    owner = AccountOwner(village.chair)
    cards = [make_lock_card(village.chair, by=owner, at=timezone.now()) for _ in range(2)]
    lock_account(fresh(village.chair), by=owner, at=timezone.now())

    enter(village.chair, handed(village.office, village.chair, village.officer))

    day_over = wait_of(village.chair).opens_at
    assert [card_of(card, day_over - timedelta(minutes=1)) is None for card in cards] == [False] * 2
    assert [card_of(card, day_over) is None for card in cards] == [True] * 2
    again = make_lock_card(fresh(village.chair), by=owner, at=day_over)
    assert card_of(again, day_over) is not None
    assert Event.objects.get(kind="code.used").data["cards"] == 2
