# %% [markdown]
# # A tour of thaihealthdocs
#
# A provincial action plan, read, parsed, looked at, and drawn. The plan is one of the invented
# documents in `corpus/`.

# %%
from pathlib import Path

import thaihealthdocs as thd

corpus = Path("../corpus") if Path("../corpus").exists() else Path("corpus")
plan = corpus / "plan-dengue-phichit" / "document.html"

# %% [markdown]
# ## Read
#
# A document is one text, and spans that give it shape: headings, paragraphs, tables.

# %%
document = thd.read(plan)
document

# %%
for block in document.blocks[:6]:
    print(f"{block.kind:10} {block.span.of(document.text)[:60]!r}")

# %% [markdown]
# ## Parse
#
# A report shows itself as a card: what the document says of itself, its records, its problems.

# %%
report = thd.parse(plan)
report

# %% [markdown]
# ## Evidence
#
# Every field of every record leads back to the characters that say it.

# %%
report.show(report.targets[0])

# %%
piece = report.targets[0].evidence["value"][0]
document.original[piece.start : piece.stop], piece.quote

# %% [markdown]
# ## Seeing is believing
#
# The page of a PDF, with a frame around the words that each target rests on. Without arguments
# `to_image` draws everything that was read: letters with their marks, rules, cells, all records.

# %%
printed = thd.parse(plan.with_name("libreoffice.pdf"))
printed.page(1).to_image(printed.targets, layers=("cells", "evidence"), resolution=72)

# %% [markdown]
# ## Frames
#
# Columns and types depend on the record type alone, so that frames of many documents go together.

# %%
report.to_frame("targets")

# %%
report.to_frame("evidence").query("field == 'months'")[["record", "value", "quote", "locator"]]

# %%
import pandas as pd

together = pd.concat(
    thd.parse(path, name=path.parent.name).to_frame("indicators")
    for path in sorted(corpus.glob("kpi-*/document.html"))
)
together[["source", "number", "name", "unit", "owner"]]

# %% [markdown]
# ## A plot
#
# When each row of the plan happens: its months, and in grey the quarters that the plan ticks
# without naming a month. The font comes with a package, so that Thai is drawn the same everywhere.

# %%
import fontpkg_sarabun
import matplotlib.pyplot as plt
from matplotlib import font_manager

for font in (fontpkg_sarabun.ROOT / "files").glob("*.ttf"):
    font_manager.fontManager.addfont(font)
plt.rcParams["font.family"] = "Sarabun"

months = [str(month) for month in pd.period_range("2023-10", "2024-09", freq="M")]
items = {item.id: f"{item.number or ''} {item.text}"[:48] for item in report.plan_items}
rows = list(dict.fromkeys(entry.item_ids[0] for entry in report.schedule))

figure, axes = plt.subplots(figsize=(9, 0.5 * len(rows) + 1.4))
for entry in report.schedule:
    row = rows.index(entry.item_ids[0])
    for quarter in entry.quarters if not entry.months else ():
        axes.barh(row, 2.9, left=3 * (quarter - 1) - 0.45, height=0.5, color="0.85")
    for month in entry.months:
        axes.barh(row, 0.9, left=months.index(month) - 0.45, height=0.5, color="teal")
axes.set_yticks(range(len(rows)), [items[row] for row in rows])
axes.set_xticks(range(len(months)), months, rotation=45, ha="left")
axes.xaxis.tick_top()
axes.invert_yaxis()
axes.set_xlim(-0.6, 11.6)
figure.suptitle(report.document.title)
figure.tight_layout()
plt.show()

# %% [markdown]
# ## Problems
#
# What contradicts itself or cannot be read is said, not guessed.

# %%
for problem in report.problems:
    print(problem.code, problem.message, sep=": ")

# %% [markdown]
# ## Finders on a bare string

# %%
text = "ระหว่างวันที่ ๓ - ๕ มกราคม ๒๕๖๗"
for found in thd.find_dates(text):
    print(found.start.iso, found.stop.iso, found.span.of(text))

# %%
thd.repair("สานักงานสาธารณสุขอาเภอ").text
