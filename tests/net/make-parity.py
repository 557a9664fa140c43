#!/usr/bin/env python3
"""Records what PyTorch makes of 200 windows, for tests/unit/test-net.c to compare with.

usage: make-parity.py data/reader.ngw output/sample > tests/net/parity.txt

To be run again whenever the weights change.  Reads all weights from the file that the program reads and computes
every head plainly in fp32.  The windows are cut from the sample articles, at every sentence; twenty are made of
random pieces of the vocabulary with some hard words between.  The record:

    digest HEX                  of the weights
    window N                    N lines follow: one a word
    WORD SENTENCE ner pos cue pred evt plv mty arc rel ante
                                best columns; plv: of the whole sentence; arc and ante: 0 the learnt vector,
                                else the word's number from 1, arc in its sentence, ante before the word
    best HEAD I C C C ...       best columns of a pair head for word I with all words of its sentence
    scores HEAD I J S S ...     logits; J: the second word of a pair, from 0, "-" for heads of words and for arc
                                and ante, of which all columns are given

Needs torch and numpy.
"""
import json
import random
import re
import struct
import sys
import unicodedata
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

N_WINDOWS, N_RANDOM = 200, 20
LEAST, MOST = 120, 158  # pieces without [CLS] and [SEP]: windows that the program neither cuts nor fills
MAX_PIECES = 12
LINEAR = ['ner', 'pos', 'cue', 'pred', 'evt', 'plv', 'mty']
HARD = ['Łódź', 'naïve', '10,000', 'U.S.', '北京', 'co-operate', "o'clock", '€', '…', '3.5', 'iPhone', 'A', '😀', 'e-mail',
        '½', 'ÉCOLE', 'supercalifragilistic', '--', '“', '’s', 'McDonald', 'G20', '%', '2022-02-01', 'x' * 101]


def read_weights(path):
    """Tensors by name, int8 matrices times their scales; names of columns; the digest."""
    raw = Path(path).read_bytes()
    types = [np.uint8, np.int8, np.float16, np.float32, np.uint32]
    tensors = {}
    for i in range(struct.unpack_from('<I', raw, 64)[0]):
        name, dtype, ndim, *rest = struct.unpack_from('<48sII4IQQ', raw, 128 + 96 * i)
        dims, offset, size = rest[:4], rest[4], rest[5]
        count = size // np.dtype(types[dtype]).itemsize
        tensors[name.rstrip(b'\0').decode()] = np.frombuffer(raw, types[dtype], count, offset).reshape(dims[:ndim])
    pool = bytes(tensors['vocab.pool'])
    vocabulary = {pool[o:pool.index(b'\0', o)].decode(): int(i)
                  for o, i in zip(tensors['vocab.offset'], tensors['vocab.id'])}
    weights = {}
    for name, t in tensors.items():
        if name.startswith(('vocab.', 'label.')) or name.endswith('.scale'):
            continue
        weights[name] = torch.tensor(t.astype(np.float32))
        if name + '.scale' in tensors:
            weights[name] = weights[name] * torch.tensor(tensors[name + '.scale'])[:, None]
    return weights, vocabulary, raw[24:56].hex()


def pieces(word, vocabulary):
    """WordPiece: lower case, NFD, marks off, cut around what is no letter or digit, longest match first."""
    plain = ''.join(c for c in unicodedata.normalize('NFD', word.lower()) if unicodedata.category(c) != 'Mn')
    out = []
    for part in re.findall(r'[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+|[^\w\s]|_', plain) or ['[UNK]']:
        start, cut = 0, []
        while start < len(part):
            end = len(part)
            while end > start and ('##' if start else '') + part[start:end] not in vocabulary:
                end -= 1
            if end == start or len(part) > 100 and part != '[UNK]':
                cut = [vocabulary['[UNK]']]
                break
            cut.append(vocabulary[('##' if start else '') + part[start:end]])
            start = end
        out += cut
    return out[:MAX_PIECES]


def shape(word):
    if not any(c.isalpha() for c in word):
        return 4 if any(c.isdigit() for c in word) else 5
    if word.isupper() and len(word) > 1:
        return 2
    if word[0].isupper():
        return 1
    return 0 if word.islower() else 3


