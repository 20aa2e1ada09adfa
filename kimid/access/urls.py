"""The people of a group, below `/s/<site label>/` in the workspace, and the door for those who were invited."""

from django.urls import path

from kimid.access import views

urlpatterns = [
    path("anggota/", views.people, name="ruang-people"),
    path("anggota/undang/", views.invite, name="ruang-invite"),
    path("anggota/undangan/<int:invitation>/batal/", views.take_back, name="ruang-take-back"),
    path("anggota/<int:person>/berhenti/", views.end_roles, name="ruang-end-roles"),
]
door = path("undangan/<slug:site_label>/<str:token>/", views.invitation, name="invitation")
