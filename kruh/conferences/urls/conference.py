"""Addresses of the stage conference."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
