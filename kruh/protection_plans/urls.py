"""Addresses of the context."""

from django.urls import URLPattern

app_name = "protection_plans"
urlpatterns: list[URLPattern] = []
