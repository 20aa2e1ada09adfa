"""URLs on the site of a KIM."""

from django.urls import path

from kimid.newsroom.views import link_pages, public, tips

urlpatterns = [
    path("berita/<slug:slug>-<slug:public_id>/", public.story, name="story"),
    path("berita/<slug:slug>-<slug:public_id>/papan/", public.notice, name="notice"),
    path("berita/<slug:slug>-<slug:public_id>/<slug:lang>/", public.story, name="story-in"),
    path("kirim-kabar/", tips.send, name="tip"),
    path("kirim-kabar/<slug:ticket>/", tips.ticket, name="tip-ticket"),
    path("pastikan/<str:token>/", link_pages.confirm_by_link, name="confirm-by-link"),
    path("catatan/<str:token>/", link_pages.note_as_head, name="head-note"),
]
