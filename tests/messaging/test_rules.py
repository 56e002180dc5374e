"""What makes a message fit, what servers' answers mean, and how a report of a failed delivery is read."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kruh.messaging import rules
from kruh.messaging.rules import Bounce, File, Handing, Trouble, Verdict
from kruh.messaging.vocabulary import Channel, State

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ROW = UUID("01890000-0000-7000-8000-000000000001")


@pytest.mark.parametrize("value", ["Věra\nBcc: x@y.cz", "Věra\rX", "Věra\x00", "Věra\u2028X", "\tVěra"])
def test_header_with_a_line_end_is_refused(value: str) -> None:
    assert rules.header_faults("Jméno", value) == [
        "Jméno obsahuje konec řádku nebo neviditelný znak. Napište to prosím na jeden řádek."
    ]


@pytest.mark.parametrize("value", ["Věra Říhová", "Pozvánka 🙂", "שלום", "Ř" * 200, ""])
def test_header_of_one_line_is_fit(value: str) -> None:
    assert rules.header_faults("Předmět", value) == []


def test_header_too_long_says_how_much() -> None:
    assert rules.header_faults("Předmět", "a" * 201) == [
        "Předmět má 201 znaků, vejde se jich nejvýš 200. Zkraťte to prosím."
    ]


@pytest.mark.parametrize("address", ["jana@priklad.cz", "jana.nova+x@sub.priklad.cz", "j@localhost"])
def test_address_is_fit(address: str) -> None:
    assert rules.address_faults(address) == []


@pytest.mark.parametrize(
    "address",
    ["jana", "jana@", "@priklad.cz", "jana @priklad.cz", "jana@priklad.cz\nBcc: x@y.cz", "jana..n@priklad.cz",
     "jána@priklad.cz", "jana@priklad.cz, x@y.cz", "<jana@priklad.cz>", "jana@priklad.cz\n"],
)  # fmt: skip
def test_address_out_of_shape_is_refused(address: str) -> None:
    assert rules.address_faults(address) == [
        "E-mailová adresa není napsaná správně. Má tvar jana@priklad.cz, bez mezer a bez háčků."
    ]


def test_address_missing_is_told_apart() -> None:
    assert rules.address_faults("") == ["Chybí e-mailová adresa. Doplňte ji, nebo zvolte jiný způsob předání."]


@pytest.mark.parametrize("name", ["příloha.pdf", "../a.pdf", "a b.pdf", "a\r\n.pdf", "", ".skryty", "a" * 101])
def test_file_name_that_tells_or_harms_is_refused(name: str) -> None:
    assert len(rules.file_faults([File(name, "application/pdf", b"")])) == 1


def test_files_together_are_limited() -> None:
    half = File("a.pdf", "application/pdf", bytes(rules.LARGEST_FILES // 2 + 1))

    assert rules.file_faults([half]) == []
    assert rules.file_faults([half, half]) == [
        "Přílohy jsou dohromady větší než 10 MB a poštovní servery by je odmítly. Vyberte jich méně."
    ]


def test_message_id_depends_on_row_and_round_only() -> None:
    assert rules.message_id(ROW, 2, "urad.example") == f"<{ROW}.2@urad.example>"


@pytest.mark.parametrize(
    ("code", "answer", "reason"),
    [
        (550, "5.1.1 <jana@x.cz>: user unknown", "Schránka s touto adresou neexistuje. Ověřte adresu u příjemce."),
        (552, "5.2.2 mailbox full", "Schránka příjemce je plná. Zkuste to později, nebo zprávu předejte jinak."),
        (
            554,
            "5.7.26 DMARC",
            "Server příjemce zprávu odmítl jako nedůvěryhodnou. Předejte ji jinak a dejte vědět správci.",
        ),
        (535, "5.7.8 bad credentials", "Náš poštovní server nepřijal přihlášení. Dejte vědět správci."),
        (451, "try again", "Server příjemce zprávu zatím nepřijal, zkoušíme to dál."),
        (554, "no", "Server příjemce zprávu odmítl. Ověřte adresu, nebo zprávu předejte jinak."),
        (550, "10.5.1.1234 rejected", "Server příjemce zprávu odmítl. Ověřte adresu, nebo zprávu předejte jinak."),
    ],
)
def test_reason_says_in_czech_what_the_server_meant(code: int, answer: str, reason: str) -> None:
    assert rules.reason_for(code, answer) == reason


@pytest.mark.parametrize(
    ("code", "verdict"),
    [(421, Verdict.TRY_LATER), (451, Verdict.TRY_LATER), (550, Verdict.GIVE_UP), (535, Verdict.TRY_LATER),
     (-1, Verdict.UNSURE), (250, Verdict.UNSURE)],
)  # fmt: skip
def test_answer_is_judged_by_its_code(code: int, verdict: Verdict) -> None:
    assert rules.trouble_of_answer(code, "").verdict == verdict


def test_silence_after_the_letter_left_is_a_doubt() -> None:
    assert rules.trouble_of_silence(has_left=True, answer="x") == Trouble(Verdict.UNSURE, rules.NO_ANSWER, "x")


def test_silence_before_the_letter_left_is_safe_to_repeat() -> None:
    assert rules.trouble_of_silence(has_left=False, answer="x") == Trouble(Verdict.TRY_LATER, rules.NO_SERVER, "x")


def test_pauses_grow_and_cover_a_weekend() -> None:
    pauses = [(rules.next_attempt(n, NOW) or NOW) - NOW for n in range(1, len(rules.PAUSES) + 1)]

    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(minutes=1)
    assert sum(pauses, timedelta()) > timedelta(hours=63)
    assert rules.next_attempt(len(rules.PAUSES) + 1, NOW) is None


def test_waiting_mail_is_not_handed_over_by_hand() -> None:
    assert rules.blockers_to_hand_over(Handing(Channel.EMAIL, State.WAITING)) == [
        "E-mail teprve odejde sám. Když ho chcete předat jinak, nejdřív ho stáhněte."
    ]
    assert rules.blockers_to_hand_over(Handing(Channel.EMAIL, State.FAILED)) == []
    assert rules.blockers_to_hand_over(Handing(Channel.PRINT, State.WAITING)) == []


# Reports ------------------------------------------------------------------------------------------------------------

REPORT = """From: MAILER-DAEMON@mx.example
To: kruh@urad.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <20260302.1@mx.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I'm sorry.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; jana@priklad.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 unknown user

