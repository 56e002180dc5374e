"""Addresses of the desk."""

from django.urls import path

from kruh.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.Today.as_view(), name="today"),
]
