"""The media host: photos and cards that are public now, and cloth. Nothing else is ever served
here.
"""

from django.urls import include, path

from kimid.web.urls import cloth
from kimid.wire import card_views

handler500 = "kimid.web.views.trouble.answer_error"
urlpatterns = [
    *cloth.media_patterns,
    path("kartu/<slug:name>.jpg", card_views.card, name="card"),
    path("", include("kimid.media.urls.media")),
]