--B
Content-Type: {kind}

Message-ID: <row.1@urad.example>
Subject: Pozvanka

--B--
"""


def report(action: str = "failed", kind: str = "message/rfc822") -> bytes:
    return REPORT.format(action=action, kind=kind).encode()


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_report_names_the_returned_message(kind: str) -> None:
    assert rules.bounces_in(report(kind=kind)) == [
        Bounce(
            "<row.1@urad.example>",
            "Schránka s touto adresou neexistuje. Ověřte adresu u příjemce.",
            "5.1.1 smtp; 550 5.1.1 unknown user",
        )
    ]


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed"])
def test_report_of_a_delay_is_no_bounce(action: str) -> None:
    assert rules.bounces_in(report(action=action)) == []


def test_report_without_the_letter_is_matched_by_references() -> None:
    raw = report(kind="text/plain").replace(b"MIME-Version", b"References: <row.1@urad.example>\nMIME-Version")

    assert [bounce.message_id for bounce in rules.bounces_in(raw)] == ["<row.1@urad.example>"]


@pytest.mark.parametrize("raw", [b"", b"\x00\xff\xfe", b"Subject: dovolena\n\nNejsem tu.", report()[:400], b"\n" * 500])
def test_other_mail_is_no_report(raw: bytes) -> None:
    assert rules.bounces_in(raw) == []
