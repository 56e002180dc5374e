"""What is shown of messages: lists, one message with its story, what needs a person, and the demo's mailbox."""

from datetime import datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.prepared import Choice, prepared
from kruh.foundation import days
from kruh.messaging import policies, rules
from kruh.messaging.models import KeptMail, Message
from kruh.messaging.vocabulary import TROUBLED, Channel, Kind, State
from kruh.messaging.workflow import MESSAGE
from kruh.vault.fields import Opener
from kruh.web import addresses, tables
from kruh.web.tables import Column

ON_PAGE = 50
LISTED = ("pk", "kind", "channel", "state", "queued_at", "error", "name", *Opener.KEY)
TONES = {
    State.WAITING: "waiting",
    State.SENDING: "waiting",
    State.SENT: "ok",
    State.HANDED_OVER: "ok",
    State.CANCELLED: "blocked",
    State.FAILED: "err",
    State.BOUNCED: "err",
    State.UNSURE: "warn",
}
FILTERS = {
    "": ("Všechny", Q()),
    "potize": ("Potřebují vás", Q(state__in=TROUBLED)),
    "cekaji": ("Čekají", Q(state__in=(State.WAITING, State.SENDING))),
    "odeslane": ("Odeslané", Q(state__in=(State.SENT, State.HANDED_OVER))),
}
DECISIONS = ("resend", "hand_over", "cancel")
_KINDS = dict(Kind.choices)
_open = Opener(Message, "name")


# For other contexts -------------------------------------------------------------------------------------------------


def for_case(case: UUID) -> list[Message]:
    """This will give the messages of a case, the newest first; for people who may see the case."""
    return list(_light(Message.objects.filter(case=case)))


@prepared
def troubled(user: User, at: datetime) -> QuerySet[Message]:
    """This will give what a person has to decide or mend: failed, returned, unsure, or late again and again."""
    late = Q(state=State.WAITING, attempts__gte=rules.ATTEMPTS_BEFORE_WORRY)
    return _light(policies.visible_messages(user, at).filter(Q(state__in=TROUBLED) | late))


# Pages --------------------------------------------------------------------------------------------------------------


COLUMNS = (Column("Komu"), Column("Co"), Column("Stav"), Column("Připraveno"))


def message_list(user: User, at: datetime, chosen: str, page: int) -> dict[str, Any]:
    """This will give one page of the person's messages."""
    chosen = chosen if chosen in FILTERS else ""
    start = (page - 1) * ON_PAGE
    rows = _listed(user, at, Choice(chosen), start)
    address = addresses.page("messaging:list-messages")
    step = f"{address}?stav={chosen}&strana="
    return {
        "table": tables.Table("Zprávy", COLUMNS, [_line(*row) for row in rows[:ON_PAGE]]) if rows else None,
        "filters": [
            {
                "label": label,
                "url": f"{address}?stav={name}" if name else address,
                "current": name == chosen,
                "count": None,
            }
            for name, (label, _) in FILTERS.items()
        ],
        "newer": f"{step}{page - 1}" if page > 1 else "",
        "older": f"{step}{page + 1}" if len(rows) > ON_PAGE else "",
        "is_filtered": bool(chosen),
    }


def _line(
    pk: UUID, kind: str, channel: str, state: str, queued_at: datetime, error: str, sealed: Any, *key: Any
) -> tuple[str, ...]:
    (name,) = _open(pk, key, sealed)
    told, queued = _KINDS[kind], days.local(queued_at)
    tag = tables.tag(rules.state_words(State(state), is_mail=channel == Channel.EMAIL), TONES[State(state)])
    return (
        tables.link(name, addresses.of("messaging:read", pk)),
        told if channel == Channel.EMAIL else f"{told}, {Channel(channel).label}",
        tables.block(tag, tables.below(tables.typo(error), "small") if error else ""),
        tables.moment(queued_at, f"{days.day(queued.date())} {days.at_clock(queued.time())}"),
    )


@prepared
def _listed(user: User, at: datetime, chosen: Choice, start: int) -> QuerySet[Message, tuple[Any, ...]]:
    rows = policies.visible_messages(user, at).filter(FILTERS[chosen][1])
    return _ordered(rows).values_list(*LISTED)[start : start + ON_PAGE + 1]


def one_message(message: Message) -> dict[str, Any]:
    """This will give a message, its story and what can be done about it."""
    state = State(message.state)
    steps = {verb for verb in DECISIONS if MESSAGE.is_open(state, verb)}
    if state == State.UNSURE:
        steps = {"decide_unsure", "cancel"}
    if message.is_mail and state == State.WAITING:
        steps.discard("hand_over")
    if not message.is_mail:
        steps.discard("resend")
    return {
        "attachments": list(message.attachments.defer("content")),
        "tone": TONES[state],
        "steps": steps,
        "events": story(message),
        "rows": _facts(message),
    }


def story(message: Message) -> list[dict[str, Any]]:
    """This will tell what happened with the message, from the first moment."""
    told = [(message.queued_at, "Připraveno k odeslání" if message.is_mail else "Připraveno k předání", "")]
    if message.sent_at:
        told.append((message.sent_at, "Odesláno", "Poštovní server zprávu převzal." if message.is_mail else ""))
    elif message.sending_at and message.state != State.SENDING:
        attempts = message.attempts
        told.append((message.sending_at, "Poslední pokus o odeslání", f"Pokusů celkem: {attempts}" if attempts else ""))
    if message.ended_at and message.state not in (State.WAITING, State.SENT):
        told.append((message.ended_at, State(message.state).label.capitalize(), message.error))
    elif message.error:
        told.append((message.due_at, "Další pokus o odeslání", message.error))
    return [{"at": at, "clock": days.at_clock(at), "title": title, "text": text} for at, title, text in told]


def mailbox() -> list[KeptMail]:
    """This will give the newest mails kept by the demo."""
    kept = list(policies.visible_mailbox().defer("raw").order_by("-kept_at", "-id")[:200])
    for mail in kept:
        mail.recipient = str(make_header(decode_header(mail.recipient)))
    return kept


def kept_mail(kept: KeptMail) -> dict[str, Any]:
    """This will open one kept mail: its head, its text and the names of its attachments."""
    mail = parsed(kept)
    body = mail.get_body(("plain",))
    return {
        "head": [{"label": label, "value": str(mail.get(name, ""))} for label, name in _HEAD if mail.get(name)],
        "text": body.get_content().replace("\r\n", "\n") if body else "",
        "files": [(number, part.get_filename() or "příloha") for number, part in enumerate(mail.iter_attachments())],
    }


def parsed(kept: KeptMail) -> EmailMessage:
    """This will read the mail as a mail program would."""
    mail = message_from_bytes(kept.raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


_HEAD = (("Od", "From"), ("Komu", "To"), ("Odpověď na", "Reply-To"))


def _facts(message: Message) -> list[dict[str, str]]:
    address = "E-mail" if message.is_mail else "Adresa"
    return [
        {"label": "Komu", "value": message.name},
        {"label": address, "value": message.address},
        {"label": "Co", "value": message.get_kind_display()},
        {"label": "Jak", "value": message.get_channel_display()},
        {"label": "Odesílá", "value": message.unit.name},
        {"label": "Odpovědi přijdou na", "value": message.reply_to},
    ]


def _light(rows: QuerySet[Message]) -> QuerySet[Message]:
    """Without the long texts, in one query with everything a line shows."""
    return _ordered(rows.defer("text", "server_answer", "reply_to", "sender"))


def _ordered(rows: QuerySet[Message]) -> QuerySet[Message]:
    return rows.order_by("-queued_at", "-id")
