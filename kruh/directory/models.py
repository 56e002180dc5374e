"""The public picture of the field: regions, districts, organisations and when they are closed, people, venues."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kruh.access.models import Gender, Unit, User
from kruh.directory import rules
from kruh.directory.vocabulary import Kind, Profession, TrainingKind
from kruh.foundation import days, text
from kruh.foundation.ids import uuid7
from kruh.vault import keys


class Found(models.Model):
    """Something that people look for by words and read in Czech order; the columns are filled at every save."""

    folded = models.TextField(editable=False, default="")
    sort_key = models.BinaryField(editable=False, default=b"", db_index=True)
    version = models.PositiveIntegerField(editable=False, default=0)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """This will refresh what the row is found and ordered by, and count the change."""
        self.version += 1
        self.folded = text.fold(" ".join(filter(None, self.words())))
        self.sort_key = text.sort_key(self.sorted_by())
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "folded", "sort_key", "version"}
        super().save(*args, **kwargs)

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


class Professional(Found):
    """Somebody who works in the field and is known by name with a contact at work."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="professionals")
    user = models.OneToOneField(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="professional")
    title_before = models.CharField("titul před jménem", max_length=40, blank=True)
    first_name = models.CharField("jméno", max_length=80)
    last_name = models.CharField("příjmení", max_length=80)
    title_after = models.CharField("titul za jménem", max_length=40, blank=True)
    gender = models.CharField("oslovení", max_length=1, choices=Gender, blank=True)
    profession = models.CharField("profese", max_length=24, choices=Profession)
    phone = models.CharField("telefon na pracoviště", max_length=32, blank=True)
    email = models.EmailField("pracovní e-mail", blank=True)
    languages = models.JSONField("jazyky", default=list, blank=True)
    is_active = models.BooleanField("pracuje tu", default=True)

    class Meta:
        ordering = ("sort_key", "id")

    def __str__(self) -> str:
        return self.short_name

    @property
    def short_name(self) -> str:
        """This will give the name without titles."""
        return f"{self.first_name} {self.last_name}"

    @property
    def name(self) -> str:
        """This will give the name with titles."""
        return rules.person_name(self.first_name, self.last_name, self.title_before, self.title_after)

    @property
    def phone_text(self) -> str:
        """This will give the phone number as people read it."""
        return rules.phone_words(self.phone)

    def words(self) -> Iterable[str]:
        return (self.first_name, self.last_name, self.get_profession_display())

    def sorted_by(self) -> str:
        return f"{self.last_name} {self.first_name}"


class Training(models.Model):
    """What a professional learned, where, when and until when it counts."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    professional = models.ForeignKey(Professional, on_delete=models.CASCADE, related_name="trainings")
    kind = models.CharField("vzdělání", max_length=24, choices=TrainingKind)
    provider = models.CharField("kdo vzdělával", max_length=120, blank=True)
    on = models.DateField("dokončeno")
    valid_until = models.DateField("platí do", null=True, blank=True)
    hours = models.PositiveSmallIntegerField("hodin", null=True, blank=True)

    class Meta:
        ordering = ("-on",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("on")), name="training_valid_after_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"


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
