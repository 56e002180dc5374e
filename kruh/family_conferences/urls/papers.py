"""Addresses of papers, of the plan's handing over and of questionnaires."""

from django.urls import URLPattern, path

from kruh.family_conferences.views import handing, papers

urlpatterns: list[URLPattern] = [
    path("<uuid:pk>/dokumenty/zadost.<str:ending>", papers.PrintRequest.as_view(), name="print-request"),
    path("<uuid:pk>/dokumenty/pozvanky.<str:ending>", papers.PrintInvitations.as_view(), name="print-invitations"),
    path(
        "<uuid:pk>/dokumenty/pozvanka/<uuid:who>.<str:ending>",
        papers.PrintInvitation.as_view(),
        name="print-invitation",
    ),
    path("<uuid:pk>/dokumenty/listina.<str:ending>", papers.PrintSheet.as_view(), name="print-sheet"),
    path("<uuid:pk>/dokumenty/zapis.<str:ending>", papers.PrintRecord.as_view(), name="print-record"),
    path("<uuid:pk>/dokumenty/plan.<str:ending>", papers.PrintPlan.as_view(), name="print-plan"),
    path(
        "<uuid:pk>/dokumenty/dotaznik-<slug:kind>.<str:ending>",
        papers.PrintQuestionnaire.as_view(),
        name="print-questionnaire",
    ),
    path("<uuid:pk>/pozvanka/slova/", papers.WordInvitation.as_view(), name="word-invitation"),
    path("<uuid:pk>/komu-dat-plan/", handing.Handing.as_view(), name="handing"),
    path("listina/<uuid:pk>/predano/", handing.RecordHanding.as_view(), name="record-handing"),
    path("<uuid:pk>/dotazniky/zapsat/", handing.EnterAnswer.as_view(), name="enter-answer"),
    path("<uuid:pk>/dotazniky/pracoviste/", handing.AnswerAsWorker.as_view(), name="answer-as-worker"),
    path("dotazniky/", handing.SeeAnswers.as_view(), name="answers"),
]
