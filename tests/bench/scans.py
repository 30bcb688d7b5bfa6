"""How well pictures of pages are read: ``python tests/bench/scans.py [--pages 6] [--worst 8]``.

Pages of made-up prose and ruled tables are drawn at 200 dpi, worn as a scanner, a fax machine and
a stamp would, and read back. Printed for each kind of wear: character errors of prose after repair
and as read (white space left out, Thai digits counted), tables whose grid is exact, cells of Thai
digits that are right, and how many of the cells that were believed are right, and CPU seconds a
page. Pages alternate between fonts the digit reader learnt from and two families it has never seen.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

sys.path.insert(0, str(Path(__file__).parent))

from bars import Bar
from pdf_scores import distance, letters

from thaihealthdocs.model.document import BlockKind, Document, Source
from thaihealthdocs.readers.scans import read_pages
from thaihealthdocs.thai.repair import repair
from thaihealthdocs.thai.words import tokens

DPI, WIDTH, HEIGHT, MARGIN = 200, 1654, 2339, 170
TLWG = "/usr/share/fonts/truetype/tlwg"
FONTS = (
    (f"{TLWG}/Laksaman.ttf", 42),
    (f"{TLWG}/Kinnari.ttf", 36),
    (f"{TLWG}/Garuda.ttf", 33),
    (f"{TLWG}/Umpush.ttf", 38),
    (f"{TLWG}/Norasi.ttf", 36),
    (f"{TLWG}/Loma.ttf", 33),
)
UNSEEN = ("Kinnari", "Umpush")
SENTENCES = (
    "คณะทำงานได้ลงพื้นที่ตรวจเยี่ยมหน่วยบริการจำนวน {n} แห่ง ระหว่างวันที่ {d} ถึง {d} สิงหาคม {y}",
    "ผู้สูงอายุที่ได้รับการคัดกรองภาวะหกล้มคิดเป็นร้อยละ {p} ของกลุ่มเป้าหมายทั้งหมด {t} คน",
    "ให้ทุกอำเภอจัดทำทะเบียนผู้ป่วยโรคไตเรื้อรังและรายงานผลภายในวันที่ {d} ของทุกเดือน",
    "งบประมาณที่ได้รับจัดสรรในปี {y} รวม {t} บาท เบิกจ่ายแล้วร้อยละ {p}",
    "หญิงตั้งครรภ์ฝากครรภ์ครั้งแรกก่อน {d} สัปดาห์เพิ่มขึ้นจากร้อยละ {p} เป็นร้อยละ {p}",
    "ที่ประชุมเห็นชอบแนวทางการจัดบริการทันตกรรมเคลื่อนที่ในโรงเรียน {n} แห่ง ตามคำสั่งที่ {d}/{y}",
    "ปัญหาสำคัญคือบุคลากรไม่เพียงพอและระบบส่งต่อยังไม่เชื่อมโยงกับโรงพยาบาลแม่ข่าย",
    "ควรเร่งรัดการฉีดวัคซีนในเด็กแรกเกิดและติดตามการเจริญเติบโตอย่างต่อเนื่อง",
)
ROWS = (
    "อำเภอท่าเรือ", "อำเภอบ้านนา", "ตำบลหนองแขม", "เขตเมืองเก่า", "ศูนย์เด็กเล็ก", "คลินิกชุมชน",
    "งานทันตกรรม", "งานโภชนาการ", "งานควบคุมโรค", "งานเภสัชกรรม",
)  # fmt: skip
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass
class Truth:
    """What a page says."""

    prose: list[str] = field(default_factory=list)
    tables: list[dict[tuple[int, int, int, int], str]] = field(default_factory=list)


class Drawing:
    """A page while it is drawn."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.path, self.size = FONTS[seed % len(FONTS)]
        self.font = ImageFont.truetype(self.path, self.size)
        self.image = Image.new("RGB", (WIDTH, HEIGHT), "white")
        self.pen = ImageDraw.Draw(self.image)
        self.y = MARGIN
        self.truth = Truth()
        self.thai = True

    def number(self, kind: str) -> str:
        draw = self.random
        text = {
            "n": str(draw.randint(2, 99)),
            "d": str(draw.randint(1, 31)),
            "y": str(draw.randint(2555, 2575)),
            "p": f"{draw.uniform(1, 100):.{draw.randint(1, 2)}f}",
            "t": f"{draw.randint(100, 999_999):,}",
        }[kind]
        return text.translate(THAI) if self.thai else text

    def wrapped(self, text: str, width: float) -> list[str]:
        lines, line = [], ""
        for word in re.findall(r"\s+|\S+", text):
            for token in tokens(word) if word.strip() and not re.search(r"\d", word) else [word]:
                if line and self.pen.textlength(line + token, self.font) > width:
                    lines.append(line.strip())
                    line = ""
                line += token
        return [*lines, line.strip()]

    def line(self, text: str, x: float, y: float) -> None:
        self.pen.text((x, y), text, "black", self.font)

    def paragraph(self) -> None:
        sentences = self.random.sample(SENTENCES, 3)
        text = " ".join(sentences)
        text = re.sub(r"\{(\w)\}", lambda match: self.number(match[1]), text)
        self.truth.prose.append(text)
        for line in self.wrapped(text, WIDTH - 2 * MARGIN):
            self.line(line, MARGIN, self.y)
            self.y += round(self.size * 1.5)
        self.y += 20

    def table(self, rows: int) -> None:
        columns = self.random.randint(4, 6)
        widths = [360, *[(WIDTH - 2 * MARGIN - 360) // (columns - 1)] * (columns - 1)]
        xs = [MARGIN + sum(widths[:at]) for at in range(columns + 1)]
        high = round(self.size * 1.75)
        ys = [self.y + high * at for at in range(rows + 3)]
        cells = {(0, 0, 2, 1): "หน่วยงาน", (0, 1, 1, columns - 1): "ผลการดำเนินงาน"}
        for column in range(1, columns):
            cells[1, column, 1, 1] = f"{self.number('y')}"
        for row, name in enumerate(self.random.sample(ROWS, rows), start=2):
            cells[row, 0, 1, 1] = name
            for column in range(1, columns):
                cells[row, column, 1, 1] = self.number("nptd"[column % 4])
        for (row, column, down, across), text in cells.items():
            box = (xs[column], ys[row], xs[column + across], ys[row + down])
            self.pen.rectangle(box, outline="black", width=2)
            room = box[2] - box[0] - self.pen.textlength(text, self.font)
            self.line(text, box[0] + (12 if column == 0 else room / 2), box[1] + high * 0.1)
        self.truth.tables.append(cells)
        self.y = ys[-1] + 40


def page(seed: int) -> tuple[np.ndarray, Truth]:
    """The picture of a page, and what it says; each third page is in Arabic digits."""
    drawing = Drawing(seed)
    drawing.thai = seed % 3 != 2
    for _ in range(2):
        drawing.paragraph()
    drawing.table(drawing.random.randint(4, 7))
    drawing.paragraph()
    return np.asarray(drawing.image), drawing.truth


def clean(image: np.ndarray, noise: np.random.Generator) -> np.ndarray:
    return image


def turned(image: np.ndarray, degrees: float) -> np.ndarray:
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), degrees, 1)
    return cv2.warpAffine(image, turn, (WIDTH, HEIGHT), flags=1, borderValue=(255,) * 3)


