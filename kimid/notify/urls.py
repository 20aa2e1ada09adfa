"""Addresses of notices in the workspace."""

from django.urls import path

from kimid.notify import views

patterns = [
    path("pemberitahuan/", views.notices, name="notices"),
    path("pemberitahuan/dibaca/", views.mark_read, name="notices-read"),
    path("pemberitahuan/pilihan/", views.choices, name="notice-choices"),
    path("surel/ya/<str:token>/", views.confirm_address, name="confirm-address"),
    path("surel/berhenti/<str:token>/", views.stop_mails, name="stop-mails"),
]
office_patterns = [path("kotak-surel/", views.mailbox, name="ruang-mailbox")]
