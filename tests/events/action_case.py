"""How an app says a call of one of its actions."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

# Makes the subject of the action, and its arguments by the names that it takes.
type ActionCase = Callable[[], tuple[Model, dict[str, Any]]]
