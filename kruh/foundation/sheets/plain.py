"""CSV as people save it: from Excel or from a register, in UTF-8 or windows-1250, with semicolons, commas or tabs."""

import csv
import io
from collections.abc import Iterator

from kruh.foundation.sheets.troubles import NotATable

SEPARATORS = ";,\t"
BROKEN = "Soubor není čitelná tabulka. Otevřete ho prosím v Excelu, uložte jako XLSX a nahrajte znovu."
ODD = "Na řádku {number} je znak, který do tabulky nepatří. Uložte prosím tabulku v Excelu znovu jako XLSX."


def rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """This will give each row with the line on which it ends; quotes, encodings and separators are found out."""
    text = decoded(content)
    if "\x00" in text:
        raise NotATable(BROKEN)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text))
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise NotATable(ODD.format(number=reader.line_num)) from error


def decoded(content: bytes) -> str:
    """This will read the bytes: by their mark, as UTF-8, otherwise as windows-1250. Raises NotATable."""
    for mark, code in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _read(content, code)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _read(content, "cp1250")


def separator(text: str) -> str:
    """This will give the sign that parts the columns: the most frequent one of the first line, outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=outside.count)


def _read(content: bytes, code: str) -> str:
    try:
        return content.decode(code)
    except UnicodeDecodeError as error:
        raise NotATable(BROKEN) from error
