"""Who asks, how a request goes on, and on which grounds something is not given."""

from django.db.models import TextChoices

LAW = "čl. 12 a 15 nařízení (EU) 2016/679 (GDPR); § 55 odst. 5 zákona č. 359/1999 Sb."


class Asker(TextChoices):
    """Who asks for the data."""

    SELF = "self", "ten, o koho jde"
    PARENT = "parent", "rodič za dítě"
    GUARDIAN = "guardian", "opatrovník nebo poručník"
    PROXY = "proxy", "zmocněnec s plnou mocí"


class Identity(TextChoices):
    """How it was made sure who asks."""

    DOCUMENT = "document", "podle dokladu totožnosti"
    DATA_BOX = "data_box", "žádost z vlastní datové schránky"
    SIGNATURE = "signature", "uznávaný elektronický podpis"
    KNOWN = "known", "osobně, pracovník člověka zná"


class State(TextChoices):
    """How far a request has got."""

    OPEN = "open", "připravuje se"
    CHECKED = "checked", "čeká na druhého člověka"
    APPROVED = "approved", "schválená, čeká na předání"
    GIVEN = "given", "předaná"
    REFUSED = "refused", "odmítnutá"
    WITHDRAWN = "withdrawn", "vzatá zpět"


LIVING = (State.OPEN, State.CHECKED, State.APPROVED)


class Verdict(TextChoices):
    """What the office proposes to answer."""

    GIVE = "give", "vydat výpis"
    REFUSE = "refuse", "odmítnout"


class Ground(TextChoices):
    """Why nothing, or not all, is given."""

    OTHERS = "others", "zasáhlo by to do práv jiných lidí (čl. 15 odst. 4 GDPR)"
    CHILD = "child", "ohrozilo by to zájem dítěte (§ 55 odst. 5 zákona č. 359/1999 Sb.)"
    UNFOUNDED = "unfounded", "zjevně nedůvodná nebo opakovaná žádost (čl. 12 odst. 5 GDPR)"
    UNKNOWN = "unknown", "nepodařilo se ověřit, kdo žádá (čl. 12 odst. 6 GDPR)"


class Channel(TextChoices):
    """How the answer was given."""

    HAND = "hand", "osobně do ruky"
    DATA_BOX = "data_box", "datovou schránkou"
    POST = "post", "doporučeně poštou"
