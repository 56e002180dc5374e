"""Addresses of the context."""

from django.urls import URLPattern

app_name = "delegation"
urlpatterns: list[URLPattern] = []
