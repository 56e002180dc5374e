"""Addresses of the people at the table."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
