"""`kim personal-data`: a copy of what kimid knows of a person, the erasure of an account, and that
of a name in what a group wrote.

By law (UU PDP) whoever asks for a copy gets it within three days. It names photos and voices: the
file of a voice is `own/<first two letters>/<name>/lampiran.ogg` in the media folder.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kimid.cli import database
from kimid.cli.errors import CliError

if TYPE_CHECKING:
    from kimid.people.models import Person
    from kimid.sites.models import Site
    from kimid.sites.named_people import NamedPeople


def run(arguments: list[str]) -> int:
    """Print a copy as JSON, or erase an account after its username was typed again. `erase-name`
    takes the label of a group, and reads the name.
    """
    parser = ArgumentParser(prog="kim personal-data", description=__doc__)
    parser.add_argument("what", choices=["copy", "erase", "erase-name"])
    parser.add_argument("username", help="for erase-name the label of a group")
    options = parser.parse_args(arguments)
    database.setup_django()
    if options.what == "erase-name":
        _erase_name(options.username)
        return 0
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


def _erase_name(label: str) -> None:
    """Somebody without an account paid, was paid or gave, and asks not to be named."""
    from kimid.sites.guard import on_site
    from kimid.sites.models import Site
    from kimid.sites.named_people import NameStillNeeded, with_name

    site = Site.objects.filter(label=label).first()
    if site is None:
        raise CliError(f"no site has the label {label}.")
    if sys.stdin.isatty():
        print("The name as it stands there. It cannot be brought back:")
    name = sys.stdin.readline().strip()
    with on_site(site):
        subjects = with_name(site, name) if name else []
        if not subjects:
            raise CliError("nothing there has this name. Nothing was erased.")
        try:
            texts = [text for each, _ in subjects for text in _erase_in(each, site, name)]
        except NameStillNeeded as needed:
            raise CliError(f"{needed}: pay, refuse or cancel them first.") from needed
    rows = sum(count for _, count in subjects)
    print(f"kimid: the name is gone from {rows} rows of {label}; sums and numbers stay.")
    for text in texts:
        print(f"It also stands in what somebody typed, which stays: {text}")


def _erase_in(subject: "NamedPeople", site: "Site", name: str) -> Iterable[str]:
    from django.utils import timezone

    from kimid.events.actor import System

    subject.erase(site, name=name, by=System("asked to be erased"), at=timezone.now())
    return subject.texts(site, name)
