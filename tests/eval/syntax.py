#!/usr/bin/env python3
"""Classes, trees, lemmas, predicates and roles of the program on annotated sentences.

usage: syntax.py [--errors WHAT] NEWSGRAPH FILE.conllu...          WHAT: upos lemma arc rel
       syntax.py --roles NEWSGRAPH FILE.tsv...

Words are taken as they stand.  Relations are compared without subtypes, punctuation counts, lemmas are
compared as they are.  Roles are PropBank's column format (word in the second column, predicate's lemma in the
fourth, one column of brackets a predicate): exact spans, C- and R- taken off, V left out; roles are scored for
the annotated predicates that were found, and over all of them.
"""
import re
import subprocess
import sys
import tempfile
from collections import Counter


def read_conllu(lines):
    """Yields a list of documents, each a list of sentences of rows (form, lemma, upos, head, rel, misc)."""
    documents, sentence = [], []
    for line in lines:
        line = line.rstrip('\n')
        if line.startswith('# newdoc'):
            documents.append([])
        fields = line.split('\t')
        if len(fields) == 10 and fields[0].isdigit():
            sentence.append((fields[1], fields[2], fields[3], int(fields[6]), fields[7].split(':')[0], fields[9]))
        elif not line and sentence:
            if not documents:
                documents.append([])
            documents[-1].append(sentence)
            sentence = []
    return documents


def run(program, documents):
    """The program's sentences for the words of all documents."""
    text = '\n\n'.join('\n'.join(' '.join(word.replace(' ', '_') for word in sentence) for sentence in document)
                       for document in documents)
    with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf-8') as file:
        file.write(text + '\n')
        file.flush()
        out = subprocess.run([program, 'dump', '--layer=syntax', '--pretokenized', file.name], check=True,
                             capture_output=True, encoding='utf-8').stdout
    rows = [s for d in read_conllu(out.split('\n')) for s in d]
    if [len(s) for s in rows] != [len(s) for d in documents for s in d]:
        sys.exit('the program cut sentences otherwise')
    return rows


def trees(program, paths, errors):
    n = Counter()
    confusions = Counter()
    for path in paths:
        with open(path, encoding='utf-8') as file:
            documents = read_conllu(file)
        found = run(program, [[[row[0] for row in s] for s in d] for d in documents])
        for gold, own in zip((s for d in documents for s in d), found):
            for g, o in zip(gold, own):
                same = {'upos': g[2] == o[2], 'lemma': g[1] == o[1], 'arc': g[3] == o[3],
                        'rel': g[3] == o[3] and g[4] == o[4]}
                n.update(k for k, v in same.items() if v)
                n['words'] += 1
                n['lemma, case ignored'] += g[1].lower() == o[1].lower()
                if errors and not same[errors]:
                    confusions[{'upos': (g[2], o[2], g[0]), 'lemma': (g[0], g[2], o[2], g[1], o[1]),
                                'arc': (g[4], o[4]), 'rel': (g[4], o[4])}[errors]] += 1
    for key, count in confusions.most_common(150):
        print(count, *key, sep='\t')
    for key, name in (('upos', 'UPOS'), ('arc', 'UAS'), ('rel', 'LAS'), ('lemma', 'lemma'),
                      ('lemma, case ignored', 'lemma, case ignored')):
        print(f'{name} {100 * n[key] / max(n["words"], 1):.2f}')
    print(f'{n["words"]} words')


def read_propbank(path):
    """Sentences of (words, {predicate: {(role, first, last)}}), words counted from 1."""
    sentences = []
    with open(path, encoding='utf-8') as file:
        blocks = file.read().split('\n\n')
    for block in blocks:
        rows = [line.split('\t') for line in block.split('\n') if line and not line.startswith('#')]
        if not rows:
            continue
        predicates = [i for i, row in enumerate(rows, 1) if row[4] != '-']
        roles = {}
        for k, predicate in enumerate(predicates[:len(rows[0]) - 5]):
            spans, start, label = set(), None, None
            for i, row in enumerate(rows, 1):
                cell = row[5 + k]
                opened = re.match(r'\(([^*]+)\*', cell)
                if opened:
                    label, start = re.sub(r'^(C|R)-', '', opened[1].split('(')[-1]), i
                if cell.endswith(')') and label:
                    spans.add((label.split('-')[-1], start, i))
                    label = None
            roles[predicate] = {s for s in spans if s[0] != 'V'}
        sentences.append(([row[1] for row in rows], roles))
    return sentences


def roles_of(sentence):
    own = {}
    for i, row in enumerate(sentence, 1):
        misc = dict(part.split('=', 1) for part in row[5].split('|') if '=' in part)
        if 'Pred' in misc:
            own[i] = {(a.split(':')[0], *map(int, a.split(':')[1].split('-')))
                      for a in misc.get('Args', '').split(',') if a}
    return own


def f1(name, both, found, gold):
    p, r = both / max(found, 1), both / max(gold, 1)
    print(f'{name}: P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / max(p + r, 1e-9):.1f} ({gold})')


def roles(program, paths):
    n = Counter()
    by_role = {}
    documents = [read_propbank(path) for path in paths]
    found = run(program, [[words for words, _ in d] for d in documents])
    for (_, gold), sentence in zip((s for d in documents for s in d), found):
        own = roles_of(sentence)
        n['predicates'] += len(gold)
        n['found'] += len(own)
        n['right'] += len(gold.keys() & own.keys())
        for p in gold.keys() | own.keys():
            g, o = gold.get(p, set()), own.get(p, set())
            n['all gold'] += len(g)
            n['all found'] += len(o)
            n['all right'] += len(g & o)
            if p in gold and p in own:
                n['gold'] += len(g)
                n['own'] += len(o)
                for role, counter in (*((s[0], 0) for s in g), *((s[0], 1) for s in o), *((s[0], 2) for s in g & o)):
                    by_role.setdefault(role, [0, 0, 0])[counter] += 1
    f1('predicates', n['right'], n['found'], n['predicates'])
    f1('roles of predicates found', n['all right'], n['own'], n['gold'])
    f1('roles of all predicates', n['all right'], n['all found'], n['all gold'])
    for role, (gold, own, right) in sorted(by_role.items(), key=lambda item: -item[1][0])[:10]:
        f1('  ' + role, right, own, gold)


def main():
    arguments = sys.argv[1:]
    errors = None
    if arguments and arguments[0] == '--errors':
        errors, arguments = arguments[1], arguments[2:]
    if arguments and arguments[0] == '--roles':
        roles(arguments[1], arguments[2:])
    elif len(arguments) > 1:
        trees(arguments[0], arguments[1:], errors)
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main()
