"""Addresses of a group below `/s/<site label>/`, and of the pages that links open."""

from django.urls import path

from kimid.access.views import code_waits, codes, handovers, officials, own_posts, people

urlpatterns = [
    path("anggota/", people.people, name="ruang-people"),
    path("anggota/keluar/", people.leave, name="ruang-leave"),
    path("anggota/undang/", people.invite, name="ruang-invite"),
    path(
        "anggota/undangan/<int:invitation>/batal/", people.cancel_invitation, name="ruang-take-back"
    ),
    path("anggota/<int:person>/setuju/", people.agree_to_chair, name="ruang-agree-chair"),
    path("anggota/<int:person>/berhenti/", people.end_roles, name="ruang-end-roles"),
    path("anggota/<int:person>/serah-terima/<slug:role>/", handovers.begin, name="ruang-hand-over"),
    path(
        "anggota/serah-terima/<int:handover>/setuju/",
        handovers.confirm,
        name="ruang-agree-handover",
    ),
    path(
        "anggota/serah-terima/<int:handover>/batal/",
        handovers.cancel,
        name="ruang-call-off-handover",
    ),
    path("anggota/<int:person>/kode/", codes.issue_to_member, name="ruang-hand-code"),
    path("petugas/", officials.officials, name="ruang-officials"),
    path("petugas/<int:person>/akhiri/", officials.end_acting, name="ruang-end-acting"),
    path("kode-masuk/", codes.issue_from_office, name="ruang-office-code"),
    path("kode/", code_waits.codes, name="ruang-codes"),
    path("kode/<int:wait>/setuju/", code_waits.agree, name="ruang-agree-code"),
    path("kode/<int:wait>/batal/", code_waits.cancel, name="ruang-cancel-code"),
    path("kode/akun/<int:stop>/", code_waits.stopped_account, name="ruang-stopped-account"),
]
handover_path = path(
    "serah-terima/<slug:site_label>/<str:token>/", handovers.take_over, name="take-over"
)
invitation_path = path(
    "undangan/<slug:site_label>/<str:token>/", people.accept_invitation, name="invitation"
)
own_posts_path = path("tugas/", own_posts.own_posts, name="own-posts")
