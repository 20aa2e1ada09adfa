"""Pages of the documents that are written from the code itself, so that they cannot say anything
else than it does.
"""

import ast
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from kimid.events.catalogue import all_actions
from kimid.events.permissions import RULES, PermissionRule, Role
from kimid.events.tables import TABLES, Erasure, InDoubt, RegionChange, TableAnswers
from kimid.lib.flow import Flow, drawn_flows
from kimid.web.further_events import further_events

URLCONFS: Final = tuple(f"kimid.web.urls.{kind}" for kind in ("kim", "portal", "ruang", "media"))
_USED_BY_VIEWS: Final = "views, for the object they show"
_NOTE: Final = "Written by `python -m django write_docs`; change the code, not this page."


def permissions_page() -> str:
    """The permission matrix: what each permission means, which roles hold it, and what
    uses it.
    """
    roles = list(Role)
    head = ["permission", *(role.label for role in roles), "meaning", "used by"]
    rows = [
        _permission_row(rule, roles) for rule in sorted(RULES.values(), key=lambda rule: rule.name)
    ]
    about = (
        "A role is held on the site of a KIM (anggota, redaktur, ketua) or on a region and all"
        " below it (redaktur portal, petugas, pengelola kimid). ● holds it; ○ holds it under the"
        " condition named with the meaning. No role on a region reaches into the newsroom of a KIM."
    )
    return _page("Permissions", about, _table(head, rows))


def events_page() -> str:
    """The catalogue of events: what is written into the record, by which action."""
    specs = sorted(all_actions().items(), key=lambda entry: (entry[1].event_kind, entry[0]))
    own = [
        [f"`{spec.event_kind}`", f"`{_short(name)}`", f"`{spec.permission}`", _sentence(spec.verb)]
        for name, spec in specs
    ]
    beside = [
        [
            f"`{event.kind}`",
            f"`{event.function.replace('.actions.', '.')}`",
            _first_sentence(event.about),
        ]
        for event in further_events(_root() / "kimid")
    ]
    about = (
        "An event says who (a person, the holder of a one-use link, or the system with a reason),"
        " when, on which site and in which region, about which object, and facts in JSON. Events"
        " are never changed. Kinds keep the word of the day on which they were first written, also"
        " where the code has a newer one: `card.made` is the card that locks an account,"
        " `story.card_drawn` the share card; `heat` is a contest level."
    )
    return _page(
        "Events",
        about,
        "## The event of each action",
        "Every action writes its own event, in its own transaction.",
        _table(["kind", "action", "permission", "what happened"], own),
        "## Further events",
        "In the same transaction, an action may write events about other objects that it changes"
        " (`record_event_for`). A kind of this table may stand in the first one too.",
        _table(["kind", "function", "what it does"], beside),
    )


def stages_page() -> str:
    """What moves in stages, drawn."""
    about = "Only actions move something on. A step that is not drawn here is refused."
    return _page(
        "Stages",
        about,
        *(part for heading, flow in drawn_flows() for part in _drawn(heading, flow)),
    )


def map_page() -> str:
    """The layers of kimid, from the contract that is checked, with each app's own words about
    itself.
    """
    rules = tomllib.loads((_root() / "pyproject.toml").read_text(encoding="utf-8"))
    contract = rules["tool"]["importlinter"]["contracts"][0]
    rows = [
        row
        for number, apps in enumerate(reversed(contract["layers"]), 1)
        for row in _layer_rows(number, apps)
    ]
    inside = " > ".join(
        _names(layer, " or ") for layer in rules["tool"]["importlinter"]["contracts"][1]["layers"]
    )
    existing = [row for row in rows[::-1] if row[-1]]
    later = ", ".join(f"{app} ({number})" for number, app, about in rows if not about)
    about = (
        "Apps import only downward; siblings on one layer never import each other. An app without a"
        " layer fails the check."
    )
    table = _table(["layer", "app", "what it is"], existing)
    return _page(
        "Map of kimid",
        about,
        table,
        f"Layers kept for what is not built yet: {later}.",
        f"Inside an app: {inside}.",
        "The other modules of an app (such as `notices`, `schedule`, `saving`, `waiting`,"
        " `story_page`, `tip_queries`) are named after what they are about. They are on no layer:"
        " they stand where their imports allow, and a circle of imports fails the check.",
    )


def pages_page() -> str:
    """The pages of the workspace and of public sites: where each of them is, who may open it, and
    what it is.
    """
    rows = [
        [
            f"`{name}`",
            f"`/{path}`",
            f"`{getattr(view, 'audience', '')}`",
            f"`{needs}`" if (needs := getattr(view, "needs", "")) else "",
            _sentence(view),
        ]
        for name, path, view in _views_of("kimid.web.urls.ruang")
    ]
    about = (
        "Every address of the workspace host, ordered by path. An audience inside a site without a"
        " permission needs `access.enter`."
    )
    head = ["route", "path", "audience", "permission", "what it is"]
    return _page(
        "Pages",
        "## The workspace",
        about,
        _table(head, sorted(rows, key=itemgetter(1, 0))),
        "## Public sites",
        "Every address of the site of a KIM and of a portal, ordered by path. Everybody may open"
        " it.",
        _table(["route", "path", "of", "what it is"], sorted(_public_rows(), key=itemgetter(1, 0))),
    )


