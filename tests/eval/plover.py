#!/usr/bin/env python3
"""plover.py PROGRAM PLV.tsv [N]: macro F1 of the program's PLOVER classes on N rows (default 200),
taken at equal distances, for the table is in order of class.  MISSES=1 lists what is missed.

PLV.tsv has one sentence a row with the columns marked_sentence (source in <s>..</s>, target in
<t>..</t>) and gold_root.  Each sentence is read as an article of its own; of its events the one that
fits source and target best is compared.  YIELD stands for CONCEDE and RETREAT together."""
import collections
import csv
import os
import re
import subprocess
import sys
import tempfile

TRIPLE = re.compile(r'^<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)")')
MERGED = {'CONCEDE': 'YIELD', 'RETREAT': 'YIELD'}


def local(iri):
    return re.split(r'[#/]', iri)[-1]


def unmark(marked):
    """Plain text and the spans of source and target."""
    plain, spans, start = '', {}, 0
    for part in re.split(r'(</?[st]>)', marked):
        if part in ('<s>', '<t>'):
            start = len(plain)
        elif part in ('</s>', '</t>'):
            spans[part[2]] = (start, len(plain))
        else:
            plain += part
    return plain, spans


def read(path):
    graph = collections.defaultdict(lambda: collections.defaultdict(set))
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            m = TRIPLE.match(line)
            if m:
                graph[m[1]][local(m[2])].add(m[3] if m[3] is not None else m[4])
    return graph


def mentions(graph):
    """Entity → spans of its mentions."""
    out = collections.defaultdict(list)
    for s in list(graph):
        m = re.search(r'#offset_(\d+)_(\d+)$', s)
        for entity in graph[s]['taIdentRef'] if m else ():
            out[entity].append((int(m[1]), int(m[2])))
    return out


def best_class(path, spans):
    """Class of the event that fits source and target best, or 'none'."""
    graph = read(path)
    where = mentions(graph)

    def inside(entities, key):
        return any(spans[key][0] <= b < spans[key][1] for e in entities for b, _ in where[e]) \
            if key in spans else False

    found = []
    for s in sorted(graph):
        if 'Event' not in {local(t) for t in graph[s]['type']}:
            continue
        classes = sorted(local(t) for t in graph[s]['eventType'] if '-' not in local(t))
        first, second = graph[s]['initiator'], graph[s]['recipient']
        fit = (2 * inside(first, 's') + 2 * inside(second, 't') + inside(first, 't')
               + 0.5 * inside(second, 's') + 1.5 * bool(classes))
        found.append((fit, classes[0] if classes else 'none'))
    best = max(found, key=lambda x: x[0], default=(0, 'none'))[1]
    return MERGED.get(best, best)


def main():
    program, table = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    with open(table, encoding='utf-8') as lines:
        rows = list(csv.DictReader(lines, delimiter='\t'))
    rows = rows[::max(1, len(rows) // count)]
    with tempfile.TemporaryDirectory() as work:
        gold, marks, paths = [], [], []
        for i, row in enumerate(rows):
            plain, spans = unmark(row['marked_sentence'])
            path = os.path.join(work, f'{i:05}.txt')
            with open(path, 'w', encoding='utf-8') as out:
                out.write(plain + '\n')
            gold.append(row['gold_root'])
            marks.append(spans)
            paths.append(path)
        subprocess.run([program, 'extract', '--force', '--format', 'nt', '-o', work + '/out/', *paths],
                       check=False, stderr=subprocess.DEVNULL)
        said = []
        for path, spans in zip(paths, marks):
            graph = os.path.join(work, 'out', os.path.basename(path)[:-4] + '.nt')
            said.append(best_class(graph, spans) if os.path.exists(graph) else 'none')
    if os.environ.get('MISSES'):
        for row, g, s in zip(rows, gold, said):
            if g != s:
                print(g, s, row['marked_sentence'], sep=' | ')
    scores = []
    for name in sorted(set(gold)):
        hit = sum(g == s == name for g, s in zip(gold, said))
        all_said, all_gold = said.count(name), gold.count(name)
        scores.append(2 * hit / (all_said + all_gold))
        print(f'{name:10} F1 {100 * scores[-1]:5.1f}  P {hit}/{all_said} R {hit}/{all_gold}')
    print(f'macro F1 {100 * sum(scores) / len(scores):.1f}')


main()
