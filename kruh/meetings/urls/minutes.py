"""Addresses of the minutes."""

from django.urls import URLPattern, path

from kruh.meetings.views import afterwords, checks, comments, copies, folder, previews, revisions
from kruh.meetings.views import minutes as views

urlpatterns: list[URLPattern] = [
    path("konference/<uuid:pk>/zapis/", views.SeeMinutes.as_view(), name="minutes"),
    path("konference/<uuid:pk>/zapis/zacit/", views.StartMinutes.as_view(), name="start-minutes"),
    path("konference/<uuid:pk>/zapis/podoba/", views.ChooseLayout.as_view(), name="choose-layout"),
    path("konference/<uuid:pk>/zapis/ke-kontrole/", checks.SubmitMinutes.as_view(), name="submit-minutes"),
    path("konference/<uuid:pk>/zapis/k-psani/", checks.TakeBackMinutes.as_view(), name="take-back-minutes"),
    path("konference/<uuid:pk>/zapis/precteno/", checks.AgreeToMinutes.as_view(), name="agree-to-minutes"),
    path("konference/<uuid:pk>/zapis/co-opravit/", checks.AskToMend.as_view(), name="ask-to-mend"),
    path("zapis/kontrola/<uuid:pk>/opraveno/", checks.MarkMended.as_view(), name="mark-mended"),
    path("konference/<uuid:pk>/zapis/rozeslat/", copies.DeliverMinutes.as_view(), name="deliver-minutes"),
    path("konference/<uuid:pk>/zapis/komu/", copies.SeeDeliveries.as_view(), name="deliveries"),
    path("konference/<uuid:pk>/zapis/komu/<uuid:who>/vydat/", copies.SendCopy.as_view(), name="send-copy"),
    path("konference/<uuid:pk>/zapis/ocima/", previews.ChooseEyes.as_view(), name="choose-eyes"),
    path("konference/<uuid:pk>/zapis/ocima/<uuid:who>/", previews.LookAs.as_view(), name="look-as"),
    path(
        "konference/<uuid:pk>/zapis/ocima/<uuid:who>/<uuid:other>/",
        previews.CompareCopies.as_view(),
        name="compare-copies",
    ),
    path("konference/<uuid:pk>/zapis/pripominky/", comments.SeeComments.as_view(), name="comments"),
    path("konference/<uuid:pk>/zapis/pripominky/pridat/", comments.AddComment.as_view(), name="add-comment"),
    path("konference/<uuid:pk>/zapis/uzavrit/", copies.CloseMinutes.as_view(), name="close-minutes"),
    path("konference/<uuid:pk>/zapis/detem/", afterwords.SeeAfterwords.as_view(), name="afterwords"),
    path("zapis/dite/<uuid:pk>/", afterwords.WriteAfterword.as_view(), name="write-afterword"),
    path("zapis/dite/<uuid:pk>/list.<slug:ending>", afterwords.PrintAfterword.as_view(), name="print-afterword"),
    path("konference/<uuid:pk>/zapis/opravit/", revisions.AmendMinutes.as_view(), name="amend-minutes"),
    path("konference/<uuid:pk>/zapis/opravy/", revisions.SeeRevisions.as_view(), name="revisions"),
    path("konference/<uuid:pk>/zapis/oprava/vydat/", revisions.CloseAmendment.as_view(), name="close-amendment"),
    path("konference/<uuid:pk>/zapis/oprava/zrusit/", revisions.DropAmendment.as_view(), name="drop-amendment"),
    path("konference/<uuid:pk>/zapis/zapis.<slug:ending>", views.PrintMinutes.as_view(), name="print-minutes"),
    path(
        "konference/<uuid:pk>/zapis/komu/<uuid:who>/kopie.<slug:ending>", copies.PrintCopy.as_view(), name="print-copy"
    ),
    path("konference/<uuid:pk>/zapis/odstavec/", views.AddParagraph.as_view(), name="add-paragraph"),
    path("konference/<uuid:pk>/zapis/ze-zaznamu/", views.TakeRecord.as_view(), name="take-record"),
    path("zapis/cast/<uuid:pk>/rozdelit/", views.SplitParagraph.as_view(), name="split-paragraph"),
    path("zapis/cast/<uuid:pk>/", views.WriteParagraph.as_view(), name="write-paragraph"),
    path("zapis/cast/<uuid:pk>/ulozit/", views.KeepParagraph.as_view(), name="keep-paragraph"),
    path("zapis/kopie/<uuid:pk>/", copies.SeeWording.as_view(), name="see-wording"),
    path("zapis/kopie/<uuid:pk>/kopie.<slug:ending>", copies.PrintWording.as_view(), name="print-wording"),
    path("zapis/kopie/<uuid:pk>/schranka/", folder.SeeFolder.as_view(), name="see-folder"),
    path("zapis/kopie/<uuid:pk>/schranka/<slug:part>.<slug:ending>", folder.TakeFolder.as_view(), name="take-folder"),
    path("zapis/kopie/<uuid:pk>/predano/", copies.HandOverCopy.as_view(), name="hand-over-copy"),
    path("zapis/pripominka/<uuid:pk>/rekli/", comments.TellAnswer.as_view(), name="tell-answer"),
    path("zapis/pripominka/<uuid:pk>/odpoved.<slug:ending>", comments.PrintAnswer.as_view(), name="print-answer"),
    path("zapis/pripominka/<uuid:pk>/", comments.AnswerComment.as_view(), name="answer-comment"),
]
