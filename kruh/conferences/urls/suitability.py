"""Addresses of the stage suitability."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
