#!/usr/bin/env python3
"""time.py DIR [TIME_READ [DATA]]: the time grammar on the English cases of Recognizers-Text.

DIR holds DateParser.json, DatePeriodParser.json, DurationParser.json, SetParser.json, MergedParser.json and
DateTimeModel.json.  Each expression is read as the case marks it (the mention finder is not measured here), against its
reference date, looking to the future as its sentences do ("I'll go back ...") unless the sentence has a past tense.

Exact means:
  date      the day; where the case counts weeks, months or years from today, our exact day (what we print is the unit around)
  daterange first and last day; the cases' ends are exclusive; a range that is said by its first and last member ("from May to
            October") ends for them where the last member begins, for us where it ends: both are accepted
  duration  the TIMEX value, or the same length in another unit of it (P0.5Y, P6M)
  set       the TIMEX value

Left out, because news has no such thing or the case has a convention of its own: times of day and what is made of them
(datetime, timerange); expressions that are not resolved or not valid; "my week", "the 27" (a bare number), comparisons
(> 2016), bare numbers between strokes or points (4.22), business days, school years, week numbers without "week of".
MISSES=1 lists what is missed.
"""
import json
import os
import re
import subprocess
import sys
from datetime import date, timedelta

FILES = ["DateParser", "DatePeriodParser", "DurationParser", "SetParser", "MergedParser", "DateTimeModel"]
OUT = [
    (r"^(the|for the) \d+$|^\d+$", "bare number"),
    (r"^\d+[./-]\d+$|^(\w+ )?\d+/\d+$", "two bare numbers"),
    (r"business day", "business days"),
    (r"\bmy\b", "of a diary"),
    (r"[<>=]|greater|equal", "comparison"),
    (r"\bsy\b|\bcy\d|school|calendar year|work(ing)? ?week|weekday", "school year, working week"),
    (r"\b(early|late|earlier|mid)\b|(beginning|middle|start|end) of", "part of a unit"),
    (r"(past|last|next|previous|following|coming) [\w ]*(decades|quarters)|decade$", "whole decades or quarters"),
    (r"(more|less) than .* (from|after|before)|(later|before|earlier|after|on) (than )?or ", "comparison"),
    (r"^(\w+day|mon|tue|wed|thu|fri|sat|sun) \d+(th|st|nd|rd)?$|\bon \w+day$.*\b(weeks|months|days)|^\w+day,? \w+ (weeks?|years?)", "weekday with a bare number"),
    (r"^\d+[a-z]$|^otd$", "abbreviation"),
    (r"^(first|second|third|fourth|fifth) \w+day$", "nth weekday of nothing"),
    (r"\b\d+[/ -]\d+[/ -](sep|september)|[/-]\d{4}[/-](sep|\d\d?$)|\d{4} \d+ \d+|^\w+-\d{4}-\d+$", "date in no order"),
    (r"\bany\b", "of a diary"),
]
PAST = re.compile(r"\b(was|were|had|have|has|went|did|left|came|happened|'ve|met|lived|been|worked|returned|down|up)\b")


AFTER = re.compile(r"after|later than|since", re.I)
AHEAD = re.compile(r"(next|coming|upcoming|following) |in the future|hence", re.I)
RANGE = re.compile(r" (to|until|till|through|and) |-|~|–", re.I)


def iso(text):
    return date.fromisoformat(text[:10])


def cases(directory):
    """(kind, reference, sentence, text, [acceptable (first, last)] or [values])"""
    seen = set()
    for name in FILES:
        with open(os.path.join(directory, name + ".json"), encoding="utf-8-sig") as f:
            for case in json.load(f):
                reference = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
                for r in case["Results"]:
                    kind = r.get("Type", r.get("TypeName", "")).split(".")[-1]
                    text = r.get("Text") or ""
                    if (kind, reference, text.lower()) in seen or not text:
                        continue
                    seen.add((kind, reference, text.lower()))
                    value = r.get("Value") or r.get("Resolution") or {}
                    yield kind, reference, case["Input"], text, value


