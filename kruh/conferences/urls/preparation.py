"""Addresses of preparation."""

from django.urls import URLPattern, path, re_path

from kruh.conferences.views import card, consents
from kruh.conferences.views import preparation as views

urlpatterns: list[URLPattern] = [
    path("<uuid:pk>/priprava/", views.SeePreparation.as_view(), name="preparation"),
    path("<uuid:pk>/priprava/mistnost/", views.SeeRoom.as_view(), name="room"),
    path("<uuid:pk>/priprava/mistnost/upravit/", views.CheckRoom.as_view(), name="check-room"),
    path("<uuid:pk>/priprava/pokracovat/", views.GoOnRegardless.as_view(), name="go-on-regardless"),
    re_path(
        r"^(?P<pk>[0-9a-f-]{36})/priprava/priprava\.(?P<ending>pdf|docx)$",
        views.PreparationFile.as_view(),
        name="preparation-file",
    ),
    path("ucastnik/<uuid:pk>/priprava/", views.ReadPreparation.as_view(), name="read-preparation"),
    path("ucastnik/<uuid:pk>/priprava/rozhovor/", views.RecordTalk.as_view(), name="record-talk"),
    path("ucastnik/<uuid:pk>/priprava/opora/", card.ChooseSupport.as_view(), name="choose-support"),
    path("ucastnik/<uuid:pk>/priprava/tlumoceni/", card.ArrangeInterpreting.as_view(), name="arrange-interpreting"),
    path("ucastnik/<uuid:pk>/priprava/hlas/", card.AgreeOnVoice.as_view(), name="agree-on-voice"),
    path("ucastnik/<uuid:pk>/priprava/tema/<slug:topic>/", views.ChangeTopic.as_view(), name="change-topic"),
    path("ucastnik/<uuid:pk>/priprava/souhlasy/", consents.AskConsents.as_view(), name="ask-consents"),
    path(
        "ucastnik/<uuid:pk>/priprava/souhlas/<slug:purpose>/",
        consents.RecordConsent.as_view(),
        name="record-consent",
    ),
    path("souhlas/<uuid:pk>/odvolat/", consents.WithdrawConsent.as_view(), name="withdraw-consent"),
]
