"""What is kept of counting: tables of each office, how far they follow the trail, what was published, the return."""

from typing import ClassVar

from django.db import models

from kruh.access.models import Unit
from kruh.directory.models import Organisation, Region
from kruh.foundation.ids import uuid7
from kruh.statistics.vocabulary import PastKind


class Tally(models.Model):
    """One cell of the tables of an office; rewritten whenever something of the office changes."""

    id = models.BigAutoField(primary_key=True)
    office = models.ForeignKey(Unit, on_delete=models.CASCADE, db_index=False, related_name="+")
    organisation = models.CharField(max_length=36, blank=True)
    year = models.PositiveSmallIntegerField()
    population = models.CharField(max_length=12)
    dimension = models.CharField(max_length=16)
    category = models.CharField(max_length=16, blank=True)
    is_inside = models.BooleanField(default=False)  # of families that want no statistics: never leaves the office
    number = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "year", "organisation", "population", "dimension", "category", "is_inside"],
                name="tally_cell_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "year"], name="tally_of_organisation")]

    def __str__(self) -> str:
        return f"{self.population} {self.dimension} {self.category}: {self.number}"


class Remainder(models.Model):
    """What erased cases left in a cell of the tables: their sum, so that the past of an office does not shrink.

    Nothing leads from it to a case; it is shown only inside `Tally`, with the same suppression.
    """

    id = models.BigAutoField(primary_key=True)
    office = models.ForeignKey(Unit, on_delete=models.CASCADE, db_index=False, related_name="+")
    organisation = models.CharField(max_length=36, blank=True)
    year = models.PositiveSmallIntegerField()
    population = models.CharField(max_length=12)
    dimension = models.CharField(max_length=16)
    category = models.CharField(max_length=16, blank=True)
    is_inside = models.BooleanField(default=False)
    number = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "year", "organisation", "population", "dimension", "category", "is_inside"],
                name="remainder_cell_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.population} {self.dimension} {self.category}: {self.number}"


class PastConference(models.Model):
    """A conference held before the office worked with Kruh: counts only, nothing about the family."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="past_conferences")
    mark = models.CharField("označení", max_length=60)
    on = models.DateField("kdy byla")
    kind = models.CharField("druh", max_length=8, choices=PastKind)
    people = models.PositiveSmallIntegerField("kolik lidí přišlo", null=True)
    family = models.PositiveSmallIntegerField("z toho z rodiny", null=True)
    is_child_heard = models.BooleanField("dítě se vyjádřilo", null=True)

    class Meta:
        ordering: ClassVar = ["-on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "mark"], name="past_conference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.mark} {self.on}"


class Stale(models.Model):
    """An office to be counted anew though no line of the trail says so; taken away when it is counted."""

    id = models.BigAutoField(primary_key=True)
    office = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.office_id)


class Followed(models.Model):
    """The last line of the trail that the tables know of, and when they were looked after; there is one row."""

    entry = models.BigIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.entry)


class Release(models.Model):
    """The published year of a region: quarter by quarter the totals, after the last one the tables. Never rewritten.

    `secret` shifts the rounding; whoever knew it could narrow a number down.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    secret = models.BinaryField(max_length=32)
    quarters = models.PositiveSmallIntegerField(default=0)
    released_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["region", "year"], name="release_once")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year}"


class Published(models.Model):
    """One published number."""

    id = models.BigAutoField(primary_key=True)
    release = models.ForeignKey(Release, on_delete=models.CASCADE, db_index=False, related_name="numbers")
    population = models.CharField(max_length=12)
    dimension = models.CharField(max_length=16)
    category = models.CharField(max_length=36, blank=True)
    number = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "population", "dimension", "category"], name="published_once"),
        ]

    def __str__(self) -> str:
        return f"{self.population} {self.dimension} {self.category}: {self.number}"


class ReturnRow(models.Model):
    """One row of the yearly return: what Kruh fills in, or that Kruh does not know it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order = models.PositiveIntegerField("pořadí")
    code = models.CharField("označení řádku", max_length=20, unique=True)
    title = models.CharField("co se vyplňuje", max_length=200)
    population = models.CharField("co se počítá", max_length=12, blank=True)
    dimension = models.CharField(max_length=16, blank=True)
    categories = models.JSONField(default=list)
    note = models.CharField("poznámka", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["order", "code"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
