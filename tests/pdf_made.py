"""PDFs written out by hand, for tests: what is drawn where."""

from __future__ import annotations


def pdf_bytes(*contents: str, page: str = "", filters: str = "", packed: bytes = b"") -> bytes:
    """A PDF with one page for each content stream, Helvetica as /F1."""
    count = len(contents)
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{4 + 2 * n} 0 R' for n in range(count))}]>>"
        "".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{page}"
            f"/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * number} 0 R>>".encode()
        )
        data = packed or content.encode("latin-1")
        head = f"<</Length {len(data)}{filters}>>\nstream\n".encode()
        objects.append(head + data + b"\nendstream")
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        out
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
            f"startxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )


def shown(x: float, y: float, text: str, size: float = 12) -> str:
    """Text in Helvetica at a place."""
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"


def grid(xs: list[float], ys: list[float]) -> str:
    """All rules between the first and the last of xs and ys, as thin filled bars."""
    level = (f"{xs[0]} {y} {xs[-1] - xs[0]} 0.5 re f\n" for y in ys)
    upright = (f"{x} {ys[0]} 0.5 {ys[-1] - ys[0]} re f\n" for x in xs)
    return "".join([*level, *upright])
