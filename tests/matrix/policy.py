"""Who may do what where, written down by hand: the yardstick, which asks the code nothing.

Read `POLICY` from the left: the route, its door, the methods it knows, and what sending its form leads to for a story in each
state. A route that is not in this table fails the build: whoever adds a page says here for whom it is.
"""

from typing import Final

from tests.matrix.activity import ACTIVITY
from tests.matrix.acts import ACTS
from tests.matrix.cast import AUTHOR, CHAIRS, EDITORS, GROUP, NOT_SIGNED_IN, OFFICE, Door, Place, Route, Said, Thing, Who
from tests.matrix.documents import DOCUMENTS
from tests.matrix.doors import DOORS
from tests.matrix.evaluation import EVALUATION
from tests.matrix.ict import ICT
from tests.matrix.life import LIVES
from tests.matrix.numbers import NUMBERS
from tests.matrix.officials import OFFICIALS
from tests.matrix.own_names import OWN_NAMES
from tests.matrix.posts import POSTS
from tests.matrix.register import REGISTER
from tests.matrix.roster import ROSTER

_STATES: Final = (
    Thing.MEMBERS_DRAFT,
    Thing.MEMBERS_STORY,
    Thing.DISCUSSED,
    Thing.VERIFIED,
    Thing.PUBLISHED,
    Thing.WITHDRAWN,
)
_OF_GROUP: Final = dict.fromkeys(_STATES, Said.OK)
_WORDS: Final = {
    "done": Said.DONE,
    "shown": Said.SHOWN,
    "later": Said.NOT_NOW,
    "step": Said.WRONG_STEP,
    "no": Said.FORBIDDEN,
}


def _story(posts: str, *, editors_only: bool = False) -> Route:
    """A form about a story of the group; six words, one for each of `_STATES`."""
    said = [_WORDS[word] for word in posts.split()]
    return Route(Door.GROUP, "POST", posts=dict(zip(_STATES, said, strict=True)), editors_only=editors_only)


_PUBLIC: Final = Route(Door.PUBLIC, "GET HEAD")
# What every public site has.
PAPER: Final = ("kind", "archive", "archive-month", "archive-kind", "about", "guideline", "contact")
# Search, and what programs read.
MACHINES: Final = {
    "search": "/cari/?q=warga",
    "search-description": "/cari.xml",
    "agenda-file": "/agenda.ics",
    "rss": "/rss.xml",
    "atom": "/atom.xml",
    "rss-kind": "/pengumuman/rss.xml",
    "atom-kind": "/galeri/atom.xml",
    "robots": "/robots.txt",
    "sitemap": "/sitemap.xml",
    "sitemap-pages": "/peta/halaman.xml",
}
_DESK: Final = Route(Door.OFFICE, "POST", posts={Thing.OPEN: Said.DONE})
# Readers report without an account; the answer is a way to the page of the ticket.
_REPORT: Final = Route(Door.PUBLIC, "GET HEAD POST", posts={Thing.PAGE: Said.DONE})
_TICKET: Final = Route(Door.PUBLIC, "GET HEAD", {Thing.OPEN: Said.OK})
_ARRANGE: Final = Route(Door.EDITORS, "GET POST", posts={Thing.PAGE: Said.DONE})

