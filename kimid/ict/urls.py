"""In the workspace, below `/s/<label>/`: of a portal, and of a KIM."""

from django.urls import path

from kimid.ict.views import means, office

urlpatterns = [
    path("daftar-kim/<slug:number>/sarana/", means.office_means, name="ruang-kim-means"),
    path("kim/sarana/", means.group_means, name="ruang-means"),
    path("tik/", office.ict_gaps_page, name="ruang-ict"),
    path("tik.csv", office.ict_gaps_file, name="ruang-ict-file"),
    path("tik/aturan/", office.rules, name="ruang-ict-rules"),
    path("tik/aturan/ubah/", office.change, name="ruang-ict-change"),
    path("tik/aturan/cabut/", office.leave, name="ruang-ict-leave"),
]
