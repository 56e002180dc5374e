"""Addresses of bills."""

from django.urls import URLPattern, path, re_path

from kruh.billing import views

app_name = "billing"
urlpatterns: list[URLPattern] = [
    path("vyuctovani/", views.ListBills.as_view(), name="list"),
    path("konference/<uuid:pk>/vyuctovani/", views.SeeBill.as_view(), name="bill"),
    path("konference/<uuid:pk>/vyuctovani/pripravit/", views.StartBill.as_view(), name="start-bill"),
    path("vyuctovani/<uuid:bill>/upravit/", views.ChangeBill.as_view(), name="change-bill"),
    path("vyuctovani/<uuid:bill>/vystavit/", views.IssueBill.as_view(), name="issue-bill"),
    path("vyuctovani/<uuid:bill>/platba/", views.RecordPayment.as_view(), name="record-payment"),
    path("vyuctovani/<uuid:bill>/storno/", views.CancelBill.as_view(), name="cancel-bill"),
    re_path(
        r"^vyuctovani/(?P<bill>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/vyuctovani\.(?P<ending>pdf|docx)$",
        views.BillFile.as_view(),
        name="bill-file",
    ),
]
