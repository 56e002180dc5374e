"""Addresses of pages that carry no data."""

from django.urls import path

from kruh.web import views

app_name = "web"
urlpatterns = [
    path("galerie/", views.gallery, name="gallery"),
    path("pristupnost/", views.accessibility, name="accessibility"),
]
