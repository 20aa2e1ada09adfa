"""In the workspace, below `/s/<label>/`: of a portal, and of a KIM."""

from django.urls import path

from kimid.registry.views import ict, means, policy, roster

urlpatterns = [
    path("aturan-kim/", policy.policy, name="ruang-policy"),
    path("aturan-kim/<slug:rule>/", policy.ruling, name="ruang-ruling"),
    path("kim/susunan/", roster.roster, name="ruang-roster"),
    path("kim/susunan/tambah/", roster.add, name="ruang-roster-add"),
    path("kim/susunan/<int:member>/keluar/", roster.member_left, name="ruang-roster-gone"),
    path("daftar-kim/<slug:number>/sarana/", means.office_means, name="ruang-kim-means"),
    path("kim/sarana/", means.group_means, name="ruang-means"),
    path("tik/", ict.ict_gaps_page, name="ruang-ict"),
    path("tik.csv", ict.ict_gaps_file, name="ruang-ict-file"),
    path("tik/aturan/", ict.rules, name="ruang-ict-rules"),
    path("tik/aturan/ubah/", ict.change, name="ruang-ict-change"),
    path("tik/aturan/cabut/", ict.leave, name="ruang-ict-leave"),
]
