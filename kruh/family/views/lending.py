"""The coordinator lends the family a tablet: the address is shown this once."""

import secrets
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe

from kruh.family import documents, rules
from kruh.family.queries.links import mark_of
from kruh.family_conferences.actions import day
from kruh.family_conferences.views.day import DayStep, day_of


class LendTablet(DayStep):
    """The way of a tablet to the family's own plan."""

    verb = "family_conferences.lend_tablet"
    title = "Půjčit rodině tablet"
    button = "Ukázat adresu"
    intro = (
        "Rodina píše plán sama a zapečetí ho vlastním kódem. Vy ani nikdo jiný ho nepřečtete, dokud ho rodina "
        "nepředstaví. Co nepředstaví, do zítřka zmizí. Na tabletu se předem odhlaste."
    )

    def act(self, conference: Any, form: Any) -> HttpResponse:
        locator = rules.locator(secrets.randbits(rules.BITS))
        day.lend_tablet(conference, mark=mark_of(locator), by=self.user, at=self.at)
        address = settings.PUBLIC_ORIGIN + reverse("family:tablet", args=[locator])
        square = mark_safe(documents.drawn(address))  # noqa: S308 (drawn by the library from an address)
        self.template_name = "family/staff/tablet.html"  # type: ignore[misc]
        short = address.partition("://")[2]
        return self.shown(address=short, square=square, conference=conference, back=day_of(conference))
