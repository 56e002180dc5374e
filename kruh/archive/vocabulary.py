"""The words of archives of cases."""

from django.db.models import TextChoices


class State(TextChoices):
    """Where the handing over of an archive stands."""

    ASKED = "asked", "čeká na souhlas"
    AGREED = "agreed", "schválené, čeká na vydání"
    ISSUED = "issued", "vydané"
    WITHDRAWN = "withdrawn", "zrušené"


class Kind(TextChoices):
    """What a case refers to and does not own; in the order in which it is looked for where the case arrives."""

    ORGANISATION = "organisation", "organizace"
    ACCOUNT = "account", "účet"
    VENUE = "venue", "místo"
    PROFESSIONAL = "professional", "odborník z adresáře"
    REGION = "region", "kraj"
    BLANK = "blank", "formulář z metodiky"


class Landing(TextChoices):
    """Where an archive that was brought stands."""

    READ = "read", "čeká na potvrzení"
    DONE = "done", "načtený"
    DISCARDED = "discarded", "zahozený"
