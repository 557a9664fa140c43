#!/usr/bin/env python3
"""Sentence and token F1 of the program on raw text made of CoNLL-U files.

usage: segment.py [--errors] NEWSGRAPH FILE.conllu...

Each document of a file becomes plain text: its sentences' "# text" joined by a space, an empty line
between paragraphs.  Spans are compared as in the CoNLL 2018 shared task: over the characters that
are no white space.  Tokens are the syntactic words.
"""
import subprocess
import sys
import tempfile
from pathlib import Path


def documents(path):
    """Yields a list of (text, words, starts_paragraph) for each document."""
    document, text, words, paragraph = [], None, [], False
    for line in Path(path).read_text(encoding='utf-8').split('\n'):
        if line.startswith('# newdoc') and document:
            yield document
            document = []
        if line.startswith('# newpar'):
            paragraph = True
        elif line.startswith('# text = '):
            text = line[9:]
        elif not line and words:
            document.append((text, words, paragraph))
            text, words, paragraph = None, [], False
        elif line and line[0].isdigit():
            fields = line.split('\t')
            if fields[0].isdigit():
                words.append(fields[1].replace(' ', ''))
    if document:
        yield document


def gold_spans(document):
    """Spans of sentences and words over characters without white space."""
    sentences, words, at = [], [], 0
    for text, forms, _ in document:
        plain = ''.join(text.split())
        if ''.join(forms) != plain:
            return None
        sentences.append((at, at + len(plain)))
        for form in forms:
            words.append((at, at + len(form)))
            at += len(form)
    return sentences, words


def program_spans(program, text):
    """The same for what the program finds."""
    with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf-8') as file:
        file.write(text)
        file.flush()
        spans = []
        for layer in ('sentence', 'token'):
            out = subprocess.run([program, 'dump', '--force', '--layer=' + layer, file.name],
                                 check=True, capture_output=True, encoding='utf-8').stdout
            rows = [line.split() for line in out.splitlines()[1:]]
            spans.append([tuple(map(int, row[2].split('-'))) for row in rows])
    data, position, plain = text.encode(), [], 0
    for byte in data:
        position.append(plain)
        plain += (byte & 0xC0) != 0x80 and not chr(byte).isspace()
    position.append(plain)
    return [[(position[b], position[e]) for b, e in part] for part in spans]


def main():
    arguments = [a for a in sys.argv[1:] if a != '--errors']
    counts = {'sentences': [0, 0, 0], 'tokens': [0, 0, 0]}
    left_out = 0
    for path in arguments[1:]:
        for document in documents(path):
            gold = gold_spans(document)
            if gold is None:
                left_out += 1
                continue
            text = ''.join(('\n\n' if p and i else ' ' if i else '') + t
                           for i, (t, _, p) in enumerate(document))
            plain = ''.join(text.split())
            for name, a, b in zip(counts, gold, program_spans(arguments[0], text)):
                both = set(a) & set(b)
                counts[name][0] += len(both)
                counts[name][1] += len(a)
                counts[name][2] += len(b)
                if '--errors' in sys.argv:
                    for s in sorted((set(a) | set(b)) - both):
                        print(name, 'missed' if s in set(a) else 'extra', plain[s[0]:s[1]],
                              '\t', plain[max(0, s[0] - 15):s[0]], '|', plain[s[1]:s[1] + 15])
    for name, (both, gold, found) in counts.items():
        p, r = both / max(found, 1), both / max(gold, 1)
        print(f'{name}: P {100 * p:.2f} R {100 * r:.2f} F1 {200 * p * r / max(p + r, 1e-9):.2f}'
              f' ({gold} in the corpus)')
    if left_out:
        print(f'{left_out} documents left out: words and text differ')


if __name__ == '__main__':
    main()
