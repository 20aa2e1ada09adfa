"""How an app says what makes a text public that somebody typed."""

from collections.abc import Callable

from kimid.people.models import Person
from kimid.registry.models import Kim

# Makes this text public in this group, by this editor.
type PublicTextCase = Callable[[Kim, Person, str], object]
