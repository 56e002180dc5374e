"""What every entry of the method shares: versions, each valid from a day to a day and never rewritten."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from kruh.access.models import User
from kruh.foundation.ids import uuid7
from kruh.method import rules
from kruh.method.vocabulary import Status

SHORT, LONG, CATALOGUE = 300, 5_000, 40_000


class Versions[V: "Version"](models.QuerySet[V]):
    """Versions by the day on which they hold."""

    def living(self) -> Self:
        """This will leave out plans that were withdrawn before they came into force."""
        return self.filter(withdrawn_at=None)

    def on(self, day: date) -> Self:
        """This will give what holds on that day: at most one version of each code."""
        return self.living().filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


class Version(models.Model):
    """One wording of one entry, valid from the first to the last day, both included.

    Only `valid_to` and the withdrawal may change later; the database refuses everything else.
    """

    SECTION: ClassVar[str] = ""
    SHOWN: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField("kód", max_length=60)
    valid_from = models.DateField("platí od")
    valid_to = models.DateField("platí do", null=True, blank=True)
    source = models.CharField("odkud to je", max_length=SHORT)
    edited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", editable=False)
    edited_at = models.DateTimeField(editable=False)
    withdrawn_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = Versions.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["code", "-valid_from"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="%(class)s_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_to=None, withdrawn_at=None), name="%(class)s_one_open_version"
            ),
            models.UniqueConstraint(
                fields=["code", "valid_from"], condition=Q(withdrawn_at=None), name="%(class)s_one_version_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} od {self.valid_from}"

    @property
    def heading(self) -> str:
        """This will give the words by which people know the entry."""
        raise NotImplementedError

    @property
    def span(self) -> rules.Span:
        """This will give the days on which the version holds."""
        return rules.Span(self.valid_from, self.valid_to)

    @classmethod
    def label(cls, name: str) -> str:
        """This will give the Czech name of a field."""
        return str(cls._meta.get_field(name).verbose_name)  # type: ignore[union-attr]

    def written(self) -> dict[str, str]:
        """This will give label and value of everything a person may change, as it stands on the screen."""
        return {self.label(name): self.say(name) for name in self.SHOWN}

    def next_version(self, **words: Any) -> Self:
        """This will give an unsaved copy of the entry in other words, without an end."""
        kept = {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}
        passing = ("id", "valid_to", "edited_by_id", "edited_at", "withdrawn_by_id", "withdrawn_at")
        return type(self)(**{name: value for name, value in kept.items() if name not in passing} | words)

    def say(self, name: str) -> str:
        """This will give one value as people read it."""
        display = getattr(self, f"get_{name}_display", None)
        return str(display() if display else getattr(self, name))


def yes_or_no(value: bool) -> str:
    """This will say a truth value."""
    return "ano" if value else "ne"


class Checked(Version):
    """An entry taken from a law or an agreement: somebody compares it with its source, and says so."""

    status = models.CharField("ověření", max_length=12, choices=Status, default=Status.TO_VERIFY)

    class Meta(Version.Meta):
        abstract = True
