"""What is found by words, and the country: regions and districts."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from kruh.foundation import text


class Found(models.Model):
    """Something that people look for by words and read in Czech order; the columns are filled at every save."""

    folded = models.TextField(editable=False, default="")
    sort_key = models.BinaryField(editable=False, default=b"", db_index=True)
    version = models.PositiveIntegerField(editable=False, default=0)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """This will refresh what the row is found and ordered by, and count the change."""
        self.tell_words()
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "folded", "sort_key", "version"}
        super().save(*args, **kwargs)

    def tell_words(self) -> None:
        """This will fill what the row is found and ordered by; rows in bulk need it, others do it by save."""
        self.version += 1
        self.folded = text.fold(" ".join(filter(None, self.words())))
        self.sort_key = text.sort_key(self.sorted_by())

    def words(self) -> Iterable[str]:
        """This will give the texts in which people search: what the row is called, unless it says otherwise."""
        return (str(self),)

    def sorted_by(self) -> str:
        """This will give the text that decides the order: what the row is called, unless it says otherwise."""
        return str(self)


class Region(Found):
    """One of the fourteen regions."""

    code = models.CharField("kód NUTS 3", max_length=5, primary_key=True)
    name = models.CharField("název", max_length=60)
    in_pilot = models.BooleanField("v pilotním ověřování rodinných konferencí", default=False)

    class Meta:
        ordering = ("sort_key",)

    def __str__(self) -> str:
        return self.name


class District(Found):
    """The area of one OSPOD office: a municipality with extended powers, or an administrative district of Praha."""

    code = models.CharField("kód", max_length=7, primary_key=True)
    name = models.CharField("název", max_length=80)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="districts")
    population = models.PositiveIntegerField("obyvatel", null=True)
    children = models.PositiveIntegerField("dětí do 14 let", null=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)

    class Meta:
        ordering = ("sort_key",)

    def __str__(self) -> str:
        return self.name
