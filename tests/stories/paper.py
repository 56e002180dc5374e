"""A page as a person finds it: what it says, where it leads, and its forms with whatever already stands in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

VOID_TYPES = {"submit", "button", "image", "reset", "file"}
UNSEEN = {"script", "style", "title"}
READ_WHOLE = {"a", "label", "textarea", "button", "option", "h1", "h2", "li"} | UNSEEN


@dataclass
class Field:
    """One field: what stands in it, and what can be chosen when it is a choice."""

    kind: str
    values: list[str] = field(default_factory=list)
    options: list[tuple[str, str]] = field(default_factory=list)

    def chosen(self, wanted: Any) -> list[str]:
        """This will give what is sent when a person writes or chooses this."""
        if self.kind == "text":
            return [str(wanted)]
        if self.kind == "box":
            return [self.options[0][0]] if wanted else []
        return [self._option(one) for one in (wanted if isinstance(wanted, list | tuple | set) else [wanted])]

    def _option(self, wanted: Any) -> str:
        known = [value for value, label in self.options if str(wanted) in {value, label}]
        known = known or [value for value, label in self.options if label.startswith(str(wanted)) and wanted]
        assert known, f"„{wanted}“ není v nabídce: {[label for _, label in self.options]}"
        return known[0]


@dataclass
class Form:
    """A form on a page."""

    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)

    def filled(self, typed: dict[str, Any]) -> dict[str, list[str]]:
        """This will give what leaves when the named fields are filled and the others stay as they are."""
        unknown = set(typed) - set(self.fields)
        assert not unknown, f"ve formuláři nejsou pole {sorted(unknown)}, jsou tu {sorted(self.fields)}"
        sent = {name: list(known.values) for name, known in self.fields.items()}
        sent |= {name: self.fields[name].chosen(value) for name, value in typed.items()}
        return {name: values for name, values in sent.items() if values}


class Page(HTMLParser):
    """Reads one answer of the server."""

    def __init__(self, address: str, status: int, html: str) -> None:
        super().__init__()
        self.address, self.status, self.html = address, status, html
        self.links: list[tuple[str, str]] = []
        self.forms: list[Form] = []
        self.problems: list[str] = []
        self._said: list[str] = []
        self._labels: dict[str, str] = {}
        self._choices: list[tuple[Form, str, str, str, bool, str]] = []
        self._open: list[tuple[str, dict[str, str], int]] = []
        self._form: Form | None = None
        self._select: Field | None = None
        self.feed(html)
        for form, name, kind, value, is_on, ident in self._choices:
            known = form.fields.setdefault(name, Field(kind))
            if kind == "box" and known.options:
                known.kind = "boxes"
            known.options.append((value, self._labels.get(ident, value)))
            known.values += [value] if is_on else []

    @property
    def text(self) -> str:
        """What can be read on the page."""
        return _plain("".join(self._said))

    def leads_to(self, address: str) -> bool:
        """This will tell whether a link or a form of the page leads to the address."""
        paths = {urlsplit(link).path for _, link in self.links} | {form.action for form in self.forms}
        return address in paths

    def form_for(self, address: str) -> Form:
        """This will give the form that is sent to the address."""
        found = [form for form in self.forms if form.action == address and form.method == "post"]
        assert found, f"na {self.address} není formulář pro {address}, jsou tu {[form.action for form in self.forms]}"
        return found[0]

    # Reading ------------------------------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = urlsplit(urljoin(self.address, named.get("action") or self.address)).path
            self._form = Form(action, named.get("method", "get").lower())
            self.forms.append(self._form)
        elif tag == "input" and self._form is not None and named.get("name"):
            self._input(self._form, named)
        elif (tag == "option" and self._select is not None) or tag in {
            "a",
            "label",
            "textarea",
            "button",
            "h1",
            "h2",
            "li",
        } | UNSEEN:
            self._open.append((tag, named, len(self._said)))
        elif tag == "select" and self._form is not None:
            self._select = self._form.fields[named["name"]] = Field("choice")
        elif tag == "div" and named.get("class") == "errors":
            self._open.append((tag, named, len(self._said)))
        if tag in {"p", "li", "div", "h1", "h2", "h3", "td", "th", "tr", "dt", "dd", "label", "option", "br", "legend"}:
            self._said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if tag == "select":
            self._select = None
        if not self._open or self._open[-1][0] != tag:
            return
        _, named, start = self._open.pop()
        self._closed(tag, named, "".join(self._said[start:]), start)

    def handle_data(self, data: str) -> None:
        self._said.append(data)

    def _closed(self, tag: str, named: dict[str, str], raw: str, start: int) -> None:
        words = _plain(raw)
        if tag in UNSEEN:
            del self._said[start:]
        elif tag == "a":
            self.links.append((words, urljoin(self.address, named.get("href", ""))))
        elif tag == "label" and named.get("for"):
            self._labels[named["for"]] = words
        elif tag == "li" and any(around.get("class") == "errors" for _, around, _ in self._open):
            self.problems.append(words)
        elif self._form is not None:
            self._filled(self._form, tag, named, raw)

    def _filled(self, form: Form, tag: str, named: dict[str, str], raw: str) -> None:
        words = _plain(raw)
        if tag == "textarea":
            form.fields[named["name"]] = Field("text", [raw.removeprefix("\n")])
        elif tag == "option" and self._select is not None:
            self._select.options.append((named.get("value", words), words))
            if "selected" in named or not self._select.values:
                self._select.values = [named.get("value", words)]

    def _input(self, form: Form, named: dict[str, str]) -> None:
        kind, name = named.get("type", "text"), named["name"]
        if kind in {"radio", "checkbox"}:
            shape = "box" if kind == "checkbox" else "choice"
            value, ident = named.get("value", "on"), named.get("id", "")
            self._choices.append((form, name, shape, value, "checked" in named, ident))
        elif kind not in VOID_TYPES:
            form.fields[name] = Field("text", [named.get("value", "")])


def _plain(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.replace("\u00a0", " ").split("\n"))
    return "\n".join(line for line in lines if line)
