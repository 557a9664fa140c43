"""Figures of the network in PyTorch on the development parts, each head alone on gold words.

usage: python -m reader.evaluate CORPORA VOCABULARY WEIGHTS [LAYER...]      WEIGHTS: .ngw or .pt

What ships is scored by score_program.py; this is for choosing between weights.
"""
import collections
import itertools
import json
import sys

import numpy as np
import torch

from . import corpora, gold, labels, model, pairs, scoring, text, windows

BATCH = 6000  # pieces


def spans(tags):
    """{(begin, end, type)} of BIO tags; an I without B begins a span too."""
    out, start = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[0] != "I" or tag[2:] != tags[start][2:]):
            out.add((start, i, tags[start][2:]))
            start = None
        if tag[0] == "B" or (tag[0] == "I" and start is None):
            start = i
    return out


def legal(names):
    """[previous, next]: 0 where a tag may follow, far below where not."""
    may = np.zeros((len(names), len(names)))
    for j, name in enumerate(names):
        if name[0] == "I":
            for i, before in enumerate(names):
                if before == "O" or before[1:] != name[1:]:
                    may[i, j] = -1e4
    return may


LEGAL = {head: legal(labels.HEADS[head]) for head in ("ner", "cue", "evt", "role")}


def viterbi(scores, head):
    """Best legal tags; @scores: (n, tags) logits."""
    scores, may, back = np.asarray(scores, float), LEGAL[head], []
    names = labels.HEADS[head]
    best = scores[0] + np.where([n[0] == "I" for n in names], -1e4, 0)
    for row in scores[1:]:
        total = best[:, None] + may
        back.append(total.argmax(0))
        best = total.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return [names[i] for i in reversed(path)]


class Counts(collections.Counter):
    def add(self, key, found, wanted):
        self[key, "right"] += len(found & wanted)
        self[key, "found"] += len(found)
        self[key, "wanted"] += len(wanted)

    def f1(self, key):
        return round(200 * self[key, "right"] / max(1, self[key, "found"] + self[key, "wanted"]), 1)

    def ratio(self, key):
        return round(100 * self[key, "right"] / max(1, self[key, "wanted"]), 1)


def runs(words):
    """{(first, last)} of unbroken runs of numbers."""
    out = []
    for i in sorted(words):
        if out and out[-1][-1] == i - 1:
            out[-1].append(i)
        else:
            out.append([i])
    return {(r[0], r[-1]) for r in out}


def names(reader, batch, h, c):
    scores = reader.ner(h).numpy()
    for b, window in enumerate(batch.windows):
        for offset, sentence in window.parts():
            found = spans(viterbi(scores[b, offset:offset + len(sentence.words)], "ner"))
            wanted = spans(sentence.names)
            c.add("names", found, wanted)
            for type_ in ("PER", "ORG", "LOC", "NORP", "DATE"):
                c.add(type_, {s for s in found if s[2] == type_}, {s for s in wanted if s[2] == type_})


def trees(reader, batch, h, c):
    guessed, tags = scoring.guess_trees(reader, batch, h), reader.pos(h).argmax(-1).numpy()
    for b, window in enumerate(batch.windows):
        for number, (offset, sentence) in enumerate(window.parts()):
            heads, rels = guessed[b][number]
            for i in range(len(sentence.words)):
                arc = heads[i] == sentence.heads[i]
                rel = labels.REL[rels[i]] == sentence.rels[i]
                for key, right in (("UPOS", labels.POS[tags[b, offset + i]] == sentence.upos[i]), ("UAS", arc),
                                   ("LAS", arc and rel)):
                    c[key, "right"] += right
                    c[key, "wanted"] += 1


def roles(reader, batch, h, c):
    is_predicate, guessed = reader.pred(h).argmax(-1).numpy(), scoring.guess_trees(reader, batch, h)
    entries, wanted = [], []
    for b, window in enumerate(batch.windows):
        for number, (offset, sentence) in enumerate(window.parts()):
            if sentence.predicates is None:
                continue
            row = is_predicate[b, offset:offset + len(sentence.words)]
            c.add("predicates", set(np.flatnonzero(row).tolist()), {w for w, _ in sentence.predicates})
            for word, tags in sentence.predicates:
                entries.append(pairs.role_entry(b, sentence.words, offset + word, offset, *guessed[b][number]))
                wanted.append(tags)
    packed = pairs.pack(entries, batch.n_words)
    if packed is None:
        return
    for scores, tags in zip(scoring.pair_scores(reader.role, h, packed).numpy(), wanted):
        c.add("roles", spans(viterbi(scores[:len(tags)], "role")), spans(tags))


def attribution(reader, batch, h, c):
    scores, guessed = reader.cue(h).numpy(), scoring.guess_trees(reader, batch, h)
    for b, window in enumerate(batch.windows):
        sequence = [a for s in window.sentences for a in s.attribution]
        tags, cues = gold.cues(window)
        found = spans(viterbi(scores[b, :len(window)], "cue"))
        c.add("cue exact", found, spans([labels.CUE[t] for t in tags]))
        starts, quoted, linked = sorted(s[0] for s in found), window.quoted(), {}
        entries = [pairs.attribution_entry(b, window, quoted, list(range(*s[:2])), starts, guessed[b])
                   for s in sorted(found)]
        packed = pairs.pack(entries, batch.n_words)
        if packed:
            best = scoring.pair_scores(reader.att, h, packed).argmax(-1).numpy()
            linked = {(j, start): int(best[k, j]) for k, start in enumerate(starts) for j in range(len(window))}
        wanted = {(j, cues[a[0]][0]): labels.INDEX["att"][a[1]] for j, a in enumerate(sequence)
                  if a and a[1] in labels.INDEX["att"] and a[0] in cues}
        for name in ("Source", "Content"):
            number, key = labels.INDEX["att"][name], name.lower()
            p, g = ({k for k, v in x.items() if v == number} for x in (linked, wanted))
            c.add(f"{key} linked token", p, g)
            c.add(f"{key} token", {k[0] for k in p}, {j for j, a in enumerate(sequence) if a and a[1] == name})
            p, g = ({(t, r) for t in {k[1] for k in x} for r in runs(k[0] for k in x if k[1] == t)} for x in (p, g))
            c.add(f"{key} run exact", p, g)


