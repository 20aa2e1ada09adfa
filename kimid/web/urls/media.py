"""The media host: photos and cards that are public now, and cloth. Nothing else is ever served
here.
"""

from django.urls import include, path

from kimid.web.urls import cloth

handler500 = "kimid.web.views.trouble.answer_error"
urlpatterns = [*cloth.media_patterns, path("", include("kimid.media.urls.media"))]
