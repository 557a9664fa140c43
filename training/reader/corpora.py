"""Reads the corpora as they are distributed into one form: documents of sentences with layers.

A corpus is a function of a folder (see ../corpora.md for where to get each) that gives documents
for a part, "train" or "dev". A layer that a corpus does not annotate stays None.
"""
import collections
import csv
import dataclasses
import glob
import os
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

LISTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lists")
TOKEN = re.compile(r"\w+(?:[-.']\w+)*|[^\w\s]")


@dataclass
class Sentence:
    words: list
    paragraph: int = 0
    names: list = None  # BIO tag a word
    name_types: frozenset = None  # types that the corpus annotates; None: all
    upos: list = None
    heads: list = None  # number of the head in the sentence, -1 for the root
    rels: list = None
    predicates: list = None  # (word, BIO role of each word)
    attribution: list = None  # None or (claim, "Source", "Cue" or "Content") a word
    events: list = None  # BIO tag a word
    plover: str = None
    mentions: list = None  # (head word, entity, type)
    chains: list = None  # (begin, end, entity) of mentions whose heads and types nobody annotated
    guess: object = None  # what weights say of it (prepare.py)


@dataclass
class Document:
    name: str
    sentences: list = field(default_factory=list)


def files(folder, *pattern):
    found = sorted(glob.glob(os.path.join(folder, *pattern)))
    if not found:
        raise SystemExit(f"no {os.path.join(*pattern)} in {folder}")
    return found


def read_list(name):
    with open(os.path.join(LISTS, name), encoding="utf8") as lines:
        return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def blocks(path):
    """The blocks of a file between empty lines: (comments, rows of tab-separated fields)."""
    comments, rows = [], []
    with open(path, encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# "):
                comments.append(line)
            elif line.strip():
                rows.append(line.split("\t"))
            elif rows:
                yield comments, rows
                comments, rows = [], []
    if rows:
        yield comments, rows


# Trees and mentions: CoNLL-U

def conllu(path):
    documents = []
    for comments, rows in blocks(path):
        paragraph = any(c.startswith("# newpar") for c in comments)
        if not documents or any(c.startswith("# newdoc") for c in comments):
            documents.append(Document(f"{os.path.basename(path)}:{len(documents)}"))
        document = documents[-1]
        last = document.sentences[-1].paragraph if document.sentences else 0
        rows = [r for r in rows if r[0].isdigit()]
        document.sentences.append(Sentence(
            [r[1] for r in rows], last + paragraph, upos=[r[3] for r in rows],
            heads=[int(r[6]) - 1 for r in rows], rels=[r[7].split(":")[0] for r in rows],
            mentions=gum_mentions(rows) if "GUM_" in os.path.basename(path) else None))
    return documents


BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]*)\)")


def gum_mentions(rows):
    """(head word, entity, type) from "Entity=(3-person-…" in MISC, one mention a head word."""
    heads, open_, found = [int(r[6]) - 1 for r in rows], [], {}
    for i, row in enumerate(rows):
        entity = next((x[7:] for x in row[9].split("|") if x.startswith("Entity=")), "")
        for bracket in BRACKET.finditer(entity):
            opened, closed, name = bracket.groups()
            if opened is not None:
                parts = opened.split("-")
                open_.append((parts[0], parts[1] if len(parts) > 1 else "abstract", i))
            if opened is None or closed:
                name = (name if opened is None else opened).split("-")[0]
                at = next((n for n in range(len(open_) - 1, -1, -1) if not name or open_[n][0] == name), None)
                if at is None:
                    continue
                name, type_, begin = open_.pop(at)
                head = next((t for t in range(begin, i + 1) if not begin <= heads[t] <= i), i)
                found[head] = (name, type_)
    return [(head, *found[head]) for head in sorted(found)]


# Names

NAME_TYPES = {"Person": "PER", "Location": "LOC", "Facility": "FAC", "Organization": "ORG", "Misc": "MISC",
              "Miscellaneous": "MISC", "Money": "MONEY", "Date": "DATE", "Product": "PRODUCT"}
