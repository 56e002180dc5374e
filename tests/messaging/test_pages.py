"""The pages about messages and the mailbox of the demo, as a browser gets them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from kruh.access.models import AuditEntry, Unit, User
from kruh.access.roles import Role
from kruh.foundation.ids import uuid7
from kruh.messaging import outbox, sending
from kruh.messaging.models import KeptMail, Message
from kruh.messaging.vocabulary import Channel, Kind, State
from tests.factories import people
from tests.messaging.conftest import NOW, again

pytestmark = pytest.mark.django_db
Queue = Callable[..., Message]
MOST_QUERIES = 8
MAILBOX = {"default": {"BACKEND": "kruh.messaging.backends.Mailbox"}}
PDF = outbox.File("pozvanka.pdf", "application/pdf", b"%PDF-1.7 x")
ICS = outbox.File("setkani.ics", "text/calendar; method=REQUEST", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


@pytest.fixture
def worker(office: Unit) -> User:
    """Somebody of the sending organisation."""
    return people.user(Role.SOCIAL_WORKER, at=office)


@pytest.fixture
def browser_of(client: Client) -> Callable[[User], Client]:
    """Signs somebody in."""

    def sign_in(who: User) -> Client:
        client.force_login(who)
        return client

    return sign_in


def in_state(message: Message, state: State) -> Message:
    Message.objects.filter(pk=message.pk).update(state=state, sent_at=NOW, sending_at=NOW, error="Něco se stalo.")
    return again(message)


def page(name: str, *args: object) -> str:
    return reverse(f"messaging:{name}", args=args)


@pytest.mark.parametrize("rows", [1, 60])
def test_list_costs_the_same_with_one_and_many(
    queue: Queue,
    worker: User,
    browser_of: Callable[[User], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
    rows: int,
) -> None:
    for _ in range(rows):
        queue()
    client = browser_of(worker)
    client.get(page("list-messages"))

    with django_assert_max_num_queries(MOST_QUERIES):
        answer = client.get(page("list-messages"))

    assert answer.content.decode().count("Věra Říhová") == min(rows, 50)


@pytest.mark.parametrize(
    ("query", "shown"),
    [("", 3), ("?stav=potize", 1), ("?stav=odeslane", 1), ("?stav=cekaji", 1), ("?stav=nesmysl", 3), ("?strana=2", 0),
     ("?strana=-1", 3), ("?strana=x", 3), ("?strana=²", 3), ("?strana=99999999999999999999", 0)],
)  # fmt: skip
def test_list_takes_any_address(
    queue: Queue, worker: User, browser_of: Callable[[User], Client], query: str, shown: int
) -> None:
    queue()
    in_state(queue(), State.FAILED)
    in_state(queue(), State.SENT)

    answer = browser_of(worker).get(page("list-messages") + query)

    assert (answer.status_code, answer.content.decode().count("Věra Říhová")) == (200, shown)


def test_message_tells_its_story_and_reading_is_kept(
    queue: Queue,
    worker: User,
    browser_of: Callable[[User], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    message = in_state(queue(case=uuid7(), by=worker, attachments=[PDF, ICS]), State.UNSURE)
    client = browser_of(worker)
    client.get(page("list-messages"))

    with django_assert_max_num_queries(MOST_QUERIES):
        answer = client.get(page("read", message.pk))

    text = answer.content.decode()
    assert "Rozhodněte, co se zprávou" in text
    assert "pozvanka.pdf" in text
    assert page("decide-unsure", message.pk) in text
    assert page("resend", message.pk) not in text
    assert AuditEntry.objects.get(verb="messaging.read").case == message.case


def test_message_of_others_does_not_exist(queue: Queue, browser_of: Callable[[User], Client]) -> None:
    message = queue(attachments=[PDF])
    attachment = message.attachments.get()
    client = browser_of(people.user(Role.SOCIAL_WORKER))
    pages = ["read", "decide-unsure", "resend", "hand-over", "cancel"]

    answers = {client.get(page(name, message.pk)).status_code for name in pages}
    answers |= {client.post(page(name, message.pk)).status_code for name in pages[1:]}
    answers.add(client.get(page("read-attachment", message.pk, attachment.pk)).status_code)

    assert answers == {404}


def test_link_to_a_password_is_read_by_its_recipient_only(
    queue: Queue, worker: User, office: Unit, browser_of: Callable[[User], Client]
) -> None:
    colleague = people.user(Role.SOCIAL_WORKER, at=office)
    message = queue(kind=Kind.ACCOUNT, by=worker, text="https://kruh.example/ucet/heslo/KANÁREK/")

    own = browser_of(worker).get(page("read", message.pk))
    other = browser_of(colleague).get(page("read", message.pk))

    assert (own.status_code, "KANÁREK" in own.content.decode()) == (200, False)
    assert other.status_code == 404


def test_attachment_is_only_ever_saved(queue: Queue, worker: User, browser_of: Callable[[User], Client]) -> None:
    message, other = queue(attachments=[PDF]), queue(attachments=[PDF])
    client = browser_of(worker)

    answer = client.get(page("read-attachment", message.pk, message.attachments.get().pk))

    assert answer.content == PDF.content
    assert answer["Content-Disposition"] == 'attachment; filename="pozvanka.pdf"'
    assert answer["Content-Security-Policy"] == "sandbox"
    assert client.get(page("read-attachment", message.pk, other.attachments.get().pk)).status_code == 404


def test_unsure_is_decided_on_its_page(queue: Queue, worker: User, browser_of: Callable[[User], Client]) -> None:
    message = in_state(queue(), State.UNSURE)
    client = browser_of(worker)
    address = page("decide-unsure", message.pk)

    assert client.post(address, {"once": str(uuid7())}).status_code == 422
    assert client.post(address, {"once": str(uuid7()), "decision": "jinak"}).status_code == 422
    once = str(uuid7())
    first = client.post(address, {"once": once, "decision": "treat_as_sent"})
    second = client.post(address, {"once": once, "decision": "treat_as_sent"})

    assert (first.status_code, first["Location"]) == (302, page("read", message.pk))
    assert second["Location"] == first["Location"]
    assert again(message).state == State.SENT
    late = client.post(address, {"once": str(uuid7()), "decision": "resend"})
    assert (late.status_code, "téhle zprávě už někdo rozhodl." in late.content.decode()) == (422, True)


@pytest.mark.parametrize("address", ["", "jana", "a@b.cz\r\nBcc: c@d.cz", "á@b.cz", "x" * 300 + "@b.cz", "a@b.cz\x00"])
def test_resend_explains_a_bad_address(
    queue: Queue, worker: User, browser_of: Callable[[User], Client], address: str
) -> None:
    message = in_state(queue(), State.BOUNCED)

    answer = browser_of(worker).post(page("resend", message.pk), {"once": str(uuid7()), "address": address})

    assert answer.status_code == 422
    assert again(message).state == State.BOUNCED


def test_resend_starts_from_the_old_address(queue: Queue, worker: User, browser_of: Callable[[User], Client]) -> None:
    message = in_state(queue(address="stara@priklad.example"), State.BOUNCED)
    client = browser_of(worker)

    assert 'value="stara@priklad.example"' in client.get(page("resend", message.pk)).content.decode()
    client.post(page("resend", message.pk), {"once": str(uuid7()), "address": "nova@priklad.example"})

    assert (again(message).state, again(message).address) == (State.WAITING, "nova@priklad.example")


def test_letter_by_post_is_handed_over_and_mail_cancelled(
    queue: Queue, worker: User, browser_of: Callable[[User], Client]
) -> None:
    letter, mail = queue(channel=Channel.PRINT, address=""), queue()
    client = browser_of(worker)

    for name, message in (("hand-over", letter), ("cancel", mail)):
        assert client.get(page(name, message.pk)).status_code == 200
        assert client.post(page(name, message.pk), {"once": str(uuid7())}).status_code == 302

    assert (again(letter).state, again(mail).state) == (State.HANDED_OVER, State.CANCELLED)


# The mailbox of the demo --------------------------------------------------------------------------------------------


@pytest.fixture
def kept(queue: Queue, settings: Settings) -> KeptMail:
    """A mail that the demo kept."""
    settings.MAILERS = MAILBOX
    queue(attachments=[PDF, ICS], subject="Pozvánka – čtvrtek", sender="Poradna")
    assert sending.deliver_waiting(timezone.now()) == 1
    mail: KeptMail = KeptMail.objects.get()
    return mail


def test_mailbox_shows_the_mail_as_its_reader_gets_it(
    kept: KeptMail, worker: User, browser_of: Callable[[User], Client]
) -> None:
    client = browser_of(worker)

    listed = client.get(page("read-demo-mailbox")).content.decode()
    opened = client.get(page("read-kept-mail", kept.pk)).content.decode()

    assert "osoba1@priklad.example" in listed
    assert "přijďte prosím ve čtvrtek" in opened
    assert "Poradna &lt;kruh@kruh.invalid&gt;" in opened
    files = [client.get(page("read-kept-file", kept.pk, number)) for number in range(3)]
    assert [answer.status_code for answer in files] == [200, 200, 404]
    assert [answer.content for answer in files[:2]] == [PDF.content, ICS.content]
    assert files[1]["Content-Disposition"] == 'attachment; filename="setkani.ics"'


def test_mailbox_names_the_addressee_in_letters(
    kept: KeptMail, worker: User, browser_of: Callable[[User], Client]
) -> None:
    kept.recipient = "=?utf-8?b?xb1hbmV0YQ==?= <osoba1@priklad.example>"
    kept.save()

    listed = browser_of(worker).get(page("read-demo-mailbox")).content.decode()

    assert "Žaneta &lt;osoba1@priklad.example&gt;" in listed


def test_mailbox_is_shut_outside_the_demo(
    kept: KeptMail, worker: User, browser_of: Callable[[User], Client], settings: Settings
) -> None:
    settings.DEMO = False
    client = browser_of(worker)

    assert client.get(page("read-demo-mailbox")).status_code == 403
    assert client.get(page("read-kept-mail", kept.pk)).status_code == 404


def test_mailbox_needs_a_login(kept: KeptMail, client: Client) -> None:
    assert client.get(page("read-demo-mailbox")).status_code == 302


def test_mailbox_keeps_nothing_readable_on_the_disk(kept: KeptMail, settings: Settings) -> None:
    readable = b"".join(path.read_bytes() for path in Path(settings.DATA).glob("test.sqlite3*"))

    assert "Pozvánka – čtvrtek".encode() not in readable
    assert b"osoba1@priklad.example" not in readable
