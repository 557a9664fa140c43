#!/usr/bin/env python3
"""Extracts annotated articles in one run of the program, prints the figures and writes the report.

usage: run.py NEWSGRAPH GOLD_DIR [REPORT.md] [--misses] [--keep DIR]

Each article is given to the program as a JSON object with its text and, where the annotation has one, its date, as its
metadata would.  --keep leaves the graphs in DIR.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

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


def report(gold_dir, graphs):
    """Markdown: all figures, then the main ones of each article, which is named by its number alone."""
    parts, whole = score.score_each(gold_dir, graphs)
    lines = [HEAD.format(n=len(parts)) + "| figure | value | counts |", "|---|--:|---|"]
    lines += [f"| {name} | {value} | {counts} |" for name, (value, counts) in score.figures(whole).items()]
    lines += ["", "| article | words | " + " | ".join(COLUMNS) + " |", "|--:|" + "--:|" * (len(COLUMNS) + 1)]
    for i, (words, part) in enumerate(parts, 1):
        figures = score.figures(part)
        lines.append(f"| {i} | {words} | " + " | ".join("–" if figures[c][0] is None else str(figures[c][0]) for c in COLUMNS) + " |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newsgraph")
    parser.add_argument("gold", type=Path)
    parser.add_argument("report", type=Path, nargs="?")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keep = args.keep or Path(folder)
        keep.mkdir(parents=True, exist_ok=True)
        graphs = extract(args.newsgraph, args.gold, keep)
        score.show(score.score_all(args.gold, graphs), args.misses)
        if args.report:
            part = args.report.with_name(args.report.name + ".part")
            part.write_text(report(args.gold, graphs), encoding="utf-8")
            part.replace(args.report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
