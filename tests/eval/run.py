#!/usr/bin/env python3
"""Extracts annotated articles in one run of the program, prints the figures and writes the report.

usage: run.py NEWSGRAPH GOLD_DIR [REPORT.md] [--misses] [--keep DIR] [--polnear DIR]
              [--time DIR --time-read PROGRAM]

Each article is given to the program as a JSON object with its text and, where the annotation has one, its date, as its
metadata would.  --keep leaves the graphs in DIR, --polnear adds figures on the corpus of polnear.py,
--time on the cases of time.py.
"""
import argparse
import collections
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import polnear
import score

HEAD = """# Evaluation

Made by `make eval`: the program reads {n} annotated articles, `tests/eval/score.py` compares. Differences below three points
are noise. What counts as right: `tests/eval/score.py` says it at each figure. The rules were developed while looking at these
articles: on others the figures are lower.

"""
COLUMNS = ("person F1", "country F1", "claim F1", "claim_content F1", "claim_source %", "event F1", "event_role F1", "event_class %", "event_time %")


def write_inputs(gold_dir, folder):
    for path in sorted(gold_dir.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        article = {"text": (gold_dir / gold["text"]).read_text(encoding="utf-8")}
        if gold["published"]:
            article["date"] = gold["published"]
        (folder / path.name).write_text(json.dumps(article), encoding="utf-8")


def extract(newsgraph, gold_dir, folder, options=()):
    """Returns: the folder of the graphs."""
    inputs, graphs = folder / "articles", folder / "graphs"
    inputs.mkdir(exist_ok=True)
    write_inputs(gold_dir, inputs)
    subprocess.run([newsgraph, "extract", "--quiet", *options, "--format", "nt", "-o", f"{graphs}/", str(inputs)], check=True)
    return graphs


RELIABILITY = """
## Reliability

How many of the claims with a confidence (`itsrdf:taConfidence`) are right: their cue, and at least half of their content.

"""


def reliability(sets):
    """Markdown: tenths of confidence against sets of claims, name → bins."""
    tenths = sorted({t for bins in sets.values() for t in bins})
    lines = ["| confidence | " + " | ".join(sets) + " |", "|---|" + "--:|" * len(sets)]
    for t in tenths:
        cells = (f"{100 * bins[t][1] / bins[t][0]:.0f} % of {bins[t][0]}" if bins[t][0] else "–" for bins in sets.values())
        lines.append(f"| {t / 10:.1f}–{(t + 1) / 10:.1f} | " + " | ".join(cells) + " |")
    return RELIABILITY + "\n".join(lines) + "\n"


def other_news(newsgraph, corpus, sets):
    """Markdown: figures on PolNeAR; adds its bins to the sets."""
    counts, sets["PolNeAR dev"] = polnear.score_corpus(newsgraph, corpus)
    lines = ["", "## Other news: PolNeAR dev", "", "`tests/eval/polnear.py` says what is compared.", "", "| figure | F1, precision, recall |", "|---|---|"]
    return "\n".join(lines + [f"| {name} | {count} |" for name, count in counts.items()]) + "\n"


def time_cases(corpus, reader):
    """Markdown: the figures that time.py prints."""
    data = Path(__file__).parents[2] / "data"
    out = subprocess.run([sys.executable, Path(__file__).with_name("time.py"), corpus, reader, data], check=True, capture_output=True, text=True).stdout
    *rows, left_out = out.strip().split("\n")
    lines = ["", "## Time expressions: Recognizers-Text, English", "", "Cases whose value is exactly right; `tests/eval/time.py` says which concern news, and why the others do not.",
             "", "| kind | right | cases |", "|---|--:|--:|"]
    for row in rows:
        kind, share, _, count, _, total = row.split()
        lines.append(f"| {kind} | {share} % | {count} of {total} |")
    return "\n".join([*lines, "", left_out[0].upper() + left_out[1:] + "."]) + "\n"


def report(gold_dir, graphs):
    """Markdown: all figures, then the main ones of each article, which is named by its number alone."""
    parts, whole = score.score_each(gold_dir, graphs)
    lines = [HEAD.format(n=len(parts)) + "| figure | value | counts |", "|---|--:|---|"]
    lines += [f"| {name} | {value} | {counts} |" for name, (value, counts) in score.figures(whole).items()]
    lines += ["", "| article | words | " + " | ".join(COLUMNS) + " |", "|--:|" + "--:|" * (len(COLUMNS) + 1)]
    for i, (words, part) in enumerate(parts, 1):
        figures = score.figures(part)
        lines.append(f"| {i} | {words} | " + " | ".join("–" if figures[c][0] is None else str(figures[c][0]) for c in COLUMNS) + " |")
    lines += ["", *classes(whole)]
    return "\n".join(lines) + "\n", {"annotated articles": whole.bins}


def rows_of(table):
    """Class → rows of data/TABLE.tsv that give it."""
    out = collections.Counter()
    for line in (Path(__file__).parents[2] / "data" / (table + ".tsv")).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            out[line.split("\t")[2]] += 1
    return out


def classes(whole):
    """Markdown: how each class of events is known, and how well, among the events that were found and have a class."""
    verbs, nouns = rows_of("event-verbs"), rows_of("event-nouns")
    lines = ["Classes of events come from rows of two tables, written by hand; where a row leaves the class open, from the network's "
             "head PLV, trained on the sentences of PLV (`training/`).", "",
             "| class | rows of event-verbs | rows of event-nouns | precision | recall |", "|---|--:|--:|--:|--:|"]
    for name in sorted(n for n in {*verbs, *nouns} if n.isupper()):
        found, wanted, right = whole.classes[name]
        lines.append(f"| {name} | {verbs[name]} | {nouns[name]} | {right}/{found} | {right}/{wanted} |")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newsgraph")
    parser.add_argument("gold", type=Path)
    parser.add_argument("report", type=Path, nargs="?")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--time", type=Path)
    parser.add_argument("--time-read", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keep = args.keep or Path(folder)
        keep.mkdir(parents=True, exist_ok=True)
        graphs = extract(args.newsgraph, args.gold, keep)
        score.show(score.score_all(args.gold, graphs), args.misses)
        if args.report:
            part = args.report.with_name(args.report.name + ".part")
            text, sets = report(args.gold, graphs)
            if args.polnear and args.polnear.is_dir():
                text += other_news(args.newsgraph, args.polnear, sets)
            if args.time and args.time.is_dir():
                text += time_cases(args.time, args.time_read)
            part.write_text(text + reliability(sets), encoding="utf-8")
            part.replace(args.report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
