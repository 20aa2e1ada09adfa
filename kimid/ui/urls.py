"""`urlpatterns` for every host with stylesheets and scripts; `gallery_urls` for the workspace,
below `/ui/`.
"""

from django.urls import path

from kimid.ui.views import gallery, script, stylesheet

urlpatterns = [
    path("gaya/<slug:name>.<slug:digest>.css", stylesheet, name="sheet"),
    path("skrip/<slug:name>.<slug:digest>.js", script, name="script"),
]

gallery_urls = [path("", gallery, name="gallery"), path("<slug:room>/", gallery, name="gallery")]
