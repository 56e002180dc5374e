"""How a message looks as a mail: plain text, neutral sender, nothing that could follow the reader."""

import email.policy
from email.message import MIMEPart
from email.utils import format_datetime, formataddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage

from kruh.messaging.models import Attachment, Message


def mail_of(message: Message) -> EmailMessage:
    """This will build the mail. Built again from the same row it is the same mail, with the same Message-ID."""
    mail = EmailMessage(
        subject=message.subject,
        body=message.text,
        from_email=str(formataddr((message.sender or settings.MAIL_SENDER_NAME, settings.DEFAULT_FROM_EMAIL))),
        to=[str(formataddr((message.name, message.address)))],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={
            "Message-ID": message.message_id,
            "Date": format_datetime(message.queued_at),
            "Auto-Submitted": "auto-generated",
        },
    )
    for attachment in message.attachments.all():
        mail.attach(_part(attachment))
    return mail


def _part(attachment: Attachment) -> MIMEPart:
    part = MIMEPart(policy=email.policy.SMTP)
    kind, *words = [word.strip() for word in attachment.mime.split(";")]
    main, _, sub = kind.partition("/")
    parameters = dict(word.split("=", 1) for word in words if "=" in word)
    if main == "text":
        parameters.pop("charset", None)
        text = attachment.content.decode()
        part.set_content(text, subtype=sub, charset="utf-8", params=parameters, cte="base64", **_place(attachment))
    else:
        content = attachment.content
        part.set_content(content, maintype=main, subtype=sub, params=parameters, cte="base64", **_place(attachment))
    return part


def _place(attachment: Attachment) -> dict[str, Any]:
    return {"disposition": "attachment", "filename": attachment.file_name}
