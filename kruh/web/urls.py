"""Addresses of pages that carry no data."""

from django.urls import path

from kruh.web import views

app_name = "web"
urlpatterns = [
    path("galerie/", views.gallery, name="gallery"),
    path("zeton/", views.form_token, name="form-token"),
    path("pristupnost/", views.Accessibility.as_view(), name="accessibility"),
    path("soukromi/", views.Privacy.as_view(), name="privacy"),
    path("o-konferencich/", views.Conferences.as_view(), name="conferences"),
    path("o-konferencich/letak.pdf", views.Leaflet.as_view(), name="leaflet"),
    path("o-konferencich/<slug:name>/", views.Text.as_view(), name="text"),
    path("prirucka/", views.Handbook.as_view(), name="handbook"),
    path("prirucka/prirucka.pdf", views.HandbookPaper.as_view(), name="handbook-paper"),
    path("prirucka/<slug:name>/", views.Chapter.as_view(), name="chapter"),
]