def encode(w, sentences, vocabulary):
    """The last layer at the first piece of each word."""
    ids, shapes, first = [vocabulary['[CLS]']], [5], []
    for word in (word for s in sentences for word in s):
        cut = pieces(word, vocabulary)
        first.append(len(ids))
        ids += cut
        shapes += [shape(word)] * len(cut)
    ids.append(vocabulary['[SEP]'])
    shapes.append(5)
    width, n = w['enc.tok.weight'].shape[1], len(ids)

    def norm(x, k):
        return F.layer_norm(x, (width,), w[k + '.weight'], w[k + '.bias'], 1e-12)

    def linear(x, k):
        return F.linear(x, w[k + '.weight'], w[k + '.bias'])

    def split(t):
        return t.view(n, width // 32, 32).transpose(0, 1)

    x = norm(w['enc.tok.weight'][ids] + w['enc.pos'][:n] + w['enc.typ'] + w['enc.shp.weight'][shapes], 'enc.ln')
    layer = 0
    while f'enc.L.{layer}.q.weight' in w:
        p = f'enc.L.{layer}.'
        a = F.scaled_dot_product_attention(split(linear(x, p + 'q')), split(linear(x, p + 'k')),
                                           split(linear(x, p + 'v')))
        x = norm(x + linear(a.transpose(0, 1).reshape(n, width), p + 'o'), p + 'n1')
        x = norm(x + linear(F.gelu(linear(x, p + 'i')), p + 'f'), p + 'n2')
        layer += 1
    return x[first]


def pair(w, head, x, y):
    """[x, y, columns] of a biaffine head."""
    def side(t, s):
        t = F.gelu(F.linear(t, w[f'{head}.{s}.weight'], w[f'{head}.{s}.bias']))
        return torch.cat([t, torch.ones_like(t[:, :1])], 1)
    return torch.einsum('id,nde,je->ijn', side(x, 'a'), w[head + '.U'], side(y, 'b'))


def sample_sentences(folder):
    for path in sorted(Path(folder).iterdir()):
        text = path.read_text(encoding='utf-8')
        text = json.loads(text)['text'] if path.suffix == '.json' else text
        tokens = [re.findall(r"\w+(?:[-.]\w+)*|'s|[^\w\s]", p) for p in text.split('\n') if p.strip()]
        sentences = []
        for paragraph in tokens:
            start = 0
            for i, token in enumerate(paragraph):
                if token in '.?!' or i + 1 == len(paragraph):
                    sentences.append(paragraph[start:i + 1])
                    start = i + 1
        yield [s for s in sentences if s]


def fill(sentences, vocabulary):
    """As many whole sentences as fit, then words; None if there are too few."""
    window, left = [], MOST
    for sentence in sentences:
        kept = []
        for word in sentence:
            left -= len(pieces(word, vocabulary))
            if left < 0:
                break
            kept.append(word)
        if kept:
            window.append(kept)
        if left < 0:
            return window
    return window if MOST - left >= LEAST else None


def windows(folder, vocabulary, rng):
    articles = [a for a in sample_sentences(folder)]
    articles.append([s for a in articles for s in reversed(a)])
    natural = [fill(a[i:] + a[:i], vocabulary) for a in articles for i in range(len(a))]
    natural = [w for w in natural if w]
    rng.shuffle(natural)
    yield from natural[:N_WINDOWS - N_RANDOM]
    plain = [p for p in sorted(vocabulary) if re.fullmatch('[a-z]{2,}', p)]
    for _ in range(N_WINDOWS - min(len(natural), N_WINDOWS - N_RANDOM)):
        words = [rng.choice(HARD) if rng.random() < 0.15 else rng.choice((str, str.title, str.upper))(rng.choice(plain))
                 for _ in range(MOST)]
        yield fill([words[i:i + 17] for i in range(0, MOST, 17)], vocabulary)


def numbers(row):
    return ' '.join(f'{x:.4f}' for x in row.tolist())


def record(w, window, vocabulary, rng):
    x = encode(w, window, vocabulary)
    words = [(word, s) for s, sentence in enumerate(window) for word in sentence]
    n = len(words)
    bounds = [(next(i for i in range(n) if words[i][1] == s), len(sentence)) for s, sentence in enumerate(window)]
    scores = {h: F.linear(x, w[h + '.weight'], w[h + '.bias']) for h in LINEAR}
    best = {h: scores[h].argmax(1).tolist() for h in LINEAR}
    best['plv'] = []
    for first, size in bounds:
        part = scores['plv'][first:first + size]
        whole = part[:, -1].softmax(0) @ part[:, :-1]
        best['plv'] += [int(whole.argmax())] * size
    arc, rel = [], []
    for first, size in bounds:
        own = x[first:first + size]
        rooted = torch.cat([w['root'][None], own])
        a = pair(w, 'arc', own, rooted)[..., 0]
        arc += list(a)
        r = pair(w, 'rel', own, rooted)
        rel += [r[i, int(a[i].argmax())] for i in range(size)]
    before = torch.cat([w['nul'][None], x])
    ante = pair(w, 'ante', x, before)[..., 0]
    ante = [ante[i, :i + 1] for i in range(n)]
    best['arc'], best['rel'], best['ante'] = ([int(t.argmax()) for t in ts] for ts in (arc, rel, ante))
    print('window', n)
    for i, (word, sentence) in enumerate(words):
        print(word, sentence, *(best[h][i] for h in (*LINEAR, 'arc', 'rel', 'ante')))
    starts = [i for i in range(n) if best['cue'][i] == 1][:2]
    predicates = [i for i in range(n) if best['pred'][i] == 1]
    rng.shuffle(predicates)
    for head, those in (('att', starts), ('role', sorted(predicates[:4]))):
        for k, i in enumerate(those):
            first, size = bounds[words[i][1]]
            table = pair(w, head, x[i:i + 1], x[first:first + size])[0]
            print('best', head, i, *table.argmax(1).tolist())
            if k == 0:
                j = rng.randrange(size)
                print('scores', head, i, first + j, numbers(table[j]))
    i = rng.randrange(n)
    for head in LINEAR:
        print('scores', head, i, '-', numbers(scores[head][i]))
    print('scores arc', i, '-', numbers(arc[i]))
    print('scores rel', i, best['arc'][i] - 1, numbers(rel[i]))
    print('scores ante', i, '-', numbers(ante[i]))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    rng = random.Random(20220201)
    weights, vocabulary, digest = read_weights(sys.argv[1])
    print('digest', digest)
    for window in windows(sys.argv[2], vocabulary, rng):
        record(weights, window, vocabulary, rng)


if __name__ == '__main__':
    main()
