"""Pages of the bill."""

from kruh.access.pages import ReadPage
from kruh.conferences import policies as conference_policies
from kruh.conferences.models import Conference


class SeeBill(ReadPage):
    """The bill of one conference."""

    verb = "billing.see_bill"
    template_name = "billing/see_bill.html"

    def find(self) -> Conference:
        return self.one_of(conference_policies.visible_conferences(self.user, self.at), pk=self.kwargs["pk"])