def wanted_days(value):
    """Pairs of first and exclusive last day, as strings; None: open."""
    out = []
    if "FutureResolution" in value or "PastResolution" in value:
        for side in ("FutureResolution", "PastResolution"):
            v = value.get(side) or {}
            if "date" in v:
                out.append((v["date"], v["date"]))
            elif "startDate" in v or "endDate" in v:
                out.append((v.get("startDate"), v.get("endDate")))
    for v in value.get("values", []):
        if v.get("type") == "date" and v.get("value"):
            out.append((v["value"], v["value"]))
        elif v.get("type") == "daterange" and (v.get("start") or v.get("end")):
            out.append((v.get("start"), v.get("end")))
    return [d for d in out if "0001-01-01" not in d and "not resolved" not in d]


def timex(value):
    return value.get("Timex") or next((v.get("timex") for v in value.get("values", [])), "")


def days_match(kind, reference, text, wanted, got):
    first, last, point = got
    for a, b in wanted:
        if kind == "date":
            if a and a in (point, first) and (a == point or first == last):
                return True
            continue
        # Both ends of theirs and ours, with the conventions of the page's head.
        starts = {"", reference} if a is None else {a, str(iso(a) + timedelta(1))} if AFTER.search(text) else {a}
        if AHEAD.search(text) and a:
            starts.add(str(iso(a) - timedelta(1)))
        ends = {"", reference} if b is None else {b, str(iso(b) - timedelta(1))}
        if AHEAD.search(text) and b:
            ends.add(str(iso(b) - timedelta(1)))
        member = RANGE.search(text) and a and b and last and first == a <= b <= last and iso(last) - iso(b) < timedelta(366)
        if first in starts and (last in ends or member):
            return True
    return False


def length(text):
    m = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?", text)
    if not m:
        return text
    y, mo, w, d, h, mi, s = (float(x or 0) for x in m.groups())
    return round(y * 12 + mo, 3), round(((w * 7 + d) * 24 + h) * 3600 + mi * 60 + s, 3)


def main():
    directory = sys.argv[1]
    program = sys.argv[2] if len(sys.argv) > 2 else "./tests/eval/time-read"
    data = sys.argv[3] if len(sys.argv) > 3 else "data"
    kept, left_out = [], {}
    for kind, reference, sentence, text, value in cases(directory):
        why = next((w for p, w in OUT if re.search(p, text, re.I)), None)
        if kind in ("date", "daterange"):
            goal = wanted_days(value)
            why = why or (None if goal else "not resolved")
        elif kind in ("duration", "set"):
            goal = timex(value)
        else:
            why, goal = "time of day: " + kind, None
        if why:
            left_out[why] = left_out.get(why, 0) + 1
        else:
            kept.append((kind, reference, sentence, text, goal))
    lines = "".join("%s\t%s\t%s\n" % (r, "past" if PAST.search(s) else "future", t) for _, r, s, t, _ in kept)
    answers = subprocess.run([program, data], input=lines, capture_output=True, text=True, check=True).stdout.split("\n")
    right, total = {}, {}
    for (kind, reference, sentence, text, goal), answer in zip(kept, answers):
        value, first, last, point = (answer.split("\t") + [""] * 4)[:4]
        if kind in ("date", "daterange"):
            ok = days_match(kind, reference, text, goal, (first, last, point))
        else:
            ok = value != "" and length(value) == length(goal)
        total[kind] = total.get(kind, 0) + 1
        right[kind] = right.get(kind, 0) + ok
        if not ok and os.environ.get("MISSES"):
            print("%s %s | %s | wanted %s, found %s" % (kind, reference, text, goal, answer.replace("\t", " ") or "nothing"))
    for kind in sorted(total):
        print("%-10s %5.1f %%  %d of %d" % (kind, 100 * right[kind] / total[kind], right[kind], total[kind]))
    print("%-10s %5.1f %%  %d of %d" % ("all", 100 * sum(right.values()) / sum(total.values()), sum(right.values()), sum(total.values())))
    print("left out: " + ", ".join("%s %d" % (w, n) for w, n in sorted(left_out.items())))


if __name__ == "__main__":
    main()
