"""In the workspace, below `/s/<site label>/`: of the group, and of the offices above it."""

from django.urls import path

from kimid.activity.views import group, office, plans, polls

_ENTRY = "kegiatan/catatan/<slug:number>/"
_PLAN = "rencana/<slug:number>/"
_KIM = "kegiatan-kim/kim/<int:kim>/"

urlpatterns = [
    path("kegiatan/", group.activity, name="ruang-activity"),
    path("kegiatan/catat/", group.note, name="ruang-note"),
    path(_ENTRY, group.entry, name="ruang-entry"),
    path(f"{_ENTRY}betulkan/", group.correct, name="ruang-correct-entry"),
    path(f"{_ENTRY}tarik/", group.withdraw, name="ruang-withdraw-entry"),
    path("rencana/", plans.all_plans, name="ruang-plans"),
    path("rencana/baru/", plans.new, name="ruang-plan-new"),
    path(_PLAN, plans.plan, name="ruang-plan"),
    path(f"{_PLAN}ubah/", plans.change, name="ruang-plan-change"),
    path(f"{_PLAN}tanya/", plans.ask, name="ruang-plan-ask"),
    path("jajak/", polls.all_polls, name="ruang-polls"),
    path("jajak/baru/", polls.new, name="ruang-poll-new"),
    path("jajak/<slug:number>/", polls.poll, name="ruang-poll"),
    path("kegiatan-kim/", office.activities, name="ruang-activities"),
    path("kegiatan-kim.csv", office.activities_file, name="ruang-activities-file"),
    path(_KIM, office.kim_activities, name="ruang-activity-of"),
    path(
        f"{_KIM}foto/<slug:name>/<int:width>.<slug:kind>", office.photo, name="ruang-activity-photo"
    ),
    path("kegiatan-kim/<slug:code>/", office.activities, name="ruang-activities-below"),
    path(
        "kegiatan-kim/<slug:code>.csv", office.activities_file, name="ruang-activities-file-below"
    ),
]
