"""`kim personal-data`: a copy of what kimid knows of a person, and the erasure of an account.

By law (UU PDP) whoever asks for a copy gets it within three days. It names photos and voices: the
file of a voice is `own/<first two letters>/<name>/lampiran.ogg` in the media folder.
"""

import json
import sys
from argparse import ArgumentParser
from typing import TYPE_CHECKING

from kimid.cli import database
from kimid.cli.errors import CliError

if TYPE_CHECKING:
    from kimid.people.models import Person


def run(arguments: list[str]) -> int:
    """Print a copy as JSON, or erase an account after its username was typed again."""
    parser = ArgumentParser(prog="kim personal-data", description=__doc__)
    parser.add_argument("what", choices=["copy", "erase"])
    parser.add_argument("username")
    options = parser.parse_args(arguments)
    database.setup_django()
    person = _person(options.username)
    if options.what == "copy":
        _copy(person)
    else:
        _erase(person)
    return 0


def _person(username: str) -> "Person":
    from kimid.people.models import Person

    person = Person.objects.filter(username=username).first()
    if person is None:
        raise CliError(f"nobody has the username {username}.")
    return person


def _copy(person: "Person") -> None:
    from django.core.serializers.json import DjangoJSONEncoder

    from kimid.people.personal_data import copy_of

    json.dump(copy_of(person), sys.stdout, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    print()


def _erase(person: "Person") -> None:
    from django.utils import timezone

    from kimid.events.actor import System
    from kimid.people.actions import erase_account
    from kimid.people.personal_data import StillNeeded

    username = person.username
    if sys.stdin.isatty():
        print(f"{person.name} cannot be brought back. Type the username again to erase:")
    if sys.stdin.readline().strip() != username:
        raise CliError("that was another word. Nothing was erased.")
    try:
        erase_account(person, by=System("asked to be erased"), at=timezone.now())
    except StillNeeded as needed:
        raise CliError(f"end this first: {needed}.") from needed
    print(f"kimid: {username} is erased.")
