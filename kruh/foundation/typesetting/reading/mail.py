"""Reading an e-mail: its headers as people see them, both its bodies, and every attachment to the bottom."""

import email
from email import policy
from email.message import EmailMessage
from typing import cast

from kruh.foundation.typesetting.reading.parts import Open, Read
from kruh.foundation.typesetting.reading.plain import read_page

_HEADERS = {"subject": "v předmětu e-mailu"}


def read_mail(content: bytes, open_: Open) -> Read:
    """This will read the whole message; attachments are read by the given function."""
    message = email.message_from_bytes(content, policy=policy.default)
    read = Read()
    for name, value in message.items():
        read.add(_HEADERS.get(name.lower(), "v hlavičce e-mailu"), str(value))
    for part in message.walk():
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            continue
        _add(read, part, open_)
    return read


def _add(read: Read, part: EmailMessage, open_: Open) -> None:
    name, kind = part.get_filename(), part.get_content_type()
    if name or part.get_content_disposition() == "attachment" or part.get_content_maintype() not in {"text", "message"}:
        inner = open_(name or f"příloha.{part.get_content_subtype()}", _bytes(part))
        read.take(inner, f"v příloze {name or 'beze jména'}:")
    elif kind == "text/html":
        read.take(read_page(_bytes(part)), "v e-mailu:")
    elif kind.startswith("text/"):
        read.add("v textu e-mailu", str(part.get_content()))


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return bytes(cast(EmailMessage, part.get_content()))
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""
