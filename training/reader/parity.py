"""Compares the program with PyTorch on the same words: how often each head says the same.

usage: python -m reader.parity NEWSGRAPH DATA WEIGHTS VOCABULARY FILE.conllu [LEAST]

DATA: the program's tables. WEIGHTS: .ngw. Some sentences are read, each by a run of its own, so that
both see the same window; roles are compared given the program's trees. Fails where less than LEAST
per cent agree.
"""
import collections
import os
import subprocess
import sys
import tempfile

import torch

from . import corpora, evaluate, labels, model, near, pairs, scoring, text, windows

SENTENCES = 60


def data_folder(data, weights, folder):
    """The tables of @data with other weights, as links in @folder."""
    for name in os.listdir(data):
        if name != "reader.ngw":
            os.symlink(os.path.abspath(os.path.join(data, name)), os.path.join(folder, name))
    os.symlink(os.path.abspath(weights), os.path.join(folder, "reader.ngw"))
    return folder


def program(newsgraph, data, sentences, layer="heads"):
    """Rows (fields, {key: value} of MISC) of each sentence; @sentences: lists of words or of lists of them."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as f:
        f.write("\n\n".join(" ".join(w) if isinstance(w[0], str) else "\n".join(map(" ".join, w))
                            for w in sentences) + "\n")
        f.flush()
        out = subprocess.run([newsgraph, "dump", "--pretokenized", "--force", f"--layer={layer}", f"--data={data}",
                              f.name], check=True, capture_output=True, encoding="utf8").stdout
    rows, found = [], []
    for line in out.split("\n"):
        fields = line.split("\t")
        if len(fields) == 10:
            rows.append((fields, dict(p.split("=", 1) for p in fields[9].split("|") if "=" in p)))
        elif rows:
            found.append(rows)
            rows = []
    return found


def program_roles(rows):
    """{predicate: {(role, begin, end)}}, words from 0."""
    return {i: {(a.split(":")[0], int(a.split(":")[1].split("-")[0]) - 1, int(a.rsplit("-", 1)[1]))
                for a in misc.get("Args", "").split(",") if a}
            for i, (_, misc) in enumerate(rows) if misc.get("Pred") == "yes"}


def is_tree(heads):
    """Word by word the best heads need not make one; the program then takes others."""
    return heads.count(-1) == 1 and all(branches_up(heads, i) for i in range(len(heads)))


def branches_up(heads, word):
    return heads[word] == -1 or near.branch(heads, word, heads.index(-1)) >= 0


def second_subject(heads, rels, i):
    """Whether the network calls another word a subject of the same word: the program keeps one (src/syntax)."""
    subject = labels.INDEX["rel"]["nsubj"]
    return rels[i] == subject and any(j != i and heads[j] == heads[i] and rels[j] == subject for j in range(len(rels)))


def torch_roles(reader, batch, h, b, rows):
    heads = [int(f[6]) - 1 for f, _ in rows]
    rels = [labels.INDEX["rel"][f[7]] for f, _ in rows]
    at = sorted(program_roles(rows))
    packed = pairs.pack([pairs.role_entry(b, batch.windows[b].words, p, 0, heads, rels) for p in at], batch.n_words)
    out = {}
    for p, scores in zip(at, scoring.pair_scores(reader.role, h, packed).numpy() if at else []):
        scores = scores[:len(rows)].copy()
        scores[p] = -1e4
        scores[p, 0] = 0
        spans = evaluate.spans(evaluate.viterbi(scores, "role"))
        out[p] = {(role.rsplit("-", 1)[-1], begin, end) for begin, end, role in spans}
    return out


@torch.no_grad()
def compare(reader, vocabulary, sentences, found):
    same, all_ = collections.Counter(), collections.Counter()

    def count(key, a, b):
        all_[key] += 1
        same[key] += a == b

    cut = [windows.Window([corpora.Sentence(words)], vocabulary, i) for i, words in enumerate(sentences)]
    for part in windows.batches(cut, 4000):
        batch = windows.Batch(part)
        x = reader.enc.run(reader.enc.embed(batch.pieces, batch.shapes), batch.mask, 0, len(reader.enc.L))
        h = reader.words(x, batch.first)
        tags, trees = reader.pos(h).argmax(-1), scoring.guess_trees(reader, batch, h)
        for b, window in enumerate(part):
            rows, n = found[window.key], len(window)
            best = {key: evaluate.viterbi(getattr(reader, key)(h)[b, :n], key) for key in ("ner", "cue", "evt")}
            heads, rels = trees[b][0]
            whole = is_tree(heads)
            for i, (fields, misc) in enumerate(rows):
                count("UPOS", fields[3], labels.POS[tags[b, i]])
                if whole:
                    count("head", int(fields[6]) - 1, heads[i])
                if int(fields[6]) - 1 == heads[i] >= 0 and not second_subject(heads, rels, i):
                    count("relation", fields[7], labels.REL[rels[i]])
                for key, tag in best.items():
                    count(key, misc[key.capitalize()], tag[i])
            roles = torch_roles(reader, batch, h, b, rows)
            for p, spans in program_roles(rows).items():
                count("roles", spans, roles[p])
    return {key: 100 * same[key] / all_[key] for key in all_}


def main():
    newsgraph, data, weights, vocabulary, conllu, *least = sys.argv[1:]
    vocabulary = text.Vocabulary(vocabulary)
    reader = model.Reader.load(weights).eval()
    sentences = [s.words for d in corpora.conllu(conllu) for s in d.sentences if len(s.words) < 60]
    sentences = [s for s in sentences if len(s) > 5 and not any(" " in w for w in s)]
    sentences = sentences[::max(1, len(sentences) // SENTENCES)]
    with tempfile.TemporaryDirectory() as folder:
        data_folder(data, weights, folder)
        found = [rows for words in sentences for rows in program(newsgraph, folder, [words])]
    if [len(s) for s in sentences] != [len(r) for r in found]:
        sys.exit("the program cut the sentences otherwise")
    shares = compare(reader, vocabulary, sentences, found)
    print(*(f"{key} {share:.1f}" for key, share in shares.items()), sep=", ")
    if least and min(shares.values()) < float(least[0]):
        sys.exit(f"the program and PyTorch agree in less than {least[0]} %")


if __name__ == "__main__":
    main()
