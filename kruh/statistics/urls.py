"""Addresses of the context."""

from django.urls import URLPattern

app_name = "statistics"
urlpatterns: list[URLPattern] = []
