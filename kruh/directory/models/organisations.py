"""Organisations, when they are closed, their rooms, and the offices that take part in family conferences."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import Unit
from kruh.directory import rules
from kruh.directory.models.country import District, Found, Region
from kruh.directory.vocabulary import Kind
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.vault import keys


class Organisations(models.Manager["Organisation"]):
    """Founds organisations together with the unit that people belong to."""

    def found(self, *, name: str, **fields: Any) -> "Organisation":
        """This will make the unit, the organisation and its key."""
        organisation = self.model(unit=Unit.objects.create(name=name), name=name, **fields)
        organisation.save(force_insert=True)
        keys.for_organisation(organisation.unit_id)
        return organisation


class Organisation(Found):
    """An office, a service, a school...: public facts only. Its primary key is the unit's."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, primary_key=True, related_name="organisation")
    kind = models.CharField("druh", max_length=20, choices=Kind)
    name = models.CharField("název", max_length=200)
    district = models.ForeignKey(
        District, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations", verbose_name="území"
    )
    regions = models.ManyToManyField(Region, blank=True, related_name="organisations", verbose_name="působí v krajích")
    street = models.CharField("ulice a číslo", max_length=120, blank=True)
    city = models.CharField("obec", max_length=80, blank=True)
    postcode = models.CharField("PSČ", max_length=6, blank=True)
    billing_name = models.CharField("odběratel na vyúčtování", max_length=200, blank=True)
    ico = models.CharField("IČO", max_length=8, blank=True)
    data_box = models.CharField("datová schránka", max_length=7, blank=True)
    phone = models.CharField("telefon", max_length=32, blank=True)
    email = models.EmailField("e-mail", blank=True)
    web = models.URLField("web", blank=True)
    bank_account = models.CharField("číslo účtu", max_length=30, blank=True)
    dpo_name = models.CharField("pověřenec pro ochranu osobních údajů", max_length=120, blank=True)
    dpo_email = models.EmailField("e-mail pověřence", blank=True)
    is_authorised = models.BooleanField("má pověření k sociálně-právní ochraně dětí", default=False)
    neutral_sender_name = models.CharField("neutrální jméno odesílatele", max_length=80, blank=True)
    writes_protocol = models.BooleanField("zápisy ze setkání píše jako protokol", default=False)
    allows_offline = models.BooleanField("dovolí psát v místnosti i bez internetu", default=True)
    note = models.CharField("poznámka", max_length=300, blank=True)
    is_active = models.BooleanField("je v provozu", default=True)

    objects: ClassVar[Organisations] = Organisations()

    class Meta:
        ordering = ("sort_key", "unit")
        indexes: ClassVar = [models.Index(fields=["kind", "sort_key"], name="directory_kind_order")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_office(self) -> bool:
        """This will tell whether it is an OSPOD office."""
        return self.kind == Kind.OFFICE

    @property
    def address(self) -> str:
        """This will give the address in one line, empty when it is not known."""
        return rules.address_line(self.street, self.postcode, self.city)

    @property
    def customer_name(self) -> str:
        """This will give who pays: the municipality behind an office, otherwise the organisation itself."""
        return self.billing_name or self.name

    @property
    def phone_text(self) -> str:
        """This will give the phone number as people read it."""
        return rules.phone_words(self.phone)

    def words(self) -> Iterable[str]:
        return (self.name, self.city, self.ico, self.district.name if self.district_id and self.district else "")


class Closure(models.Model):
    """Days on which an organisation does not work; deadlines count around them."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="closures")
    first_day = models.DateField("první den")
    last_day = models.DateField("poslední den")
    reason = models.CharField("důvod", max_length=120)

    class Meta:
        ordering = ("first_day",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="closure_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.first_day}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """This will tell the unit as well: it comes with every person, so that counting days costs no query."""
        super().save(*args, **kwargs)
        tell_closures(self.organisation_id)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """This will tell the unit that it works again."""
        deleted = super().delete(*args, **kwargs)
        tell_closures(self.organisation_id)
        return deleted


def tell_closures(organisation: UUID) -> None:
    """This will write into the unit on which days it is closed."""
    ends = Closure.objects.filter(organisation=organisation).values_list("first_day", "last_day")
    Unit.objects.filter(pk=organisation).update(closed=days.written_spans(ends))


class Venue(Found):
    """A room where people can meet, with what one must know before inviting somebody on wheels."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="venues", verbose_name="organizace"
    )
    name = models.CharField("název místnosti", max_length=120)
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="venues", verbose_name="území")
    street = models.CharField("ulice a číslo", max_length=120, blank=True)
    city = models.CharField("obec", max_length=80)
    postcode = models.CharField("PSČ", max_length=6, blank=True)
    capacity = models.PositiveSmallIntegerField("kolik lidí se vejde")
    has_step_free_access = models.BooleanField("vchod bez schodů", default=False)
    has_toilet = models.BooleanField("toaleta", default=True)
    has_accessible_toilet = models.BooleanField("bezbariérová toaleta", default=False)
    has_flipchart = models.BooleanField("flipchart", default=False)
    has_projector = models.BooleanField("projektor", default=False)
    getting_there = models.CharField("parkování a doprava", max_length=300, blank=True)
    opening_hours = models.CharField("kdy je otevřeno", max_length=200, blank=True)
    contact_name = models.CharField("kdo klíče a rezervaci zařídí", max_length=120, blank=True)
    contact_phone = models.CharField("telefon", max_length=32, blank=True)
    contact_email = models.EmailField("e-mail", blank=True)
    is_active = models.BooleanField("dá se použít", default=True)

    class Meta:
        ordering = ("sort_key", "id")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(capacity__gte=1), name="venue_holds_somebody"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """This will give the address in one line."""
        return rules.address_line(self.street, self.postcode, self.city)

    def words(self) -> Iterable[str]:
        return (self.name, self.city, self.street)


class Involvement(models.Model):
    """An OSPOD office takes part in the family conferences of its region, from a day to a day."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="involvements")
    since = models.DateField("od")
    until = models.DateField("do", null=True, blank=True)

    class Meta:
        ordering = ("since", "id")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="involvement_ends_later"),
            models.UniqueConstraint(fields=["office"], condition=Q(until=None), name="involvement_runs_once"),
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.since}"
