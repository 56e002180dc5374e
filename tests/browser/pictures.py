"""Pictures of screens for people to look at; only when KRUH_SCREENS=1 asks for them."""

import os
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Page

FOLDER = Path(__file__).parents[2] / "screens"
IS_WANTED = os.environ.get("KRUH_SCREENS") == "1"
ACROSS, THUMB = 6, (320, 420)


def take(page: Page, label: str, width: int) -> None:
    """This will keep a picture of the whole page."""
    if IS_WANTED:
        FOLDER.mkdir(exist_ok=True)
        page.screenshot(path=FOLDER / f"{label}-{width}.png", full_page=True)


def contact_sheets() -> list[Path]:
    """This will put the tops of all pictures side by side, one sheet for each width and two dozen screens."""
    made = []
    for width in (390, 1366):
        pictures = sorted(FOLDER.glob(f"*-{width}.png"))
        for number, start in enumerate(range(0, len(pictures), 24), 1):
            made.append(FOLDER / f"sheet-{width}-{number:02}.jpg")
            _sheet(pictures[start : start + 24]).save(made[-1], quality=80)
    return made


def _sheet(pictures: list[Path]) -> Image.Image:
    rows = -(-len(pictures) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * (THUMB[0] + 10), rows * (THUMB[1] + 30)), "white")
    draw = ImageDraw.Draw(sheet)
    for place, path in enumerate(pictures):
        left, top = place % ACROSS * (THUMB[0] + 10), place // ACROSS * (THUMB[1] + 30)
        with Image.open(path) as picture:
            scaled = picture.resize((THUMB[0], round(picture.height * THUMB[0] / picture.width)))
            sheet.paste(scaled.crop((0, 0, *THUMB)).convert("RGB"), (left, top + 20))
        draw.text((left, top + 4), path.stem[:50], fill="black")
    return sheet
