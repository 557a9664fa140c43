#!/usr/bin/env python3
"""plover.py PROGRAM PLV.tsv [N|LIST [DATA]]: macro F1 of the program's PLOVER codes on N rows (default 200),
taken at equal distances, for the table is in order of class; or on the rows whose sentence_id stands in the file LIST
(training/lists/plv-dev.txt: those that no weights were trained on).  MISSES=1 lists what is missed, and all records.

PLV.tsv has one sentence a row with the columns marked_sentence (source in <s>..</s>, target in
<t>..</t>) and gold_root.  Each sentence is read at the end of a short article (below); of its records in
--format plover the one that fits source and target best is compared.  YIELD stands for CONCEDE and
RETREAT together.  DATA is the directory of the country names (default data)."""
import collections
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
ARTICLE = """The national weather service of Norway published its monthly report in Oslo. It said that the
north of the country was colder than usual and that the south was warmer. Rain fell on twelve days,
and the rivers were higher than they had been for many years.

Farmers in the valleys near the coast have complained about the long winter, the report added. The
next report is due at the end of the month.

"""


def words(text):
    return {w for w in re.findall(r"\w{3,}", text.lower())}


def country_words(data):
    """alpha-3 → words of its names and adjectives."""
    out = collections.defaultdict(set)
    with open(os.path.join(data, "country-names.tsv"), encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                form, _, code = line.rstrip("\n").split("\t")[:3]
                out[code] |= words(form) - {"the", "and", "republic", "united"}
    return out


def shares(actors, text, countries):
    """An actor of the record is named in the marked words."""
    marked = words(text)
    return any(marked & words(a["name"]) or marked & countries.get(a["country"], set()) for a in actors)


def best_class(records, source, target, countries):
    """Class of the record that fits source and target best, or "none"."""
    found = [(0, "none")]
    for r in records:
        fit = (0.1 + 2 * shares(r["source"], source, countries) + 2 * shares(r["target"], target, countries)
               + shares(r["source"], target, countries) + 0.5 * shares(r["target"], source, countries))
        found.append((fit, r["event"]))
    best = max(found, key=lambda x: x[0])[1]
    return MERGED.get(best, best)


def marked(row, letter):
    found = re.search(f"<{letter}>(.*?)</{letter}>", row["marked_sentence"])
    return found[1] if found else ""


def read(program, rows):
    """Records of each row."""
    with tempfile.TemporaryDirectory() as work:
        paths = []
        for i, row in enumerate(rows):
            paths.append(os.path.join(work, f"{i:05}.txt"))
            with open(paths[-1], "w", encoding="utf-8") as out:
                out.write(ARTICLE + re.sub(r"</?[st]>", "", row["marked_sentence"]) + "\n")
        done = subprocess.run([program, "extract", "--force", "--format", "plover", "-o", work + "/out/", *paths],
                              check=False, stderr=subprocess.PIPE, encoding="utf-8")
        if not os.path.isdir(work + "/out") or not os.listdir(work + "/out"):
            sys.exit(f"plover.py: {program} wrote no record (NEWSGRAPH_DATA must name the folder of tables and weights):\n{done.stderr[-2000:]}")
        for path in paths:
            name = os.path.join(work, "out", os.path.basename(path)[:-4] + ".jsonl")
            lines = open(name, encoding="utf-8").readlines() if os.path.exists(name) else []
            records = [json.loads(line) for line in lines]
            yield [r for r in records if int(re.search(r"#event_(\d+)_", r["id"])[1]) >= len(ARTICLE)]


def choose(rows, wanted):
    """@wanted: how many rows, or the file that lists them."""
    if wanted.isdigit():
        return rows[::max(1, len(rows) // int(wanted))]
    with open(wanted, encoding="utf-8") as lines:
        ids = {line.strip() for line in lines if not line.startswith("#")}
    return [row for row in rows if row["sentence_id"] in ids]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, table = sys.argv[1:3]
    countries = country_words(sys.argv[4] if len(sys.argv) > 4 else "data")
    with open(table, encoding="utf-8") as lines:
        rows = choose(list(csv.DictReader(lines, delimiter="\t")), sys.argv[3] if len(sys.argv) > 3 else "200")
    gold = [row["gold_root"] for row in rows]
    said = []
    for row, records in zip(rows, read(program, rows)):
        said.append(best_class(records, marked(row, "s"), marked(row, "t"), countries))
        if os.environ.get("MISSES") and said[-1] != row["gold_root"]:
            print(row["gold_root"], said[-1], row["marked_sentence"], sep=" | ")
            for r in records:
                print("   ", r["event"], *("+".join(a["name"] for a in r[side]) for side in ("source", "target")), sep=" | ")
    scores = []
    for name in sorted(set(gold)):
        hit = sum(g == s == name for g, s in zip(gold, said))
        all_said, all_gold = said.count(name), gold.count(name)
        scores.append(2 * hit / (all_said + all_gold))
        print(f"{name:10} F1 {100 * scores[-1]:5.1f}  P {hit}/{all_said} R {hit}/{all_gold}")
    print(f"macro F1 {100 * sum(scores) / len(scores):.1f}")


main()