SHORT_TYPES = {"PER", "LOC", "FAC", "ORG", "MISC", "NORP", "MONEY", "DATE", "PRODUCT"}
COMMON = frozenset({"PER", "ORG", "LOC"})


def name_tag(tag):
    prefix, _, type_ = tag.partition("-")
    type_ = NAME_TYPES.get(type_, type_)
    prefix = {"S": "B", "E": "I"}.get(prefix, prefix)
    return f"{prefix}-{type_}" if prefix in ("B", "I") and type_ in SHORT_TYPES else "O"


def tagged(path, types=None, separator="\t"):
    """A document of "token TAB tag" lines."""
    document, words, tags = Document(os.path.basename(path)), [], []
    with open(path, encoding="utf8") as lines:
        for line in [*lines, "\n"]:
            fields = line.rstrip("\n").split(separator)
            if not line.strip() or line.startswith(("-DOCSTART", "# ")):
                if words:
                    document.sentences.append(Sentence(words, names=tags, name_types=types))
                words, tags = [], []
            elif len(fields) > 1:
                words.append(fields[0])
                tags.append(name_tag(fields[1]))
    return document


def worldwide(folder, part):
    return [tagged(p) for p in files(folder, "ner", "worldwide", part, "*.tsv")]


def scattered(path, separator):
    """Sentences that do not follow on each other: each a document."""
    sentences = tagged(path, COMMON, separator).sentences
    return [Document(f"{os.path.basename(path)}:{i}", [s]) for i, s in enumerate(sentences)]


def wikigold(folder, part):
    return scattered(files(folder, "ner", "wikigold", "wikigold.conll.txt")[0], " ") if part == "train" else []


def twitter(folder, part):
    return scattered(files(folder, "ner", "btc", "g.conll")[0], "\t") if part == "train" else []


# EWT: trees, roles and names of the same sentences

ROLE_OPEN = re.compile(r"\(([^*]+)\*")


def role_column(column):
    tags, current = [], None
    for cell in column:
        opened = ROLE_OPEN.match(cell)
        if opened:
            current = re.sub(r"^[CR]-", "", opened[1].rstrip("(").split("(")[-1])
            tags.append("B-" + current)
        else:
            tags.append("I-" + current if current else "O")
        if cell.endswith(")"):
            current = None
    return ["O" if tag.endswith("-V") else tag for tag in tags]


def propbank(path):
    """(words, predicates) of each sentence of a file."""
    for _, rows in blocks(path):
        at = [i for i, r in enumerate(rows) if r[4] != "-"]
        columns = [role_column([r[5 + k] for r in rows]) for k in range(len(rows[0]) - 5)]
        yield [r[1] for r in rows], list(zip(at, columns))


def ewt_names(path):
    """Universal NER's layer: what it calls OTH may be any type but its own."""
    for _, rows in blocks(path):
        rows = [r for r in rows if len(r) > 2 and r[0].isdigit()]
        tags = ["?" if r[2].endswith(("OTH", "-O")) else name_tag(r[2]) for r in rows]
        yield [r[1] for r in rows], tags


def ewt(folder, part):
    documents = conllu(files(folder, "ud_ewt", f"{part}.conllu")[0])
    by_words = collections.defaultdict(list)
    for document in documents:
        for sentence in document.sentences:
            by_words[tuple(sentence.words)].append(sentence)
    for words, tags in ewt_names(files(folder, "ner", "uner_ewt", f"{part}.iob2")[0]):
        for sentence in by_words.get(tuple(words), []):
            sentence.names, sentence.name_types = tags, COMMON
    for path in files(folder, "srl", "propbank_ewt", part, "*.tsv"):
        for words, predicates in propbank(path):  # the one sentence that is cut otherwise is left out
            for sentence in by_words.get(tuple(words), []):
                sentence.predicates = predicates
    return documents


