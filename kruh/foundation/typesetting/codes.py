"""The square code in the corner of a sheet: large enough to be read from a photograph of the whole page."""

import io

import segno

SIDE_MM = 20
ALT = "Kód pro zařazení listu"


def square(text: str, kind: str) -> bytes:
    """The code as a picture without a margin; the paper around it is white."""
    picture = io.BytesIO()
    code = segno.make_qr(text, error="q", boost_error=False)
    if kind == "svg":
        code.save(picture, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None)
    else:
        code.save(picture, kind="png", border=0, scale=8)
    return picture.getvalue()
