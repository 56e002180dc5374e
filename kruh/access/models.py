"""People who sign in, where they work and in which role, what was sent twice, and the trail of acts and reads."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kruh.access.roles import Role, spoken
from kruh.foundation import days, text
from kruh.foundation.ids import uuid7


class Unit(models.Model):
    """Somewhere one can work: an office or another organisation. The directory says which."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=200)
    closed = models.TextField(default="", blank=True)

    def __str__(self) -> str:
        return self.name

    @property
    def closures(self) -> frozenset[date]:
        """This will give the days on which nobody works there, as the directory told."""
        return days.spans(self.closed)


class Gender(models.TextChoices):
    """Grammatical gender, asked and never guessed silently."""

    FEMININE = "f", "žena"
    MASCULINE = "m", "muž"
    UNKNOWN = "", "neuvedeno"


class Users(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """This will make an account; without a password nobody can sign in to it yet."""
        user = User(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A professional with an account. Families have none."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField("e-mail", unique=True)
    first_name = models.CharField("jméno", max_length=80)
    last_name = models.CharField("příjmení", max_length=80)
    title_before = models.CharField("titul před jménem", max_length=40, blank=True)
    title_after = models.CharField("titul za jménem", max_length=40, blank=True)
    gender = models.CharField("oslovení", max_length=1, choices=Gender, blank=True)
    phone = models.CharField("telefon", max_length=32, blank=True)
    is_active = models.BooleanField("účet je v provozu", default=True)
    made_at = models.DateTimeField(default=timezone.now)
    sort_key = models.BinaryField(editable=False, default=b"")

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["first_name", "last_name"]

    objects: ClassVar[Users] = Users()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sort_key", "id"], name="user_in_order")]

    def __str__(self) -> str:
        return self.short_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """This will keep the place in Czech order with the name."""
        self.sort_key = text.sort_key(f"{self.last_name} {self.first_name}")
        fields = kwargs.get("update_fields")
        if fields is not None and {"first_name", "last_name"} & set(fields):
            kwargs["update_fields"] = {*fields, "sort_key"}
        super().save(*args, **kwargs)

    @property
    def short_name(self) -> str:
        """This will give the name without titles."""
        return f"{self.first_name} {self.last_name}"

    @property
    def name(self) -> str:
        """This will give the name with titles: "Bc. Martina Zimmelová, DiS."."""
        before = f"{self.title_before} " if self.title_before else ""
        after = f", {self.title_after}" if self.title_after else ""
        return f"{before}{self.short_name}{after}"

    def memberships_at(self, at: datetime) -> list["Membership"]:
        """This will give the roles held at that moment; read once per request."""
        if "held" not in self.__dict__:
            self.__dict__["held"] = list(self.memberships.select_related("unit"))
        return [membership for membership in self.__dict__["held"] if membership.is_valid(at)]

    def has_role(self, *roles: Role, at: datetime, unit_id: UUID | None = None) -> bool:
        """This will tell whether one of the roles is held (in that unit)."""
        return any(m.role in roles and unit_id in (None, m.unit_id) for m in self.memberships_at(at))

    def closures_at(self, at: datetime) -> frozenset[date]:
        """This will give the days on which everything where the person works is closed."""
        held = [membership.unit.closures for membership in self.memberships_at(at)]
        return frozenset.intersection(*held) if held else frozenset()

    def unit_ids(self, *roles: Role, at: datetime) -> list[UUID]:
        """This will give the units in which one of the roles (any, if none is named) is held."""
        return [m.unit_id for m in self.memberships_at(at) if not roles or m.role in roles]


class Membership(models.Model):
    """A role in a unit for a time. What has no end lasts until somebody writes one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    valid_from = models.DateTimeField(default=timezone.now)
    valid_to = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "unit", "role"], condition=Q(valid_to=None), name="one_open_role"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.unit_id}"

    def get_role_display(self) -> str:  # type: ignore[no-redef]  # in place of the one that Django makes
        """This will say the role as it fits the person: „metodička“, „zapisovatelka“."""
        return spoken(self.role, self.user.gender)

    def is_valid(self, at: datetime) -> bool:
        """This will tell whether the role is held at that moment."""
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)

    @property
    def last_day(self) -> date | None:
        """This will give the last day in the role, or None while no end is written."""
        return days.last_day(self.valid_to) if self.valid_to else None


class Submission(models.Model):
    """One sent form, so that the same form sent twice has one result."""

    id = models.UUIDField(primary_key=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    target = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return str(self.id)


class Visit(models.Model):
    """One signing in: on which device and since when, so that its owner can see it and end it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    session = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=80, blank=True)
    began_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.device


class Attempt(models.Model):
    """How often a password was wrong at one account, from one address, or both; the key is a digest."""

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.failures)


class Outcome(models.TextChoices):
    """What came of it."""

    DONE = "done", "provedeno"
    READ = "read", "nahlédnuto"
    REFUSED = "refused", "odmítnuto"


class AuditEntry(models.Model):
    """One line of the trail: who did or read what and when. Only ever appended; each line seals the one before."""

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor = models.UUIDField(null=True, db_index=True)
    verb = models.CharField(max_length=80)
    outcome = models.CharField(max_length=8, choices=Outcome)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject = models.UUIDField(null=True)
    case = models.UUIDField(null=True, db_index=True)
    detail = models.JSONField(default=dict)
    body = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"{self.id} {self.verb}"
