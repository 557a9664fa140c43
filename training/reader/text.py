"""Words as the network sees them: pieces, shape, quotation. Mirrors src/net/ng-wordpiece.c."""
import re
import unicodedata

MAX_PIECES = 12  # of one word
N_SHAPES = 6
LOWER, CAPITALISED, ALL_CAPS, MIXED, DIGITS, OTHER = range(N_SHAPES)


def shape(word):
    if not any(c.isalpha() for c in word):
        return DIGITS if any(c.isdigit() for c in word) else OTHER
    if word.isupper() and len(word) > 1:
        return ALL_CAPS
    if word[0].isupper():
        return CAPITALISED
    return LOWER if word.islower() else MIXED


class Vocabulary:
    """WordPiece: lower case, marks off, split at punctuation, longest match first."""

    def __init__(self, path):
        with open(path, encoding="utf8") as lines:
            self.ids = {line.rstrip("\n"): i for i, line in enumerate(lines)}
        self.cls, self.sep, self.unknown = (self.ids[x] for x in ("[CLS]", "[SEP]", "[UNK]"))
        self.mask = self.ids.get("[MASK]", self.unknown)
        self.known = {}

    def pieces(self, word):
        if word not in self.known:
            self.known[word] = self.cut(word)
        return self.known[word]

    def cut(self, word):
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        out = []
        for part in re.findall(r"[^\W_]+|[^\w\s]|_", plain):
            out += self.cut_part(part)
        return out[:MAX_PIECES] or [self.unknown]

    def cut_part(self, part):
        begin, out = 0, []
        while begin < len(part):
            end = len(part)
            while end > begin and ("##" if begin else "") + part[begin:end] not in self.ids:
                end -= 1
            if end == begin:
                return [self.unknown]
            out.append(self.ids[("##" if begin else "") + part[begin:end]])
            begin = end
        return out


OPENING, CLOSING, EITHER = {"“", "``", "„", "«"}, {"”", "''", "»"}, {'"'}


def quoted(words):
    """Of each word of a paragraph whether it stands between quotation marks; the marks do not."""
    inside, out = False, []
    for word in words:
        mark = word in OPENING or word in CLOSING or word in EITHER
        if mark:
            inside = word in OPENING or (word in EITHER and not inside)
        out.append(inside and not mark)
    return out
