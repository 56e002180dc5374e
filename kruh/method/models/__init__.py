"""What the method keeps: every entry in versions, each valid from a day to a day. A version is never rewritten."""

from kruh.method.models.base import CATALOGUE, LONG, SHORT, Checked, Version, Versions
from kruh.method.models.blanks import Blank
from kruh.method.models.entries import Advice, LawReference, Parameter, Question, Text, Tool, Translation

__all__ = [
    "CATALOGUE",
    "LONG",
    "SHORT",
    "Advice",
    "Blank",
    "Checked",
    "LawReference",
    "Parameter",
    "Question",
    "Text",
    "Tool",
    "Translation",
    "Version",
    "Versions",
]
