"""Addresses of the head's numbers."""

from django.urls import path

from kruh.statistics import views

app_name = "statistics"
urlpatterns = [
    path("prehled/", views.Office.as_view(), name="office"),
    path("prehled/<slug:measure>/", views.ListCounted.as_view(), name="list"),
]
