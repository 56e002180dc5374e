"""Addresses of requests for one's own data."""

from django.urls import URLPattern, path, re_path

from kruh.disclosure import views

app_name = "disclosure"
ONE = "zadost-o-udaje/<uuid:pk>/"
urlpatterns: list[URLPattern] = [
    path("pripady/<uuid:case>/zadosti-o-udaje/", views.ListRequests.as_view(), name="of-case"),
    path("pripady/<uuid:case>/zadosti-o-udaje/nova/", views.Register.as_view(), name="register"),
    path(ONE, views.ReadRequest.as_view(), name="request"),
    re_path(
        r"^zadost-o-udaje/(?P<pk>[0-9a-f-]{36})/vypis\.(?P<ending>pdf|docx)$",
        views.PrintRequest.as_view(),
        name="print",
    ),
    path(f"{ONE}pripravit/", views.Send.as_view(), name="send"),
    path(f"{ONE}vratit/", views.Return.as_view(), name="return"),
    path(f"{ONE}schvalit/", views.Approve.as_view(), name="approve"),
    path(f"{ONE}odmitnout/", views.Refuse.as_view(), name="refuse"),
    path(f"{ONE}predano/", views.Give.as_view(), name="give"),
    path(f"{ONE}prodlouzit/", views.Prolong.as_view(), name="prolong"),
    path(f"{ONE}vzata-zpet/", views.Withdraw.as_view(), name="withdraw"),
]
