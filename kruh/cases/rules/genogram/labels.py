"""Names under the figures: how wide they are, and as much of them as fits."""

WIDEST = 122.0  # the middle of the next figure is 132 away
WIDE, NARROW = frozenset("mwMWŠ@"), frozenset("ijlíťfrt.- '")


def width(name: str) -> float:
    """This will say how wide a bold line of a name is in the widest usual typeface, in units of the picture."""
    return sum(15.4 if sign in WIDE else 12.0 if sign.isupper() else 7.0 if sign in NARROW else 10.0 for sign in name)


def cut(name: str) -> str:
    """This will give as much of a name as fits beside the next figure."""
    if width(name) <= WIDEST:
        return name
    while width(f"{name}…") > WIDEST:
        name = name[:-1]
    return f"{name}…"