def tables_page() -> str:
    """What each table answers: whose its rows are, and what becomes of people and regions in it."""
    head = ["table", "whose", "people", "texts about people", "regions", "in doubt", "ends"]
    rows = [_answers_row(TABLES[label]) for label in sorted(TABLES)]
    about = (
        "An export of a group has the tables with a way to its site, without the fields that open"
        " something. A person gets a copy of the rows that refer to them"
        " (`./kim personal-data copy`); the next columns say what the erasure of an account leaves."
    )
    meanings = [
        [f"`{each.name}`", str(each.value)]
        for kind in (Erasure, InDoubt, RegionChange)
        for each in kind
    ]
    return _page(
        "Tables", about, _table(head, rows), "## Words", _table(["word", "meaning"], meanings)
    )


def _answers_row(answers: TableAnswers) -> list[str]:
    fates = [
        "<br>".join(f"{name}: `{fate.name}`" for name, fate in each.items())
        for each in (answers.people, answers.words, answers.regions)
    ]
    whose = f"group, by `{answers.site}`" if answers.site else answers.alone
    derived = f"; made again {answers.derived}" if answers.derived else ""
    ends = answers.retention.removeprefix("kimid.")
    doubt = f"`{answers.doubt.name}`"
    return [f"`{answers.label}`", whose + derived, *fates, doubt, f"`{ends}`" if ends else ""]


PAGES: Final[dict[str, Callable[[], str]]] = {
    "permissions.md": permissions_page,
    "events.md": events_page,
    "stages.md": stages_page,
    "map.md": map_page,
    "tables.md": tables_page,
    "pages.md": pages_page,
}


def _drawn(heading: str, flow: Flow[Any]) -> list[str]:
    rows = [[f"`{step}`", str(step.label)] for step in flow.all_steps]
    drawing = f"```mermaid\n{flow.as_mermaid()}\n```"
    return [f"## {heading}", drawing, _table(["stage", "on screens"], rows)]


def _root() -> Path:
    root: Path = settings.ROOT
    return root


def _permission_row(rule: PermissionRule, roles: Sequence[Role]) -> list[str]:
    mark = "○" if rule.condition else "●"
    held = [mark if role in rule.roles else "" for role in roles]
    condition = f" Condition: {_first_paragraph(rule.condition)}" if rule.condition else ""
    return [
        f"`{rule.name}`",
        *held,
        rule.description + condition,
        ", ".join(_used_by(rule.name)) or _USED_BY_VIEWS,
    ]


def _used_by(permission: str) -> list[str]:
    actions = {
        f"`{_short(name)}`" for name, spec in all_actions().items() if spec.permission == permission
    }
    pages = {
        f"page `{name}`"
        for urlconf in URLCONFS
        for name, _path, view in _views_of(urlconf)
        if getattr(view, "needs", "") == permission
    }
    return [*sorted(actions), *sorted(pages)]


def _public_rows() -> Iterator[list[str]]:
    hosts: dict[tuple[str, str], dict[str, object]] = {}
    for host in ("KIM", "portal"):
        for name, path, view in _views_of(f"kimid.web.urls.{host.lower()}"):
            hosts.setdefault((name, path), {})[host] = view
    for (name, path), views in hosts.items():
        about = dict.fromkeys(_sentence(view) for view in views.values())
        yield [f"`{name}`", f"`/{path}`", ", ".join(views), " ".join(about)]


def _views_of(urlconf: str) -> Iterator[tuple[str, str, object]]:
    yield from _views_below("", get_resolver(urlconf).url_patterns)


def _views_below(
    above: str, patterns: Iterable[URLPattern | URLResolver]
) -> Iterator[tuple[str, str, object]]:
    for pattern in patterns:
        path = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _views_below(path, pattern.url_patterns)
        else:
            yield pattern.name or "", path, pattern.callback


def _layer_rows(number: int, layer: str) -> Iterator[list[str]]:
    for app in reversed(_names(layer, "|").split("|")):
        yield [str(number), f"`{app}`", _about(app)]


def _names(layer: str, between: str) -> str:
    return between.join(part.strip(" ()") for part in layer.split("|"))


def _about(app: str) -> str:
    """The first paragraph of what an app says about itself; nothing when there is no such app."""
    package = _root() / "kimid" / app / "__init__.py"
    source = package if package.exists() else package.parent.with_suffix(".py")
    docstring = (
        ast.get_docstring(ast.parse(source.read_text(encoding="utf-8")))
        if source.exists()
        else None
    )
    return " ".join(docstring.split()) if docstring else ""


def _short(name: str) -> str:
    """`kimid.newsroom.actions.writing.write` gives `newsroom.write`."""
    return re.sub(r"\.actions\.(?:\w+\.)?", ".", name.removeprefix("kimid."))


def _first_paragraph(documented: object) -> str:
    text: str = getattr(documented, "__doc__", None) or ""
    return " ".join(re.split(r"\n\s*\n", text.strip())[0].split())


def _sentence(documented: object) -> str:
    return _first_sentence(getattr(documented, "__doc__", None) or "")


def _first_sentence(text: str) -> str:
    """Without what follows about arguments, results and errors."""
    paragraph = " ".join(re.split(r"\n\s*\n", text.strip())[0].split())
    return re.split(r"(?<=\.)\s+(?=[A-Z`\"])", paragraph)[0]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '\\|') for cell in line)} |" for line in lines
    )


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", *parts, f"*{_NOTE}*"]) + "\n"
