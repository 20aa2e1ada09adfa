"""In the workspace of an office, below `/s/<label>/`; and one's own posts."""

from django.urls import path

from kimid.offices.views import below, changes, posts

urlpatterns = [
    path("jabatan/", posts.posts, name="ruang-office-posts"),
    path("jabatan/undang/", posts.invite, name="ruang-invite-official"),
    path(
        "jabatan/undangan/<int:invitation>/cabut/",
        posts.take_back,
        name="ruang-take-back-official",
    ),
    path("jabatan/<int:person>/<slug:role>/ganti/", changes.change, name="ruang-change-official"),
    path("jabatan/ganti/<int:change>/batal/", changes.call_off, name="ruang-call-change-off"),
    path("jabatan/di-bawah/", below.below, name="ruang-offices-below"),
    path("jabatan/di-bawah/unduh/", below.below_file, name="ruang-offices-below-file"),
    path("jabatan/buka/<slug:code>/", below.open_office, name="ruang-open-office"),
]
own_changes_path = path("tugas/berakhir/", changes.own_changes, name="own-changes")
