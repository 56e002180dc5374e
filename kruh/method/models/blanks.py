"""Official forms as data: their areas and questions change with the decree, the product does not."""

from django.db import models

from kruh.foundation import blank
from kruh.method.models.base import CATALOGUE, Checked


class Blank(Checked):
    """A form as a regulation describes it: areas, what is asked in each, and which of them it demands.

    `demanded` names the areas which the regulation will not do without, so that nobody loses one while rewording.
    """

    SECTION = "formulare"
    SHOWN = ("title", "body", "demanded", "status", "order", "source")

    title = models.CharField("název", max_length=200)
    body = models.TextField("oblasti a otázky", max_length=CATALOGUE)
    demanded = models.CharField("oblasti, které předpis žádá", max_length=500)
    order = models.PositiveSmallIntegerField("pořadí", default=0)

    class Meta(Checked.Meta):
        verbose_name_plural = "Formuláře"

    @property
    def heading(self) -> str:
        return self.title

    @property
    def areas(self) -> tuple[blank.Area, ...]:
        """This will give the areas in their order."""
        return blank.read(self.body)
