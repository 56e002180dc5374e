"""Addresses of assessments and protection plans."""

from django.urls import path, re_path

from kruh.protection_plans.views import assessments, plans, versions

ENDING = r"(?P<ending>pdf|docx)"
UUID = r"(?P<pk>[0-9a-f-]{36})"
CHILD = "pripady/<uuid:pk>/deti/<uuid:child>"
app_name = "protection_plans"
urlpatterns = [
    path("pripady/<uuid:pk>/vyhodnoceni-a-ipod/", assessments.OfCase.as_view(), name="of-case"),
    path(f"{CHILD}/vyhodnoceni/", assessments.StartAssessment.as_view(), name="start-assessment"),
    path(f"{CHILD}/evidence/", plans.RecordEntry.as_view(), name="record-entry"),
    path(f"{CHILD}/ipod/prvni/", plans.StartFirst.as_view(), name="start-first"),
    path(f"{CHILD}/ipod/dalsi/", plans.StartNext.as_view(), name="start-next"),
    path("vyhodnoceni/<uuid:pk>/", assessments.SeeAssessment.as_view(), name="assessment"),
    path("vyhodnoceni/<uuid:pk>/uvod/", assessments.WriteAssessment.as_view(), name="write-assessment"),
    path("vyhodnoceni/<uuid:pk>/uvod/prubezne/", assessments.KeepAssessment.as_view(), name="keep-assessment"),
    path("vyhodnoceni/<uuid:pk>/uzavrit/", assessments.CloseAssessment.as_view(), name="close-assessment"),
    path("vyhodnoceni/<uuid:pk>/zahodit/", assessments.DiscardAssessment.as_view(), name="discard-assessment"),
    path("vyhodnoceni/oblast/<uuid:pk>/", assessments.WriteSection.as_view(), name="write-section"),
    path("vyhodnoceni/oblast/<uuid:pk>/prubezne/", assessments.KeepSection.as_view(), name="keep-section"),
    re_path(
        rf"^vyhodnoceni/{UUID}/vyhodnoceni\.{ENDING}$", assessments.PrintAssessment.as_view(), name="print-assessment"
    ),
    path("ipod/<uuid:pk>/", plans.SeePlan.as_view(), name="plan"),
    path("ipod/<uuid:pk>/duvod/", plans.AskUpdate.as_view(), name="ask-update"),
    path("ipod/verze/<uuid:pk>/", versions.SeeVersion.as_view(), name="version"),
    path("ipod/verze/<uuid:pk>/text/", versions.WriteVersion.as_view(), name="write-version"),
    path("ipod/verze/<uuid:pk>/text/prubezne/", versions.KeepVersion.as_view(), name="keep-version"),
    path("ipod/verze/<uuid:pk>/schvalit/", versions.ApproveVersion.as_view(), name="approve-version"),
    path("ipod/verze/<uuid:pk>/zahodit/", versions.DiscardVersion.as_view(), name="discard-version"),
    path("ipod/verze/<uuid:pk>/srovnani/", plans.Compare.as_view(), name="compare"),
    path("ipod/verze/<uuid:pk>/cile/", versions.AddGoal.as_view(), name="add-goal"),
    path("ipod/verze/<uuid:pk>/ukoly/", versions.AddPlanTask.as_view(), name="add-plan-task"),
    re_path(rf"^ipod/verze/{UUID}/ipod\.{ENDING}$", plans.PrintPlan.as_view(), name="print-plan"),
    re_path(rf"^ipod/verze/{UUID}/rodina\.{ENDING}$", plans.PrintFamilyCopy.as_view(), name="print-family-copy"),
    path("ipod/cile/<uuid:pk>/", versions.ChangeGoal.as_view(), name="change-goal"),
    path("ipod/cile/<uuid:pk>/vyradit/", versions.RemoveGoal.as_view(), name="remove-goal"),
    path("ipod/ukoly/<uuid:pk>/", versions.ChangePlanTask.as_view(), name="change-plan-task"),
    path("ipod/ukoly/<uuid:pk>/smazat/", versions.RemovePlanTask.as_view(), name="remove-plan-task"),
]
