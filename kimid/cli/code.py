"""`kim code`: the six digits that an official of the demo would read from the phone now. It knows
the demo's accounts only.
"""

from argparse import ArgumentParser
from time import time

from kimid.cli.errors import CliError


def run(arguments: list[str]) -> int:
    """Print the digits. A real account's secret is on its owner's phone, and no command
    tells it.
    """
    parser = ArgumentParser(prog="kim code")
    parser.add_argument("username", help="an official of the demo, such as kalbar")
    username = parser.parse_args(arguments).username
    from kimid.demo.codes import demo_codes
    from kimid.demo.people import ACCOUNTS, OFFICES

    if username not in {account.username for account in (*ACCOUNTS, *OFFICES) if account.region}:
        raise CliError(f"{username} is no official of the demo.")
    print(demo_codes(username, time())[0])
    return 0
