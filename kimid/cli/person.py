"""`kim person`: make an account with its first role. This is how the first people of an install get
in.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from getpass import getpass
from typing import TYPE_CHECKING

from kimid.cli import database
from kimid.cli.errors import CliError

if TYPE_CHECKING:
    from kimid.people.models import Person


def run(arguments: list[str]) -> int:
    """Make the account. The password is asked for; where nobody sits at a terminal it is the first
    line of the input.
    """
    options = _options(arguments)
    database.setup_django()
    database.apply_migrations()
    _create(options, _password())
    print(f"kimid: {options.username} can sign in now.")
    return 0


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="kim person")
    parser.add_argument("username", help="starts with a letter; a-z, 0-9, dot, dash, underscore")
    parser.add_argument("--name", required=True, help="as it stands under stories")
    parser.add_argument(
        "--role",
        required=True,
        help="with --region operator, officer, portal_editor; with --kim chair, editor, member",
    )
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--region", help="code of a region, digits only; 00 is the nation")
    place.add_argument("--kim", help="label of the site of a KIM")
    parser.add_argument("--phone", default="")
    parser.add_argument("--email", default="")
    return parser.parse_args(arguments)


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass("Password: ")
    if getpass("Once more: ") != password:
        raise CliError("the two passwords differ. Start again.")
    return password


def _create(options: Namespace, password: str) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.db import IntegrityError

    from kimid.people.models import Person

    grant = _role_granter(options)
    try:
        validate_password(password)
        contact = {"name": options.name, "phone": options.phone, "email": options.email}
        grant(Person.objects.create_person(options.username, password, **contact))
    except ValidationError as error:
        raise CliError(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise CliError(
            "somebody has this username, phone number or e-mail address already."
        ) from error
    except ValueError as error:
        raise CliError(f"{error}.") from error


def _role_granter(options: Namespace) -> "Callable[[Person], object]":
    """What gives the role, once there is somebody to give it to. Raises CliError for a place or
    role that is not there.
    """
    from django.utils import timezone

    from kimid.access.actions import grant_on_region, grant_on_site
    from kimid.events.actor import System
    from kimid.events.permissions import REGION_ROLES, SITE_ROLES, Role
    from kimid.places.models import Region
    from kimid.sites.models import Site, SiteKind

    fitting = SITE_ROLES if options.kim else REGION_ROLES
    if options.role not in fitting:
        raise CliError(f"here the role is one of {', '.join(sorted(fitting))}.")
    role = Role(options.role)
    by = System("at the terminal")
    at = timezone.now()
    if options.kim:
        site = Site.objects.filter(label=options.kim, kind=SiteKind.KIM).first()
        if site is None:
            raise CliError(f"there is no KIM with the label {options.kim}.")
        return lambda person: grant_on_site(site, person=person, role=role, by=by, at=at)
    region = Region.objects.filter(pk=options.region).first()
    if region is None:
        raise CliError(f"there is no region {options.region}. Digits only; 00 is the nation.")
    return lambda person: grant_on_region(region, person=person, role=role, by=by, at=at)