def jpeg(image: np.ndarray, quality: int) -> np.ndarray:
    return cv2.imdecode(cv2.imencode(".jpg", image, [1, quality])[1], 1)


def scanned(image: np.ndarray, noise: np.random.Generator) -> np.ndarray:
    worn = cv2.GaussianBlur(turned(image, noise.uniform(-1.8, 1.8)), (0, 0), 0.7)
    light = np.linspace(0, 20, WIDTH)[None, :, None]
    worn = 45 + worn * (190 / 255) - light + noise.normal(0, 7, worn.shape[:2])[:, :, None]
    return jpeg(np.clip(worn, 0, 255).astype(np.uint8), 55)


def fax(image: np.ndarray, noise: np.random.Generator) -> np.ndarray:
    gray = cv2.cvtColor(turned(image, noise.uniform(-0.8, 0.8)), cv2.COLOR_RGB2GRAY)
    gray = cv2.GaussianBlur(gray, (0, 0), 0.6) + noise.normal(0, 20, gray.shape)
    bits = np.where(gray > 150, 255, 0).astype(np.uint8)
    bits[noise.random(bits.shape) < 0.001] = 0
    return np.repeat(bits[:, :, None], 3, axis=2)


def stamped(image: np.ndarray, noise: np.random.Generator) -> np.ndarray:
    marks = np.full_like(image, 255)
    x, y = int(noise.integers(400, 1200)), int(noise.integers(500, 1500))
    cv2.circle(marks, (x, y), 150, (60, 50, 170), 6)
    cv2.putText(marks, "RECEIVED", (x - 110, y), cv2.FONT_HERSHEY_DUPLEX, 1.3, (60, 50, 170), 3)
    cv2.rectangle(marks, (900, 300), (1500, 520), (190, 50, 60), 4)
    cv2.putText(marks, "No. 482 / 17", (930, 430), cv2.FONT_HERSHEY_SIMPLEX, 2, (190, 50, 60), 3)
    return scanned(np.minimum(image, marks), noise)


WEARS = (clean, scanned, fax, stamped)


