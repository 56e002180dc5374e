"""The bill on paper: what it says once frozen, and the document with the QR payment."""

import re
from datetime import date
from typing import Any

from kruh.billing.models import Bill
from kruh.billing.queries import bill as queries
from kruh.billing.vocabulary import BillState
from kruh.directory.models import Organisation
from kruh.foundation import days, money, payment, text
from kruh.foundation import typesetting as paper

_POSTCODE = re.compile(r"\b(\d{3}) (\d{2}) (?=[^\W\d_])")


def content(bill: Bill) -> dict[str, Any]:
    """This will give everything the bill says; no child and nobody from the family is in it."""
    return {
        "number": bill.number,
        "supplier": _party(bill.organisation),
        "customer": _customer(queries.customer_of(bill)),
        "account": bill.organisation.bank_account,
        "variable_symbol": bill.variable_symbol,
        "issued_on": bill.issued_on.isoformat() if bill.issued_on else "",
        "due_on": bill.due_on.isoformat() if bill.due_on else "",
        "met_on": bill.met_on.isoformat(),
        "conference": str(bill.conference),
        "order_number": bill.order_number,
        "note": bill.note or "",
        "is_no_show": bill.is_no_show,
        "lines": [[line.text, line.quantity, line.unit_price, line.amount] for line in queries.lines_of(bill)],
        "unbilled": queries.unbilled_of(bill),
        "total": bill.total,
    }


def _party(organisation: Organisation) -> dict[str, Any]:
    place = f"{organisation.postcode} {organisation.city}".strip()
    return {
        "name": organisation.name,
        "lines": [line for line in (organisation.street, place) if line],
        "ico": organisation.ico,
        "contact": [line for line in (organisation.phone_text, organisation.email) if line],
    }


def _customer(office: Organisation) -> dict[str, Any]:
    """The municipality pays; its office stands below it, so that the envelope finds the right desk."""
    party = _party(office)
    desk = [office.name] if office.customer_name != office.name else []
    return {**party, "name": office.customer_name, "lines": [*desk, *party["lines"]]}


def invoice(bill: Bill) -> paper.Document:
    """This will give the bill as a document: a draft says so and cannot be paid, a cancelled one says so too."""
    said = bill.frozen or content(bill)
    supplier, customer = said["supplier"], said["customer"]
    return paper.Document(
        title=_title(bill, said),
        dated=date.fromisoformat(said["issued_on"]) if said["issued_on"] else bill.met_on,
        sender=paper.Letterhead(supplier["name"], (*supplier["lines"], *_ico(supplier)), tuple(supplier["contact"])),
        recipient_window=(customer["name"], *customer["lines"]),
        reference=said["conference"],
        footer=f"{supplier['name']} · {_title(bill, said)}",
        blocks=(*_standing(bill), *_body(bill, said)),
    )


def _body(bill: Bill, said: dict[str, Any]) -> tuple[paper.Block, ...]:
    rounding = queries.rounding_of(bill)
    why = tuple(paper.Paragraph(words) for words in (*filter(None, [rounding]), *said.get("unbilled", [])))
    return (_facts(said, said["customer"]), *_reason(said), _table(said), *why, *_note(said), *_payment(bill, said))


def _title(bill: Bill, said: dict[str, Any]) -> str:
    return f"Vyúčtování č. {said['number']}" if said["number"] else "Vyúčtování (návrh)"


def _ico(party: dict[str, Any]) -> tuple[str, ...]:
    return (f"IČO {party['ico']}",) if party["ico"] else ()


def _standing(bill: Bill) -> tuple[paper.Block, ...]:
    if bill.state == BillState.CANCELLED:
        return (paper.Note((paper.Run("STORNOVÁNO", bold=True), paper.Run(". Podle tohoto vyúčtování neplaťte."))),)
    if bill.state == BillState.DRAFT:
        return (paper.Note("Návrh. Zatím není vystavený, podle něj neplaťte."),)
    return ()


def _facts(said: dict[str, Any], customer: dict[str, Any]) -> paper.Fields:
    due = [("Splatné do", _day(said["due_on"]))] if said["due_on"] else []
    issued = [("Vystaveno", _day(said["issued_on"]))] if said["issued_on"] else []
    order = [("Objednávka", said["order_number"])] if said["order_number"] else []
    buyer = _POSTCODE.sub(rf"\1{text.NBSP}\2 ", ", ".join([customer["name"], *_ico(customer), *customer["lines"]]))
    return paper.Fields(
        (
            ("Odběratel", buyer),
            ("Za co", f"Případová konference {said['conference']}"),
            ("Den setkání", _day(said["met_on"])),
            *order,
            *issued,
            *due,
        )
    )


def _reason(said: dict[str, Any]) -> tuple[paper.Block, ...]:
    words = "Setkání se neuskutečnilo. Podle podmínek služby účtujeme jen cestovné facilitátora a zapisovatele."
    return (paper.Paragraph(words),) if said["is_no_show"] else ()


def _table(said: dict[str, Any]) -> paper.Table:
    rows = [(text, quantity, money.czk(price), money.czk(amount)) for text, quantity, price, amount in said["lines"]]
    return paper.Table(
        head=("Položka", "Množství", "Cena za jednotku", "Celkem"),
        rows=(*rows, ("Celkem k úhradě", "", "", money.czk(said["total"]))),
        widths=(6, 2, 3, 2.5),
        align=("left", "right", "right", "right"),
        has_sum=True,
    )


def _note(said: dict[str, Any]) -> tuple[paper.Block, ...]:
    tax = "Částky jsou konečné, daň z přidané hodnoty se k nim nepřičítá."
    return (paper.Paragraph(tax), *((paper.Paragraph(said["note"]),) if said["note"] else ()))


def _payment(bill: Bill, said: dict[str, Any]) -> tuple[paper.Block, ...]:
    if bill.state not in {BillState.ISSUED, BillState.PAID} or not said["total"]:
        return ()
    order = payment.Payment(
        said["account"], said["total"], said["variable_symbol"], date.fromisoformat(said["due_on"]), said["conference"]
    )
    words = paper.Fields(
        (
            ("Číslo účtu", said["account"]),
            ("IBAN", payment.iban(said["account"])),
            ("Variabilní symbol", said["variable_symbol"]),
            ("Částka", (paper.Run(money.czk(said["total"]), bold=True),)),
            ("Splatné do", _day(said["due_on"])),
        )
    )
    picture = paper.Picture(payment.qr_png(order), "QR kód k platbě; všechny údaje stojí vedle něj.", 40)
    return (paper.Beside((paper.Heading(1, "Jak zaplatit"), words), (picture, paper.Paragraph("QR platba"))),)


def _day(iso: str) -> str:
    return days.day(date.fromisoformat(iso))
