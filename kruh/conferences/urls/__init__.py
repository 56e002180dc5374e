"""Addresses of a conference, stage by stage."""

from django.urls import URLPattern

app_name = "conferences"
urlpatterns: list[URLPattern] = []
