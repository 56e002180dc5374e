"""Why a backup or a restore did not happen."""


class Refused(Exception):
    """The text is a Czech sentence for the person at the console."""
