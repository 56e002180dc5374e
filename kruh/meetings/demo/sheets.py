"""The flipchart of the first demo story, photographed after the meeting; drawn here, so that nobody real is on it."""

import io
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from kruh.access.models import User
from kruh.cases.demo.stories import STORIES
from kruh.conferences.vocabulary import State
from kruh.foundation import typesetting, uploads
from kruh.meetings.actions import sheets as actions
from kruh.meetings.models import Sheet
from kruh.meetings.vocabulary import SheetKind
from kruh.plans import demo as plans_demo

FONT = Path(typesetting.__file__).parent / "fonts" / "SourceSans3-Regular.ttf"
AFTER = timedelta(hours=2, minutes=5)
LINES = (
    ("Co Adamovi pomůže ráno?", "#17566b"),
    ("– babička se staví v 7.15", "#1c2326"),
    ("– táta zavolá večer předem", "#1c2326"),
    ("– místo u okna vedle Kuby", "#1c2326"),
    ("– obědy: zaplatí škola z fondu", "#a33d12"),
)
SHOWN = "Flipchart s otázkou „Co Adamovi pomůže ráno?“ a čtyřmi odpověďmi."


def load(at: datetime) -> None:
    """This will bring the photograph, if the meeting was held; once only."""
    conference = plans_demo.ready(at)
    if conference is None or conference.starts_at is None or conference.state != State.HELD:
        return
    if Sheet.objects.filter(conference=conference).exists():
        return
    actions.add_sheet(
        conference,
        file=uploads.receive("flipchart.jpg", _flipchart()),
        kind=SheetKind.FLIPCHART,
        description=SHOWN,
        topic="Možnosti",
        by=User.objects.get(email=STORIES["S1"].owner),
        at=conference.starts_at + AFTER,
    )


def _flipchart() -> bytes:
    board, file = Image.new("RGB", (1200, 900), "#fbfaf6"), io.BytesIO()
    pen, hand = ImageDraw.Draw(board), ImageFont.truetype(str(FONT), 62)
    pen.rectangle((0, 0, 1199, 34), fill="#8a949a")
    for row, (words, colour) in enumerate(LINES):
        pen.text((90 + 12 * (row % 2), 110 + 140 * row), words, fill=colour, font=hand)
    board.rotate(1.5, fillcolor="#d8d3c8").save(file, "JPEG", quality=85)
    return file.getvalue()