def gum(folder, part):
    return [d for p in files(folder, "gum", part, "*.conllu") for d in conllu(p)]


# Attribution: brat standoff

def standoff(path):
    """Label of each character: (claim, part)."""
    spans, claims, labels = {}, [], {}
    with open(path, encoding="utf8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if line.startswith("T") and len(fields) > 1:
                type_, offsets = fields[1].split(" ", 1)
                spans[fields[0]] = type_, [tuple(map(int, o.split())) for o in offsets.split(";")]
            elif line.startswith("E") and len(fields) > 1:
                claims.append([part.split(":") for part in fields[1].split()])
    for claim, parts in enumerate(claims):
        for _, name in parts:
            type_, ranges = spans.get(name, (None, []))
            if type_ in ("Source", "Cue", "Content"):
                for begin, end in ranges:
                    labels.update({i: (claim, type_) for i in range(begin, end)})
    return labels


def sentences_of(text):
    """(paragraph, (word, offset) of its words) of each sentence of a text."""
    for number, paragraph in enumerate(re.finditer(r"[^\n]+", text)):
        tokens = [(m.group(), m.start() + paragraph.start()) for m in TOKEN.finditer(paragraph.group())]
        first = 0
        for i, (word, _) in enumerate(tokens):
            last = i + 1 == len(tokens)
            if last or (word in ".?!" and i - first >= 3 and tokens[i + 1][0][0].isupper()):
                yield number, tokens[first:i + 1]
                first = i + 1


def brat(path):
    with open(path, encoding="utf8") as f:
        text = f.read()
    labels = standoff(path[:-4] + ".ann")
    return Document(os.path.basename(path)[:-4], [
        Sentence([w for w, _ in part], number, attribution=[labels.get(at) for _, at in part])
        for number, part in sentences_of(text)])


def polnear(folder, part):
    return [brat(p) for p in files(folder, "attribution", "polnear", part, "*.txt")]


# Events

ECB_CLASSES = {"OCCURRENCE": "OCC", "STATE": "STATE", "REPORTING": "REP", "PERCEPTION": "PERC", "ASPECTUAL": "ASP",
               "CAUSATIVE": "CAUS", "GENERIC": "OCC"}


def ecb_document(path, wanted):
    root, tags = ET.parse(path).getroot(), {}
    for mark in root.find("Markables"):
        type_ = next((v for k, v in ECB_CLASSES.items() if mark.tag.endswith("ACTION_" + k)), None)
        if type_:
            for n, i in enumerate(sorted(int(a.get("t_id")) for a in mark.findall("token_anchor"))):
                tags[i] = ("I-" if n else "B-") + type_
    sentences = {}
    for token in root.findall("token"):
        number = int(token.get("sentence"))
        if number in wanted:
            sentence = sentences.setdefault(number, Sentence([], events=[]))
            sentence.words.append(token.text or "_")
            sentence.events.append(tags.get(int(token.get("t_id")), "O"))
    return list(sentences.values())


def ecbplus(folder, part):
    folder, wanted = os.path.join(folder, "events", "ecbplus"), collections.defaultdict(set)
    held_out = read_list("ecbplus-dev.txt")
    with open(files(folder, "ECBplus_coreference_sentences.csv")[0], encoding="utf8") as f:
        for row in csv.reader(f):
            if row and row[0].strip().isdigit():
                wanted[f"{row[0].strip()}_{row[1].strip()}"].add(int(row[2]))
    documents = []
    for path in files(folder, "*", "*.xml"):
        name = os.path.basename(path)[:-4]
        if name in wanted and (name in held_out) == (part == "dev"):
            documents.append(Document(name, ecb_document(path, wanted[name])))
    return [d for d in documents if d.sentences]


def plv(folder, part):
    held_out, documents, unseen = read_list("plv-dev.txt"), [], set()
    with open(files(folder, "events", "plv", "PLV_train.tsv")[0], encoding="utf8") as f:
        rows = list(csv.DictReader(f, delimiter="\t"))
    unseen = {r["sentence"] for r in rows if r["sentence_id"] in held_out}
    for row in rows:
        if (row["sentence"] in unseen) == (part == "dev"):
            words = TOKEN.findall(re.sub(r"(?i)</?[st]>", " ", row["marked_sentence"]))
            documents.append(Document(row["sentence_id"], [Sentence(words, plover=row["gold_root"].strip().upper())]))
    return documents


YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def stories(folder, part):
    """The first sentences of machine-written stories, with the class that was asked for."""
    if part != "train":
        return []
    documents = []
    with open(files(folder, "events", "plover_synthetic.csv")[0], encoding="utf8") as f:
        for i, row in enumerate(csv.DictReader(f)):
            words = TOKEN.findall(re.split(r"(?<=[.?!])\s", row["text"].strip())[0])
            if 5 <= len(words) <= 60:
                label = YIELD.get(row["label"], row["label"])
                documents.append(Document(f"story:{i}", [Sentence(words, plover=label)]))
    return documents


# Read for what teachers say of them, and for who is who in tales

def unlisted(folder, part):
    """The documents of ECB+ whole, without the annotation: most sentences were never looked at."""
    if part != "train":
        return []
    held_out, documents = read_list("ecbplus-dev.txt"), []
    for path in files(os.path.join(folder, "events", "ecbplus"), "*", "*.xml"):
        name, sentences = os.path.basename(path)[:-4], {}
        if name not in held_out:
            for token in ET.parse(path).getroot().findall("token"):
                sentences.setdefault(int(token.get("sentence")), []).append(token.text or "_")
            documents.append(Document(name, [Sentence(words, i) for i, words in sentences.items()]))
    return documents


def whole_stories(folder, part):
    """Every STORIES-th machine-written story to its end."""
    if part != "train":
        return []
    with open(files(folder, "events", "plover_synthetic.csv")[0], encoding="utf8") as f:
        rows = list(csv.DictReader(f))[::STORIES]
    return [Document(f"whole:{i}", [Sentence([w for w, _ in words], number) for number, words in
                                    sentences_of(row["text"])]) for i, row in enumerate(rows) if row["text"].strip()]


STORIES = 3
CHAIN = re.compile(r"\((\d+)|(\d+)\)")


def conll_chains(rows):
    """(begin, end, entity) from the last column, as "(3", "3)", "(3)|(4"."""
    open_, found = collections.defaultdict(list), []
    for i, row in enumerate(rows):
        for part in row[-1].split("|"):
            entity = part.strip("()")
            if part.startswith("("):
                open_[entity].append(i)
            if part.endswith(")"):
                found.append((open_[entity].pop(), i + 1, entity))
    return found


def litbank(folder, part):
    documents = []
    for path in files(folder, "coref", "litbank", "*.conll") if part == "train" else []:
        sentences = [[r for r in rows if len(r) > 4] for _, rows in blocks(path)]
        documents.append(Document(os.path.basename(path), [
            Sentence([r[3] for r in rows], i, chains=conll_chains(rows)) for i, rows in enumerate(sentences) if rows]))
    return documents


SCATTERED = {"wikigold", "twitter", "plv", "stories"}  # a sentence a document


def shuffled(documents, rng):
    """All sentences in one document, in any order: what a sentence says must not hang on its neighbours."""
    sentences = [dataclasses.replace(s) for d in documents for s in d.sentences]
    rng.shuffle(sentences)
    for i, sentence in enumerate(sentences):
        sentence.paragraph = i
    return [Document("shuffled", sentences)]


CORPORA = {"ewt": ewt, "gum": gum, "worldwide": worldwide, "wikigold": wikigold, "twitter": twitter,
           "polnear": polnear, "ecbplus": ecbplus, "plv": plv, "stories": stories, "unlisted": unlisted,
           "whole-stories": whole_stories, "litbank": litbank}
