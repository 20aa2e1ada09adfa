"""On the site of a KIM."""

from django.urls import path

from kimid.newsroom.views import public, tips

urlpatterns = [
    path("berita/<slug:slug>-<slug:public_id>/", public.story, name="story"),
    path("pastikan/<str:token>/", public.confirm_by_link, name="confirm-by-link"),
    path("kirim-kabar/", tips.send, name="tip"),
    path("kirim-kabar/<slug:ticket>/", tips.ticket, name="tip-ticket"),
]
