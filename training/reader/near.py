"""Where two words of a pair stand to each other: rows of the table NAME.near of a pair head.

The scores of a pair are the biaffine head's plus the sum of some rows of its table. Mirrors
src/net/ng-near.c, which says what each row means in the same order; PATH rows come first.

    path      how word j hangs in the tree, seen from word p
    distance  tokens from p to j
    place     sentences between, same paragraph or not, quoted or not
    between   other cues between
    form      same letters, and the shape of the later word
    word      a path with the begin of the predicate, its auxiliary, the word that marks the branch;
              such rows are too many and too rare for one each: they share N_WORD by a hash
"""
import numpy as np

from .labels import REL
from .text import N_SHAPES

N_REL = len(REL)
DISTANCES = 10  # 1, 2, 3-4, 5-8, ... 257 and more, on each side

# Rows of the path part.
SELF, CHILD = 0, 1
SISTER = CHILD + 2 * N_REL
AUNT = SISTER + 2 * N_REL * (N_REL + 1)
FAR = AUNT + 2 * (N_REL + 1)
N_PATH = FAR + 1

# The other parts, each from 0.
N_DISTANCE = 2 * DISTANCES + 1
MAX_SENTENCES = 3
N_PLACE = (2 * MAX_SENTENCES + 1) * 8
MAX_BETWEEN = 2
N_BETWEEN = 2 * (MAX_BETWEEN + 1)
N_FORM = 2 * N_SHAPES
N_WORD, STEM, ENDING = 8192, 4, 2
N_WORDS = 4  # rows of a word
AUX, CASE, MARK = (REL.index(rel) for rel in ("aux", "case", "mark"))

SIZE = {"role": N_PATH + N_DISTANCE + N_WORD, "att": N_PATH + N_DISTANCE + N_PLACE + N_BETWEEN, "ante": N_DISTANCE + N_FORM}


def branch(heads, word, top):
    """The ancestor of @word, or itself, whose head is @top; -1 if @word is not below @top."""
    for _ in range(len(heads)):
        if heads[word] == top:
            return word
        if heads[word] < 0:
            return -1
        word = heads[word]
    return -1


def tops_of(heads, p):
    """@p, its head and that one's; -1 behind the root."""
    tops = [p]
    for _ in range(2):
        tops.append(heads[tops[-1]] if tops[-1] >= 0 else -1)
    return tops


def path_rows(heads, rels, p):
    """Row of every word of a sentence seen from word @p. @heads: -1 for the root."""
    tops = tops_of(heads, p)
    return rows_of(rels, p, [path_key(heads, tops, word) for word in range(len(heads))])


def rows_of(rels, p, keys):
    rows = []
    for word, (level, child) in enumerate(keys):
        begin = word == 0 or keys[word - 1] != (level, child)
        rel = 0 if child < 0 else 1 + rels[child]
        if level == 0:
            row = SELF if child < 0 else CHILD + 2 * rels[child] + begin
        elif level == 1:
            row = SISTER + 2 * (rels[p] * (N_REL + 1) + rel) + begin
        else:
            row = AUNT + 2 * rel + begin if level == 2 else FAR
        rows.append(row)
    return rows


def path_key(heads, tops, word):
    """(level, child): the first of @tops above @word and its child that leads there, -1 for the top itself."""
    for level, top in enumerate(tops):
        if top < 0:
            break
        if word == top:
            return level, -1
        child = branch(heads, word, top)
        if child >= 0:
            return level, child
    return 3, -1


def hashed(*parts):
    """FNV-1a of a kind of evidence and its words, each with a 255 behind."""
    value = 2166136261
    for byte in b"\xff".join(parts) + b"\xff":
        value = ((value ^ byte) * 16777619) & 0xffffffff
    return value


def word_row(value, path):
    """Row of the words of a hash with a path; spreads the bits as MurmurHash3 does at its end."""
    value = ((value ^ path) * 0x85ebca6b) & 0xffffffff
    value = ((value ^ value >> 13) * 0xc2b2ae35) & 0xffffffff
    return (value ^ value >> 16) % N_WORD


def plain(word):
    return word.encode().lower()  # ASCII alone


def role_rows(words, heads, rels, p):
    """(path rows, word rows: N_WORDS for each word) of a sentence seen from predicate @p."""
    tops, low = tops_of(heads, p), [plain(word) for word in words]
    keys, markers, aux = [path_key(heads, tops, word) for word in range(len(heads))], {}, b""
    for i, (head, rel) in enumerate(zip(heads, rels)):
        if rel in (CASE, MARK):
            markers.setdefault(head, low[i])
        if rel == AUX and head == p:
            aux = low[i]
    stem = low[p][:STEM]
    fixed = [hashed(b"p", stem), hashed(b"v", aux, low[p][-ENDING:])]
    paths, out = rows_of(rels, p, keys), []
    for path, (level, child) in zip(paths, keys):
        top = child if child >= 0 else tops[level] if level < len(tops) else -1
        marker = markers.get(top, b"") if top >= 0 else b""
        out.append([word_row(value, path)
                    for value in (*fixed, hashed(b"m", marker), hashed(b"c", stem, marker))])
    return paths, out


def distance_rows(p, words):
    """Rows for the tokens from word @p to each of @words (numbers of words of the document)."""
    steps = np.asarray(words) - p
    size = np.abs(steps)
    bucket = np.where(size == 0, 0, 1 + np.ceil(np.log2(np.maximum(size, 1))).astype(int))
    return DISTANCES + np.sign(steps) * np.minimum(bucket, DISTANCES)


def place_rows(sentence, paragraph, quoted, p):
    """Rows of all words; the three arrays say it of each word."""
    between = np.clip(sentence - sentence[p], -MAX_SENTENCES, MAX_SENTENCES) + MAX_SENTENCES
    return between * 8 + (paragraph == paragraph[p]) * 4 + quoted * 2 + quoted[p]


def between_rows(starts, p, n):
    """Rows for the number of @starts strictly between @p and each of n words, other than @p."""
    marks = np.zeros(n + 1, int)
    marks[[s + 1 for s in starts if s != p]] = 1
    before = np.cumsum(marks)  # starts before each word
    word = np.arange(n)
    count = np.where(word > p, before[word] - before[p], before[p] - before[np.minimum(word + 1, n)])
    return np.clip(count, 0, MAX_BETWEEN) * 2 + (word > p)


def form_rows(forms, shapes, i):
    """Rows for word @i and each word before it; @forms: lower-case words."""
    same = np.array([form == forms[i] for form in forms[:i]], int)
    return same * N_SHAPES + shapes[i]
