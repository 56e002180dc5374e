"""What is sent, which way, and how far it has got."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """Why somebody is written to."""

    INVITATION = "invitation", "pozvánka"
    CHANGE = "change", "změna"
    CANCELLATION = "cancellation", "zrušení"
    MINUTES = "minutes", "zápis"
    COMMENT_REQUEST = "comment_request", "prosba o připomínky"
    SERVICE_REQUEST = "service_request", "zpráva k žádosti"
    OFFER = "offer", "zpráva k nabídce"
    TASK = "task", "úkol"
    ACCOUNT = "account", "účet"
    ALERT = "alert", "upozornění"
    PRACTICE = "practice", "z praxe"


class Channel(TextChoices):
    """Which way it goes. Only e-mail leaves by itself; the rest a person hands over and records."""

    EMAIL = "email", "e-mail"
    PRINT = "print", "tisk a pošta"
    PHONE = "phone", "telefon"
    DATA_BOX = "data_box", "datová schránka"
    IN_PRODUCT = "in_product", "v aplikaci"


class State(TextChoices):
    """How far a message has got."""

    WAITING = "waiting", "čeká na odeslání"
    SENDING = "sending", "odesílá se"
    SENT = "sent", "odesláno"
    FAILED = "failed", "nepodařilo se odeslat"
    BOUNCED = "bounced", "vrátilo se"
    UNSURE = "unsure", "nejisté, zda odešlo"
    CANCELLED = "cancelled", "staženo"
    HANDED_OVER = "handed_over", "předáno"


# Who comes to a workshop is known to its author alone, as what belongs to an account is.
OF_AUTHOR = (Kind.ACCOUNT, Kind.PRACTICE)
TROUBLED = (State.FAILED, State.BOUNCED, State.UNSURE)


class Decision(TextChoices):
    """What a person decides about a message that may or may not have left."""

    RESEND = "resend", "Poslat znovu"
    TREAT_AS_SENT = "treat_as_sent", "Považovat za odeslanou"
