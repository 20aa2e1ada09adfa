"""The people of a group, below `/s/<site label>/` in the workspace, and the doors for who was invited or takes a post over."""

from django.urls import path

from kimid.access.views import codes, handovers, officials, people

urlpatterns = [
    path("anggota/", people.people, name="ruang-people"),
    path("anggota/keluar/", people.leave, name="ruang-leave"),
    path("anggota/undang/", people.invite, name="ruang-invite"),
    path("anggota/undangan/<int:invitation>/batal/", people.take_back, name="ruang-take-back"),
    path("anggota/<int:person>/berhenti/", people.end_roles, name="ruang-end-roles"),
    path("anggota/<int:person>/serah-terima/<slug:role>/", handovers.begin, name="ruang-hand-over"),
    path("anggota/serah-terima/<int:handover>/setuju/", handovers.agree, name="ruang-agree-handover"),
    path("anggota/serah-terima/<int:handover>/batal/", handovers.call_off, name="ruang-call-off-handover"),
    path("anggota/<int:person>/kode/", codes.hand_to_member, name="ruang-hand-code"),
    path("petugas/", officials.officials, name="ruang-officials"),
    path("petugas/<int:grant>/akhiri/", officials.end_acting, name="ruang-end-acting"),
    path("kode-masuk/", codes.hand_from_office, name="ruang-office-code"),
]
handover_door = path("serah-terima/<slug:site_label>/<str:token>/", handovers.take_over, name="take-over")
door = path("undangan/<slug:site_label>/<str:token>/", people.invitation, name="invitation")
