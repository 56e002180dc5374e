"""Addresses of bills."""

from django.urls import path

from kruh.billing import views

app_name = "billing"
urlpatterns = [
    path("konference/<uuid:pk>/vyuctovani/", views.SeeBill.as_view(), name="bill"),
]
