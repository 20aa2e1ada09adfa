"""A person who acts by what they are to something, not by a role."""

from dataclasses import dataclass

from kimid.events.actor import ActorKind
from kimid.people.models import Person


@dataclass(frozen=True)
class PersonActor:
    """A person as an actor. Each kind says in `has_perm` what it may, and nothing else."""

    person: Person

    @property
    def actor_kind(self) -> ActorKind:
        return self.person.actor_kind

    @property
    def actor_ref(self) -> str:
        return self.person.actor_ref

    @property
    def actor_name(self) -> str:
        return self.person.actor_name
