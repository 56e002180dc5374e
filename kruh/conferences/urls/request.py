"""Addresses of the stage request."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
