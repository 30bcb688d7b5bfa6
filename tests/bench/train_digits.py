"""Make the weights of the digit reader: ``python tests/bench/train_digits.py OUT.npz``.

Those in the package come of three runs, the later ones with more numbers alone on their line::

    train_digits.py digits.npz --steps 3200
    train_digits.py digits.npz --resume digits.pt --steps 1500 --seed 21 --rate 1e-3 --alone 0.65
    train_digits.py digits.npz --resume digits.pt --steps 1800 --seed 22 --rate 1e-3 --alone 0.65

Needs torch (2.13, CPU) and the Thai fonts of Debian's fonts-thai-tlwg, fonts-noto-core and
fonts-sipa-arundina and of PyPI's fontpkg-sarabun; nothing of it is needed to read. Lines of
numbers and words are rendered, worn like scans, and two networks of different shape learn to read
their digits (CTC). The families of `HELD_OUT` are left for the benchmark.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont
from torch import nn

SEED = 20
HELD_OUT = ("Kinnari", "Umpush")
THAI, ARABIC, SIGNS = "๐๑๒๓๔๕๖๗๘๙", "0123456789", ".,/-%():"
ALPHABET = THAI + ARABIC + SIGNS
LABELS = {sign: at for at, sign in enumerate(ALPHABET, start=1)}
OTHER = len(ALPHABET) + 1
CLASSES = OTHER + 1
SHAPES = ((40, (16, 32, 48, 96)), (32, (12, 24, 48, 80)))
"""Height of the line and channels of the layers, for each network."""
MARKS = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a" + "".join(map(chr, range(0xE47, 0xE4F)))
)
LATIN = [
    "Health",
    "KPI",
    "Plan",
    "Service",
    "Fund",
    "HDC",
    "PM2.5",
    "DM",
    "HT",
    "Version",
    "Cup",
    "PCU",
    "LTC",
    "COVID-19",
]


def font_files() -> list[str]:
    """Upright and slanted Thai fonts that have all the digits."""
    listed = subprocess.run(["fc-list", ":lang=th", "file"], capture_output=True, text=True).stdout
    paths = sorted({line.split(":")[0] for line in listed.splitlines()})
    left_out = (*HELD_OUT, "Purisa", "Thin", "Variable")
    return [path for path in paths if path and not any(name in path for name in left_out)]


class Lines:
    """Worn lines of numbers and words."""

    def __init__(self, seed: int, alone: float) -> None:
        from pythainlp.corpus import thai_words

        self.random = random.Random(seed)
        self.alone = alone
        self.noise = np.random.default_rng(seed)
        self.words = sorted(word for word in thai_words() if not set(word) & set(THAI + ARABIC))
        self.fonts = font_files()
        self.loaded: dict[tuple[str, int], ImageFont.FreeTypeFont] = {}

    def number(self, thai: bool) -> str:
        draw = self.random
        kind = draw.choices(range(8), (22, 22, 14, 16, 9, 8, 6, 3))[0]
        text = (
            str(draw.randint(2530, 2580)),
            str(draw.randint(0, 99)),
            f"{draw.randint(0, 9_999_999):,}",
            f"{draw.uniform(0, 100):.{draw.randint(1, 2)}f}",
            f"{draw.randint(1, 999)}/{draw.randint(2540, 2575)}",
            f"{draw.randint(0, 99)}-{draw.randint(0, 99)}",
            ".".join(str(draw.randint(1, 20)) for _ in range(draw.randint(2, 3))),
            "".join(draw.choices(ARABIC, k=draw.randint(5, 13))),
        )[kind]
        if draw.random() < 0.12:
            text = f"({text})"
        elif draw.random() < 0.12:
            text += draw.choice("%).:-")
        return text.translate(str.maketrans(ARABIC, THAI)) if thai else text

    def text(self) -> str:
        draw = self.random
        thai = draw.random() < 0.7
        if draw.random() < self.alone:
            return " ".join(self.number(thai) for _ in range(draw.choice((1, 1, 2, 3))))
        parts = []
        for _ in range(draw.randint(1, 6)):
            pick = draw.random()
            if pick < 0.45:
                parts.append(self.number(thai))
            elif pick < 0.5:
                parts.append(draw.choice(LATIN))
            else:
                parts.append("".join(draw.choices(self.words, k=draw.randint(1, 2))))
        return "".join(part + " " * (draw.random() < 0.5) for part in parts).strip()

    def font(self) -> ImageFont.FreeTypeFont:
        key = (self.random.choice(self.fonts), self.random.randint(28, 60))
        if key not in self.loaded:
            self.loaded[key] = ImageFont.truetype(*key)
        return self.loaded[key]

    def line(self) -> tuple[np.ndarray, str]:
        """A line image, ink dark, and what it says."""
        while True:
            text = self.text()
            image = self.worn(self.drawn(text))
            if image is not None and image.shape[1] <= 13 * image.shape[0]:
                return image, text

    def batches(self, size: int) -> list[tuple[list[np.ndarray], list[list[int]]]]:
        """Six batches of lines, those of a batch of like width, in random order."""
        drawn = []
        while len(drawn) < 6 * size:
            image, text = self.line()
            if image.shape[1] * 8 / image.shape[0] > 1.4 * len(labels(text)) + 2:
                drawn.append((image, labels(text)))
        drawn.sort(key=lambda line: line[0].shape[1] / line[0].shape[0])
        parts = [drawn[at : at + size] for at in range(0, len(drawn), size)]
        self.random.shuffle(parts)
        return [([image for image, _ in part], [said for _, said in part]) for part in parts]

    def drawn(self, text: str) -> np.ndarray:
        font = self.font()
        left, top, right, bottom = font.getbbox(text)
        size = (int(right - left) + 24, int(bottom - top) + 24)
        image = Image.new("L", size, 255)
        ImageDraw.Draw(image).text((12 - left, 12 - top), text, 0, font)
        return np.asarray(image)

    def worn(self, image: np.ndarray) -> np.ndarray | None:
        draw = self.random
        if draw.random() < 0.3:
            image = draw.choice((cv2.erode, cv2.dilate))(image, np.ones((2, 2), np.uint8))
        if draw.random() < 0.6:
            height, width = image.shape
            slope = draw.uniform(-1.2, 1.2) * min(1, 300 / width)
            turn = cv2.getRotationMatrix2D((width / 2, height / 2), slope, 1)
            image = cv2.warpAffine(image, turn, (width, height), borderValue=255)
        rows, columns = np.nonzero(image < 140)
        if not len(rows):
            return None
        slack = [draw.randint(0, 8) for _ in range(4)]
        image = image[
            max(0, rows.min() - slack[0]) : rows.max() + 1 + slack[1],
            max(0, columns.min() - slack[2]) : columns.max() + 1 + slack[3],
        ]
        if draw.random() < 0.35:
            above, below = (int(image.shape[0] * draw.uniform(0, most)) for most in (0.5, 0.3))
            image = cv2.copyMakeBorder(image, above, below, 6, 6, cv2.BORDER_CONSTANT, value=255)
        scale = min(1, draw.uniform(15, 48) / image.shape[0])
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return self.scanned(image.astype(np.float32))

    def scanned(self, image: np.ndarray) -> np.ndarray:
        draw = self.random
        if draw.random() < 0.6:
            image = cv2.GaussianBlur(image, (0, 0), draw.uniform(0.3, 1.2))
        black, white = draw.uniform(0, 80), draw.uniform(185, 255)
        image = black + image * (white - black) / 255
        if draw.random() < 0.6:
            image = image + self.noise.normal(0, draw.uniform(2, 18), image.shape)
        flat = np.clip(image, 0, 255).astype(np.uint8)
        way = draw.random()
        if way < 0.2:
            flat = np.where(flat > draw.randint(110, 190), 255, 0).astype(np.uint8)
            specks = self.noise.random(flat.shape)
            flat[specks < 0.002] = 0
            if draw.random() < 0.7:
                flat = cv2.GaussianBlur(flat, (0, 0), draw.uniform(0.5, 0.9))
        elif way < 0.5:
            quality = draw.randint(40, 90)
            flat = cv2.imdecode(cv2.imencode(".jpg", flat, [1, quality])[1], 0)
        return flat


def labels(text: str) -> list[int]:
    """What the network is to say: digits and signs, and one label for a run of anything else."""
    said: list[int] = []
    for sign in text:
        if sign in LABELS:
            said.append(LABELS[sign])
        elif not sign.isspace() and sign not in MARKS and said[-1:] != [OTHER]:
            said.append(OTHER)
    return said


def prepared(image: np.ndarray, height: int) -> np.ndarray:
    """A line as the networks see it: 1 is ink, 0 is paper. The reader does the same."""
    width = max(8, round(image.shape[1] * height / image.shape[0]))
    way = cv2.INTER_AREA if image.shape[0] > height else cv2.INTER_CUBIC
    scaled = cv2.resize(image, (width, height), interpolation=way).astype(np.float32)
    low, high = np.percentile(scaled, (2, 95))
    return 1 - np.clip((scaled - low) / max(30.0, high - low), 0, 1)


class Net(nn.Module):
    """Convolutions down to one row, a look left and right, a class each four columns."""

    def __init__(self, height: int, channels: tuple[int, int, int, int]) -> None:
        super().__init__()
        one, two, three, four = channels

        def flat(into: int, out: int) -> nn.Sequential:
            layers = (nn.Conv2d(into, out, 3, padding=1), nn.BatchNorm2d(out), nn.ReLU())
            return nn.Sequential(*layers)

        self.page = nn.Sequential(
            flat(1, one), nn.MaxPool2d(2), flat(one, two), nn.MaxPool2d(2),
            flat(two, three), nn.MaxPool2d((2, 1)),
            nn.Conv2d(three, four, (height // 8, 3), padding=(0, 1)),
            nn.BatchNorm2d(four), nn.ReLU(),
        )  # fmt: skip
        self.line = nn.Sequential(
            nn.Conv1d(four, four, 5, padding=2), nn.BatchNorm1d(four), nn.ReLU(), nn.Dropout(0.1),
            nn.Conv1d(four, CLASSES, 3, padding=1),
        )  # fmt: skip

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return self.line(self.page(image).squeeze(2))


def batch(images: list[np.ndarray], height: int) -> tuple[torch.Tensor, list[int]]:
    """Lines side by side in one tensor, and how many steps each has."""
    ready = [prepared(image, height) for image in images]
    width = max(image.shape[1] for image in ready)
    width += -width % 4
    stacked = np.zeros((len(ready), 1, height, width), np.float32)
    for at, image in enumerate(ready):
        stacked[at, 0, :, : image.shape[1]] = image
    return torch.from_numpy(stacked), [image.shape[1] // 4 for image in ready]


def loss_of(net: Net, images: list[np.ndarray], said: list[list[int]], height: int) -> torch.Tensor:
    stacked, steps = batch(images, height)
    chances = net(stacked).permute(2, 0, 1).log_softmax(2)
    flat = torch.tensor([label for line in said for label in line])
    return nn.functional.ctc_loss(
        chances, flat, torch.tensor(steps), torch.tensor([len(line) for line in said]),
        zero_infinity=True,
    )  # fmt: skip


def folded(net: Net) -> list[np.ndarray]:
    """The weights and biases of each convolution, its batch norm folded in."""
    arrays = []
    layers = [layer for layer in net.modules() if not list(layer.children())]
    for at, layer in enumerate(layers):
        if not isinstance(layer, nn.Conv1d | nn.Conv2d):
            continue
        weight, bias = layer.weight.detach(), layer.bias.detach()
        after = layers[at + 1] if at + 1 < len(layers) else None
        if isinstance(after, nn.BatchNorm1d | nn.BatchNorm2d):
            factor = after.weight / (after.running_var + after.eps).sqrt()
            weight = weight * factor.view(-1, *[1] * (weight.dim() - 1))
            bias = (bias - after.running_mean) * factor + after.bias
        arrays += [weight.detach().numpy(), bias.detach().numpy()]
    return arrays


def save(nets: list[Net], path: Path) -> None:
    arrays = {
        f"{net_at}.{at}": array.astype(np.float16)
        for net_at, net in enumerate(nets)
        for at, array in enumerate(folded(net))
    }
    np.savez_compressed(path, **arrays)


def train(
    out: Path, steps: int, size: int, resume: Path | None, seed: int, rate: float, alone: float
) -> None:
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    lines = Lines(seed, alone)
    nets = [Net(*shape) for shape in SHAPES]
    if resume is not None:
        for net, state in zip(nets, torch.load(resume), strict=True):
            net.load_state_dict(state)
    optimizers = [torch.optim.AdamW(net.parameters(), rate, weight_decay=1e-3) for net in nets]
    schedules = [
        torch.optim.lr_scheduler.OneCycleLR(each, rate, steps, pct_start=0.1) for each in optimizers
    ]
    begun, running = time.time(), [0.0, 0.0]
    waiting: list[tuple[list[np.ndarray], list[list[int]]]] = []
    for step in range(steps):
        if not waiting:
            waiting = lines.batches(size)
        images, said = waiting.pop()
        for at, (net, optimizer, schedule) in enumerate(
            zip(nets, optimizers, schedules, strict=True)
        ):
            loss = loss_of(net, images, said, SHAPES[at][0])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5)
            optimizer.step()
            schedule.step()
            running[at] = 0.98 * running[at] + 0.02 * loss.item() if step else loss.item()
        if step % 50 == 0 or step == steps - 1:
            print(
                step,
                *(f"{value:.3f}" for value in running),
                f"{time.time() - begun:.0f}s",
                flush=True,
            )
            torch.save([net.state_dict() for net in nets], out.with_suffix(".pt"))
            for net in nets:
                net.eval()
            save(nets, out)
            for net in nets:
                net.train()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--resume", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--alone", type=float, default=0.4)
    asked = parser.parse_args()
    train(asked.out, asked.steps, asked.batch, asked.resume, asked.seed, asked.rate, asked.alone)
