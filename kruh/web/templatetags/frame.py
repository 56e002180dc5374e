"""The tags with which `base.html` and `page.html` put the frame around a page; the frame itself is `kruh.web.frame`."""

from typing import Any

from django import template
from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString

from kruh.web import frame

register = template.Library()


@register.simple_tag(takes_context=True)
def frame_links(context: Context) -> SafeString:
    """The page's picture and its style sheets."""
    return frame.links(context.get("theme") or "")


@register.simple_tag
def script(path: str) -> SafeString:
    """A script of ours: `{% script "web/kruh.js" %}`."""
    return frame.script(path)


@register.simple_tag(takes_context=True)
def frame_session(context: Context) -> SafeString:
    """How long an unused screen lasts, for the script that warns before its end."""
    seconds, user = context.get("session_seconds"), context.get("user")
    return SafeString(f' data-session="{seconds}"' if seconds and user and user.is_authenticated else "")


@register.simple_tag(takes_context=True)
def frame_demo(context: Context) -> SafeString:
    """The strip that says that all is invented."""
    return frame.DEMO_STRIP if context.get("demo") else SafeString()


@register.simple_tag(takes_context=True)
def frame_header(context: Context) -> SafeString:
    """The top of the page: the brand, who is signed in, the menu."""
    user, own = context.get("user"), ""
    if user and user.is_authenticated:
        known = user.name, context.get("signed_in_as") or "", context.get("account") or ()
        own = frame.signed_in(*known, str(context.get("csrf_token") or ""))
    return frame.header(context.get("menu") or (), own)


@register.simple_tag
def public_header(path: str) -> SafeString:
    """The top of a page for everybody."""
    return frame.public_header(path)


@register.simple_tag(takes_context=True)
def frame_messages(context: Context) -> SafeString:
    """What the last act said."""
    said: Any = context.get("messages")
    return SafeString(get_template("components/messages.html").render({"messages": said}) if said else "")


@register.simple_tag(takes_context=True)
def frame_footer(context: Context) -> SafeString:
    """The foot of the page."""
    return frame.footer(bool(context.get("demo")))


@register.simple_tag(takes_context=True)
def frame_crumbs(context: Context) -> SafeString:
    """The steps that lead to the page, where it has any."""
    return frame.crumbs(context.get("trail") or ())


@register.simple_tag(takes_context=True)
def frame_tabs(context: Context) -> SafeString:
    """The tabs of the case or conference that the page is about."""
    return frame.tabs(context.get("tabs") or ())


@register.simple_tag
def filter_links(filters: Any, label: str = "") -> SafeString:
    """The ways to narrow a list, of which one is chosen."""
    return frame.filters(filters or (), label or "Vybrat")


@register.simple_tag
def pager(newer: str = "", older: str = "", label: str = "") -> SafeString:
    """The pages before and after in a long list."""
    return frame.pager(newer or "", older or "", label or "Další stránky")