POLICY: Final[dict[tuple[str, str], Route]] = {
    # The site of a KIM
    ("kim", "home"): _PUBLIC,
    ("kim", "profile"): _PUBLIC,
    ("kim", "proof"): _PUBLIC,
    **{(kind, name): _PUBLIC for kind in ("kim", "portal") for name in PAPER},
    **{(kind, name): _PUBLIC for kind in ("kim", "portal") for name in MACHINES},
    ("kim", "sitemap-month"): _PUBLIC,
    ("portal", "sitemap-sites"): _PUBLIC,
    ("kim", "favicon"): _PUBLIC,
    ("kim", "icon"): _PUBLIC,
    ("kim", "manifest"): _PUBLIC,
    ("kim", "read"): _PUBLIC,  # the dot by which readers are counted: the same picture for whatever number
    ("kim", "shared"): Route(Door.PUBLIC, "POST", posts={Thing.PAGE: Said.OK}),  # told by browsers: no answer, whatever number
    ("kim", "story"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK, Thing.WITHDRAWN: Said.GONE}),
    ("kim", "notice"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK, Thing.WITHDRAWN: Said.GONE}),
    ("kim", "story-in"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK, Thing.WITHDRAWN: Said.GONE}),
    ("kim", "confirm-by-link"): Route(
        Door.PUBLIC,
        "GET HEAD POST",
        {Thing.OPEN: Said.OK, Thing.SPENT: Said.GONE},
        {Thing.OPEN: Said.SHOWN, Thing.SPENT: Said.GONE},
    ),
    ("kim", "head-note"): Route(Door.PUBLIC, "GET HEAD POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.SHOWN}),
    ("kim", "report"): _REPORT,
    ("kim", "report-page"): _REPORT,
    ("kim", "report-ticket"): _TICKET,
    ("kim", "tip"): _REPORT,
    ("kim", "tip-ticket"): _TICKET,
    ("kim", "poster"): _PUBLIC,
    # The portal of a region
    ("portal", "report"): _REPORT,
    ("portal", "report-ticket"): _TICKET,
    ("portal", "home"): _PUBLIC,
    ("portal", "directory"): _PUBLIC,
    ("portal", "directory-part"): _PUBLIC,
    ("portal", "data"): _PUBLIC,
    ("portal", "terms"): _PUBLIC,
    ("portal", "data-file"): _PUBLIC,
    ("portal", "data-map"): _PUBLIC,
    ("portal", "data-book"): _PUBLIC,
    ("portal", "data-open"): _PUBLIC,
    ("portal", "data-in-order"): _PUBLIC,
    ("portal", "data-part"): _PUBLIC,
    ("portal", "data-beside"): _PUBLIC,
    ("portal", "data-report"): _PUBLIC,
    ("portal", "favicon"): _PUBLIC,
    ("portal", "icon"): _PUBLIC,
    ("portal", "manifest"): _PUBLIC,
    # The media host
    ("media", "cloth"): _PUBLIC,
    ("media", "photo"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK}),
    ("media", "attachment"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK}),
    ("media", "card"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK}),
    ("media", "provinces"): _PUBLIC,
    # The workspace: its front rooms
    ("ruang", "ruang-start"): Route(Door.PERSON, "GET"),
    ("ruang", "ruang-switch"): Route(Door.PERSON, "GET"),
    ("ruang", "account_login"): Route(Door.SIGN_IN, "GET HEAD POST PUT OPTIONS"),
    ("ruang", "account_logout"): Route(Door.SIGN_OUT, "GET HEAD POST OPTIONS"),
    ("ruang", "sheet"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "script"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "manifest"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "worker"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "ruang-who"): Route(Door.VISITOR, "GET"),
    ("ruang", "ruang-share"): Route(Door.PERSON, "GET POST", posts={Thing.PAGE: Said.OK}),
    ("ruang", "gallery"): Route(Door.PERSON, "GET HEAD"),
    ("ruang", "favicon"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "icon"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "robots"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "healthz"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "readyz"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "ruang-site"): Route(Door.EITHER, "GET"),
    ("ruang", "ruang-group"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-people"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-invite"): Route(Door.CHAIR, "POST", posts={Thing.PAGE: Said.SHOWN}),
    ("ruang", "ruang-take-back"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-end-roles"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-introduction"): _ARRANGE,
    ("ruang", "ruang-look"): _ARRANGE,
    ("ruang", "ruang-rules"): Route(Door.CHAIR, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-adverts"): Route(Door.CHAIR, "POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-logo"): _ARRANGE,
    ("ruang", "ruang-cover"): _ARRANGE,
    ("ruang", "ruang-menu"): Route(Door.EDITORS, "GET"),
    ("ruang", "ruang-move-up"): Route(Door.EDITORS, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "invitation"): Route(
        Door.VISITOR,
        "GET POST",
        {Thing.OPEN: Said.OK},
        {Thing.OPEN: Said.DONE},
        others=(frozenset({Who.CHAIR}), {Thing.OPEN: Said.GONE}),  # nobody comes in by an invitation of their own
    ),
    ("ruang", "ruang-reports"): Route(Door.ANSWERER, "GET"),
    ("ruang", "ruang-report-contact"): Route(Door.ANSWERER, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-report"): Route(Door.ANSWERER, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}),
    # The workspace: a group                         draft    own      discussed verified published withdrawn
    ("ruang", "ruang-outbox"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-read"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-stories"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-published"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-drafts"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-write"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-patterns"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-pattern"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-keep"): Route(Door.GROUP, "POST", posts={Thing.PAGE: Said.SHOWN}),
    ("ruang", "ruang-deliver"): Route(Door.GROUP, "POST", posts={Thing.PAGE: Said.SHOWN}),
    ("ruang", "ruang-preview"): Route(Door.GROUP, "POST", posts={Thing.PAGE: Said.OK}),
    ("ruang", "ruang-story"): Route(Door.GROUP, "GET", _OF_GROUP),
    # Words that come too late, after publishing, are kept beside the story.
    ("ruang", "ruang-edit"): Route(Door.GROUP, "GET POST", _OF_GROUP, _story("done done done done done done").posts),
    ("ruang", "ruang-sent"): Route(Door.GROUP, "GET", _OF_GROUP | {Thing.MEMBERS_DRAFT: Said.NOT_NOW}),
    ("ruang", "ruang-revisions"): Route(Door.GROUP, "GET", _OF_GROUP),
    ("ruang", "ruang-restore"): Route(
        Door.GROUP,
        "GET POST",
        _OF_GROUP | dict.fromkeys((Thing.PUBLISHED, Thing.WITHDRAWN), Said.NOT_NOW),
        _story("done done done done later later").posts,
    ),
    ("ruang", "ruang-unite"): Route(Door.GROUP, "GET POST", _OF_GROUP, _story("done done done done done done").posts),
    ("ruang", "ruang-correct"): Route(
        Door.GROUP,
        "GET POST",
        dict.fromkeys(_STATES, Said.NOT_NOW) | {Thing.PUBLISHED: Said.OK},
        _story("later later later later done later").posts,
        editors_only=True,
    ),
    ("ruang", "ruang-publish-urgent"): Route(
        Door.GROUP,
        "GET POST",
        dict.fromkeys(_STATES, Said.NOT_NOW) | dict.fromkeys((Thing.MEMBERS_STORY, Thing.DISCUSSED), Said.OK),
        _story("later done done later later later").posts,
        editors_only=True,
    ),
    ("ruang", "ruang-ask-head"): _story("no       shown    shown     shown    later     later"),
    ("ruang", "ruang-reply"): _story("no       later    later     later    done      later", editors_only=True),
    ("ruang", "ruang-schedule"): _story("no       later    later     done     later     later", editors_only=True),
    ("ruang", "ruang-unschedule"): _story("no       later    later     later    later     later", editors_only=True),
    ("ruang", "ruang-add-source"): _story("done     done     done      done     later     later"),
    ("ruang", "ruang-see-source"): _story("no      shown    shown     shown    shown     shown", editors_only=True),
    ("ruang", "ruang-throw-away"): _story("done later later later later later"),
    ("ruang", "ruang-send"): _story("done     step     step      step     step      step"),
    ("ruang", "ruang-say"): _story("no       done     done      done     done      done"),
    ("ruang", "ruang-react"): _story("later    later    later     later    later     later"),  # no such message
    ("ruang", "ruang-hear"): _story("no       later    later     later    later     later"),
    ("ruang", "ruang-record-talk"): _story("no       done     done      done     later     later"),
    ("ruang", "ruang-confirm"): _story("no       done     done      done     later     later"),
    ("ruang", "ruang-ask-by-link"): _story("no       shown    shown     shown    later     later"),
    ("ruang", "ruang-look-over"): _story("no     later    later     later    later     later", editors_only=True),
    ("ruang", "ruang-publish"): _story("no       step     step      done     step      step", editors_only=True),
    ("ruang", "ruang-withdraw"): _story("no       step     step      step     done      step", editors_only=True),
    ("ruang", "ruang-photos"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.NOT_NOW}),  # no file came along
    ("ruang", "ruang-photo-piece"): Route(Door.GROUP, "POST", posts={Thing.PAGE: Said.OK}),  # without bytes it only asks
    ("ruang", "ruang-photo"): Route(Door.GROUP, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-discard-photo"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-retouch"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-attach"): Route(Door.GROUP, "POST", posts={Thing.PAGE: Said.NOT_NOW}),  # no file came along
    ("ruang", "ruang-attachment-file"): Route(Door.GROUP, "GET", {Thing.OPEN: Said.OK}),
    ("ruang", "ruang-photo-file"): Route(Door.GROUP, "GET", {Thing.OPEN: Said.OK}),
    ("ruang", "ruang-meetings"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.NOT_NOW}),  # one is open: on to it
    ("ruang", "ruang-meeting"): Route(Door.GROUP, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-keep-meeting"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-tips"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-tip"): Route(Door.GROUP, "GET", {Thing.OPEN: Said.OK}),
    ("ruang", "ruang-tip-story"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-tip-answer"): Route(Door.EDITORS, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-tip-sender"): Route(Door.EDITORS, "POST", posts={Thing.OPEN: Said.SHOWN}),
    # The workspace: an office
    ("ruang", "ruang-desk"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-numbers"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-numbers-file"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-numbers-below"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-numbers-file-below"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-numbers-book"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-numbers-report"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-numbers-book-below"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-numbers-report-below"): Route(Door.OFFICE, "GET"),
    **REGISTER,
    **POSTS,
    **DOORS,
    **DOCUMENTS,
    **ICT,
    **LIVES,
    **OWN_NAMES,
    **ACTIVITY,
    **ACTS,
    **EVALUATION,
    **NUMBERS,
    **ROSTER,
    **OFFICIALS,
    ("ruang", "ruang-hide"): _DESK,
    ("ruang", "ruang-arrange"): _DESK,
}


def expected(name: tuple[str, str], method: str, who: Who, place: Place, thing: Thing) -> Said:
    """What `who` must be told who sends `method` to this route, for this thing on this site."""
    route = POLICY[name]
    if route.door in (Door.SIGN_IN, Door.SIGN_OUT):
        return _at_the_door(route, method, who)
    refused = _refused(route, method, who, place)
    if refused is not None:
        return refused
    if name[1] == "ruang-start" and who is not Who.ENDED:
        return Said.NOT_NOW  # straight on to the only place that they have
    if thing is Thing.MEMBERS_DRAFT and who is not Who.MEMBER:
        return Said.ABSENT
    if route.editors_only and "GET" in route.methods and who not in EDITORS:
        return Said.ABSENT  # a page that is for editors is not there for others
    lesser, posts_of_lesser = route.others
    posts = posts_of_lesser if who in lesser else route.posts
    said = (posts if method == "POST" else route.gets).get(thing, Said.ABSENT)
    is_own = name[1] == "ruang-confirm" and AUTHOR.get((place, thing)) is who  # nobody confirms a story of their own
    may_not = method == "POST" and (is_own or (route.editors_only and who not in EDITORS))
    return Said.FORBIDDEN if may_not and said is not Said.ABSENT else said


def _refused(route: Route, method: str, who: Who, place: Place) -> Said | None:
    if method not in route.methods.split():
        return Said.NO_METHOD  # said of the route, to everybody, before anything is read
    is_private = route.door not in (Door.PUBLIC, Door.VISITOR)
    if is_private and who in NOT_SIGNED_IN:
        return Said.SIGN_IN
    group, office = GROUP.get(place, frozenset()), OFFICE.get(place, frozenset())
    above = OFFICE[Place.REGENCY] if place in GROUP else office
    doors = {Door.GROUP: group, Door.OFFICE: office, Door.EITHER: group | office, Door.ANSWERER: group & EDITORS | above}
    doors[Door.OFFICERS] = office - {Who.PORTAL_EDITOR}
    doors[Door.REGENCY] = frozenset({Who.OFFICER}) if place is Place.REGENCY else frozenset()
    doors[Door.KEEPERS] = group & CHAIRS | above - {Who.PORTAL_EDITOR} if place in GROUP else frozenset()
    doors |= {Door.EDITORS: group & EDITORS, Door.CHAIR: group & CHAIRS}
    return None if who in doors.get(route.door, frozenset(Who)) else Said.ABSENT


def _at_the_door(route: Route, method: str, who: Who) -> Said:
    """Whoever is in already is led home by the sign-in; whoever is out is led home by the sign-out."""
    is_out = who in NOT_SIGNED_IN
    if route.door is Door.SIGN_IN and not is_out:
        return Said.NOT_NOW
    if method not in route.methods.split():
        return Said.NO_METHOD
    leaves = route.door is Door.SIGN_OUT and method != "OPTIONS" and (is_out or method == "POST")
    return Said.NOT_NOW if leaves else Said.OK