def events(reader, batch, h, c):
    scores = reader.evt(h).numpy()
    for b, window in enumerate(batch.windows):
        for offset, sentence in window.parts():
            found = spans(viterbi(scores[b, offset:offset + len(sentence.words)], "evt"))
            wanted = spans(sentence.events)
            c.add("triggers", {s[:2] for s in found}, {s[:2] for s in wanted})
            c.add("triggers with class", found, wanted)


def plover(reader, batch, h, c):
    best = scoring.plover_scores(reader, batch, h).argmax(-1)
    for sentence, guess in zip((s for w in batch.windows for s in w.sentences), best):
        found, wanted = labels.PLV[int(guess)], sentence.plover
        for name in labels.PLV:
            c.add(("plover", name), {name} & {found}, {name} & {wanted})
        c["accuracy", "right"] += found == wanted
        c["accuracy", "wanted"] += 1


PRONOUNS = set("he she him her his they i you we".split())


def mentions(reader, batch, h, c):
    types = reader.mty(h).argmax(-1).numpy()
    entries, _ = scoring.antecedent_entries(batch)
    best = iter(scoring.antecedent_scores(reader, h, entries, batch.n_words).argmax(-1).tolist() if entries else [])
    for b, window in enumerate(batch.windows):
        known = gold.mentions(window)
        entity = {word: e for word, e, _, _ in known}
        wanted = {(word, labels.INDEX["mty"].get(t, 0)) for word, _, t, _ in known}
        found = {(i, int(t)) for i, t in enumerate(types[b, :len(window)]) if t}
        c.add("mention heads", {x[0] for x in found}, {x[0] for x in wanted})
        c.add("mention types", found, wanted)
        for word, e, type_, before in known:
            guess = next(best) - 1
            right = entity.get(guess) == e if guess >= 0 else before < 0
            kinds = ["antecedents"]
            if type_ == "person" and before >= 0:
                form = window.words[word]
                kinds.append("pronouns" if form.lower() in PRONOUNS else "names" if form[:1].isupper() else "nominals")
            for kind in kinds:
                c[kind, "right"] += right
                c[kind, "wanted"] += 1


# Layer: corpus, pieces of a window, counter, figures.
PARTS = {
    "names": ("worldwide", 256, names, ["names", "PER", "ORG", "LOC", "NORP", "DATE"]),
    "trees": ("ewt", 256, trees, ["UPOS", "UAS", "LAS"]),
    "attribution": ("polnear", 256, attribution, ["cue exact", "source linked token", "source token",
                                                  "source run exact", "content linked token", "content token",
                                                  "content run exact"]),
    "roles": ("ewt", 256, roles, ["predicates", "roles"]),
    "events": ("ecbplus", 256, events, ["triggers", "triggers with class"]),
    "plover": ("plv", 256, plover, ["plover macro"]),
    "mentions": ("gum", 380, mentions, ["mention heads", "mention types", "antecedents", "pronouns", "names",
                                        "nominals"]),
}
RATIOS = {"UPOS", "UAS", "LAS", "accuracy", "antecedents", "pronouns", "nominals"}


def figures(c, layer, keys):
    out = {}
    for key in keys:
        if key == "plover macro":
            wanted = [n for n in labels.PLV if c[("plover", n), "wanted"]]
            out["macro F1"] = round(float(np.mean([c.f1(("plover", n)) for n in wanted])), 1)
            out["accuracy"] = c.ratio("accuracy")
        else:
            out[key] = c.ratio(key) if key in RATIOS or (layer, key) == ("mentions", "names") else c.f1(key)
    return out


@torch.no_grad()
def evaluate(reader, folder, vocabulary, layers=None, share=1):
    """{layer: {figure: value}} on the development parts, or on every 1/@share-th window of them."""
    was, out = reader.training, {}
    reader.eval()
    for layer in layers or PARTS:
        corpus, size, count, keys = PARTS[layer]
        cut = windows.cut(corpora.CORPORA[corpus](folder, "dev"), vocabulary, size, ("dev", corpus))
        c = Counts()
        for part in windows.batches(list(itertools.islice(cut, 0, None, share)), BATCH):
            batch = windows.Batch(part)
            x = reader.enc.embed(batch.pieces, batch.shapes)
            x = reader.enc.run(x, batch.mask, 0, len(reader.enc.L))
            count(reader, batch, reader.words(x, batch.first), c)
        out[layer] = figures(c, layer, keys)
    reader.train(was)
    return out


def main():
    folder, vocabulary, weights, *layers = sys.argv[1:]
    torch.set_num_threads(2)
    vocabulary = text.Vocabulary(vocabulary)
    reader = model.Reader.load(weights)
    for layer in layers or PARTS:
        print(layer, json.dumps(evaluate(reader, folder, vocabulary, [layer])[layer]), flush=True)


if __name__ == "__main__":
    main()
