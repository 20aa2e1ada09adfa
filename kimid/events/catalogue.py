"""All actions of kimid, also those that nothing has imported yet."""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import walk_packages

from django.conf import settings

from kimid.events.action import ACTIONS, ActionSpec


def all_actions() -> dict[str, ActionSpec]:
    """Every registered action by its dotted name, from the `actions` of every installed app."""
    packages = tuple(
        f"{app}.actions" for app in settings.INSTALLED_APPS if find_spec(f"{app}.actions")
    )
    for name in packages:
        package = import_module(name)
        for module in walk_packages(getattr(package, "__path__", []), f"{name}."):
            import_module(module.name)
    return {name: spec for name, spec in ACTIONS.items() if name.startswith(packages)}
