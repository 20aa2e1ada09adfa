"""The people of a group, below `/s/<site label>/` in the workspace, and the door for those who were invited."""

from django.urls import path

from kimid.access import code_views, views

urlpatterns = [
    path("anggota/", views.people, name="ruang-people"),
    path("anggota/undang/", views.invite, name="ruang-invite"),
    path("anggota/undangan/<int:invitation>/batal/", views.take_back, name="ruang-take-back"),
    path("anggota/<int:person>/berhenti/", views.end_roles, name="ruang-end-roles"),
    path("anggota/<int:person>/kode/", code_views.hand_to_member, name="ruang-hand-code"),
    path("kode-masuk/", code_views.hand_from_office, name="ruang-office-code"),
]
door = path("undangan/<slug:site_label>/<str:token>/", views.invitation, name="invitation")