def mended(found: Document) -> Document:
    """The document with its text as records see it."""
    done = repair(found.text, recognised=[page.span for page in found.pages])
    return found.rewritten(done.text, done.alignment)


def prose_of(found: Document) -> str:
    """What stands outside of tables, without white space."""
    return letters(
        "".join(
            block.span.of(found.text) for block in found.blocks if block.kind != BlockKind.TABLE
        )
    )


class Score:
    """Counts over pages."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.worst: list[str] = []

    def add(self, found: Document, truth: Truth) -> None:
        true = letters("".join(truth.prose))
        self.counts["characters"] += len(true)
        self.counts["wrong"] += distance(prose_of(mended(found)), true)
        self.counts["wrong as read"] += distance(prose_of(found), true)
        tables = [block for block in found.blocks if block.kind == BlockKind.TABLE]
        self.counts["tables"] += len(truth.tables)
        for number, cells in enumerate(truth.tables):
            read = {
                (cell.row, cell.column, cell.row_span, cell.column_span): letters(
                    cell.span.of(found.text)
                )
                for cell in (tables[number].cells if number < len(tables) else ())
            }
            self.counts["exact"] += read.keys() == cells.keys()
            for place, text in cells.items():
                self.cell(read.get(place, ""), text)

    def cell(self, read: str, true: str) -> None:
        if not re.search("[0-9๐-๙]", true):
            self.counts["word cells"] += 1
            self.counts["word cells right"] += read == letters(true)
            return
        kind = "thai" if re.search("[๐-๙]", true) else "arabic"
        believed = re.fullmatch(r"[0-9๐-๙.,/\-%]+", read) is not None
        self.counts[kind] += 1
        self.counts[f"{kind} believed"] += believed
        self.counts[f"{kind} right"] += read == true
        if read != true:
            self.worst.append(f"{true}→{read}")

    def line(self) -> str:
        counts = self.counts

        def share(part: str, whole: str) -> str:
            return (
                f"{counts[part]}/{counts[whole]} {100 * counts[part] / max(1, counts[whole]):5.1f}%"
            )

        return (
            f"CER {100 * counts['wrong'] / max(1, counts['characters']):5.2f}% "
            f"(as read {100 * counts['wrong as read'] / max(1, counts['characters']):5.2f})  "
            f"grids {share('exact', 'tables')}  Thai cells {share('thai right', 'thai')}  "
            f"believed {share('thai right', 'thai believed')}  "
            f"Arabic {share('arabic right', 'arabic')}  "
            f"believed {share('arabic right', 'arabic believed')}  "
            f"words {share('word cells right', 'word cells')}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="print what was read")
    asked = parser.parse_args()
    unseen, whole = Score(), Score()
    slowest = 0.0
    for wear in WEARS:
        score, seconds = Score(), 0.0
        for seed in range(asked.first, asked.first + asked.pages):
            image, truth = page(seed)
            worn = wear(image, np.random.default_rng(seed))
            begun = time.process_time()
            found = read_pages([(worn, DPI)], Source(f"{seed}", "", "image", 0))
            seconds += time.process_time() - begun
            if asked.show:
                print(found.text, "\n-----\n", "\n".join(truth.prose))
            scores = (
                score,
                whole,
                *(
                    [unseen]
                    if FONTS[seed % len(FONTS)][0].split("/")[-1].startswith(UNSEEN)
                    else []
                ),
            )
            for each in scores:
                each.add(found, truth)
        print(f"{wear.__name__:8} {score.line()}  {seconds / asked.pages:.1f} s", flush=True)
        slowest = max(slowest, seconds / asked.pages)
        if asked.worst:
            print("    ", "  ".join(score.worst[: asked.worst]))
    print(f"{'all':8} {whole.line()}\n{'unseen':8} {unseen.line()}")
    for bar in bars(whole.counts, slowest):
        print(bar.line())


def bars(counts: Counter[str], seconds: float) -> list[Bar]:
    """What must be reached, over all wears."""

    def share(part: str, among: str) -> float:
        return counts[part] / max(1, counts[among])

    error, grids = share("wrong", "characters"), share("exact", "tables")
    right, sure = share("thai right", "thai"), share("thai right", "thai believed")
    return [
        Bar("scans: character error", f"{100 * error:.2f} %", "<= 1.5 %", error <= 0.015),
        Bar("scans: grids exact", f"{100 * grids:.1f} %", ">= 95 %", grids >= 0.95),
        Bar("scans: Thai digits right", f"{100 * right:.1f} %", ">= 97 %", right >= 0.97),
        Bar("scans: of those believed", f"{100 * sure:.1f} %", ">= 99 %", sure >= 0.99),
        Bar("scans: CPU of a page", f"{seconds:.1f} s", "<= 4 s", seconds <= 4),
    ]


if __name__ == "__main__":
    main()
