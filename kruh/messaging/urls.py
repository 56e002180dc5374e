"""Addresses of messages; the mailbox of the demo exists only in the demo."""

from django.conf import settings
from django.urls import path

from kruh.messaging import views

app_name = "messaging"
urlpatterns = [
    path("zpravy/", views.ListMessages.as_view(), name="list-messages"),
    path("zpravy/<uuid:message>/", views.Read.as_view(), name="read"),
    path("zpravy/<uuid:message>/priloha/<uuid:attachment>/", views.ReadAttachment.as_view(), name="read-attachment"),
    path("zpravy/<uuid:message>/rozhodnout/", views.DecideUnsure.as_view(), name="decide-unsure"),
    path("zpravy/<uuid:message>/poslat-znovu/", views.Resend.as_view(), name="resend"),
    path("zpravy/<uuid:message>/predano/", views.HandOver.as_view(), name="hand-over"),
    path("zpravy/<uuid:message>/stahnout/", views.Cancel.as_view(), name="cancel"),
]
if settings.DEMO:
    urlpatterns += [
        path("schranka/", views.ReadDemoMailbox.as_view(), name="read-demo-mailbox"),
        path("schranka/<uuid:mail>/", views.ReadKeptMail.as_view(), name="read-kept-mail"),
        path("schranka/<uuid:mail>/<int:number>/", views.ReadKeptFile.as_view(), name="read-kept-file"),
    ]
