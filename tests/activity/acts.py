"""A call of each action of activities, for an actor who lacks the permission."""

from typing import Final

from kimid.activity.actions import plans
from kimid.activity.models import HeadReply
from tests import build
from tests.activity import making
from tests.events.action_case import ActionCase

ACTS: Final[dict[str, ActionCase]] = {
    "kimid.activity.actions.entries.note": lambda: (
        build.kim().site,
        {"data": making.activity_data()},
    ),
    "kimid.activity.actions.entries.correct": lambda: (
        making.entry(build.kim()),
        {"data": making.activity_data(), "why": "Salah tempat."},
    ),
    "kimid.activity.actions.entries.withdraw": lambda: (
        making.entry(build.kim()),
        {"why": "Tidak jadi."},
    ),
    "kimid.activity.actions.photos.renew_photo": lambda: (
        build.photo(build.kim()),
        {"old": "2" * 16},
    ),
    "kimid.activity.actions.plans.make_plan": lambda: (
        build.kim().site,
        {"data": making.plan_data(build.person()), "origin": plans.PlanOrigin()},
    ),
    "kimid.activity.actions.plans.change_plan": lambda: (
        making.plan(build.kim()),
        {"data": making.plan_data(build.person())},
    ),
    "kimid.activity.actions.plans.begin_plan": lambda: (making.plan(build.kim()), {}),
    "kimid.activity.actions.plans.finish_plan": lambda: (
        making.plan(build.kim()),
        {"result": plans.PlanResult("Selesai.")},
    ),
    "kimid.activity.actions.plans.reopen_plan": lambda: (
        making.plan(build.kim()),
        {"why": "Belum."},
    ),
    "kimid.activity.actions.plans.call_off": lambda: (making.plan(build.kim()), {"why": "Batal."}),
    "kimid.activity.actions.plans.ask_head": lambda: (
        making.plan(build.kim(), is_joint=True),
        {"holder_name": "Pak Kades"},
    ),
    "kimid.activity.actions.plans.answer_as_head": lambda: (
        making.plan(build.kim(), is_joint=True),
        {"reply": HeadReply.AGREES, "note": ""},
    ),
    "kimid.activity.actions.plans.record_head_reply": lambda: (
        making.plan(build.kim(), is_joint=True),
        {"name": "Pak Kades", "reply": HeadReply.AGREES, "note": ""},
    ),
    "kimid.activity.actions.polls.ask_poll": lambda: (
        build.kim().site,
        {"question": making.question()},
    ),
    "kimid.activity.actions.polls.answer_poll": lambda: (making.poll(build.kim()), {"choice": 0}),
    "kimid.activity.actions.polls.close_poll": lambda: (making.poll(build.kim()), {}),
    "kimid.activity.actions.polls.take_back_poll": lambda: (making.poll(build.kim()), {}),
    "kimid.activity.actions.polls.show_poll": lambda: (
        making.closed_poll(build.kim(), 0, 0, 1),
        {},
    ),
    "kimid.activity.actions.polls.hide_poll": lambda: (
        making.closed_poll(build.kim(), 0, 0, 1),
        {},
    ),
}
