"""Czech addresses of the whole house."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("ucet/", include("allauth.urls")),
]
