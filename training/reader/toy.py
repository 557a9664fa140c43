"""Writes a small invented corpus in the form of each real one, and a vocabulary for it.

usage: python -m reader.toy DIR

`make quick` trains on it: every reader of corpora, every loss, the export and the program are
exercised without any corpus. Nothing can be learnt from it about English.
"""
import json
import os
import random
import sys

import torch
from safetensors.torch import save_file

from . import corpora, model

PEOPLE = ["Ada Brook", "Omar Vale", "Lena Frost", "Ivo Marsh"]
PLACES = ["Norland", "Sudria", "Ostia", "Westmark"]
ACTS = [("attacked", "ASSAULT"), ("praised", "SUPPORT"), ("accused", "ACCUSE"), ("helped", "AID"), ("met", "CONSULT")]
SAID = ["said", "claimed", "denied"]
# Of "A B said X attacked Y ." word by word: class, head (from 1), relation.
TREE = [("PROPN", 3, "nsubj"), ("PROPN", 1, "flat"), ("VERB", 0, "root"), ("PROPN", 5, "nsubj"), ("VERB", 3, "ccomp"),
        ("PROPN", 5, "obj"), ("PUNCT", 3, "punct")]
NAMES = ["B-PER", "I-PER", "O", "B-LOC", "O", "B-LOC", "O"]
WORLDWIDE = {"PER": "Person", "LOC": "Location"}


def sentences(n, seed):
    """(words, class of the event) of n sentences."""
    rng = random.Random(seed)
    for _ in range(n):
        act, label = rng.choice(ACTS)
        yield [*rng.choice(PEOPLE).split(), rng.choice(SAID), rng.choice(PLACES), act, rng.choice(PLACES), "."], label


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf8") as out:
        out.write(text)


def conllu(made, entities=False):
    out = []
    for number, (words, _) in enumerate(made):
        lines = ["# newdoc id = toy"] if number % 10 == 0 else []
        for i, (word, (upos, head, rel)) in enumerate(zip(words, TREE)):
            entity = {0: f"Entity=({words[0]}-person-new-cf1", 1: f"Entity={words[0]})",
                      3: f"Entity=({words[3]}-place-new-cf1)", 5: f"Entity=({words[5]}-place-new-cf1)"}
            misc = entity.get(i, "_") if entities else "_"
            lines.append("\t".join([str(i + 1), word, word.lower(), upos, "_", "_", str(head), rel, "_", misc]))
        out.append("\n".join(lines) + "\n\n")
    return "".join(out)


def propbank(made):
    said = ["(ARG0*", "*)", "(V*)", "(ARG1*", "*", "*)", "*"]
    act = ["*", "*", "*", "(ARG0*)", "(V*)", "(ARG1*)", "*"]
    rows = [[f"{i}\t{w}\tX\t{w if i in (2, 4) else '-'}\t{'x.01' if i in (2, 4) else '-'}\t{said[i]}\t{act[i]}"
             for i, w in enumerate(words)] for words, _ in made]
    return "# doc = toy\n" + "".join("\n".join(r) + "\n\n" for r in rows)


def tagged(made, separator, long=False, numbered=False):
    out = []
    for words, _ in made:
        for i, (word, tag) in enumerate(zip(words, NAMES)):
            tag = f"{tag[:2]}{WORLDWIDE[tag[2:]]}" if long and tag != "O" else tag
            out.append(separator.join([*([str(i + 1)] if numbered else []), word, tag]) + "\n")
        out.append("\n")
    return "".join(out)


def brat(made):
    text, marks, offset = "", [], 0
    for number, (words, _) in enumerate(made):
        line, first = " ".join(words) + "\n", 3 * number + 1
        source, cue = len(" ".join(words[:2])), len(" ".join(words[:3]))
        for i, (kind, begin, end) in enumerate((("Source", 0, source), ("Cue", source + 1, cue),
                                                ("Content", cue + 1, len(line) - 3))):
            marks.append(f"T{first + i}\t{kind} {offset + begin} {offset + end}\t{line[begin:end]}\n")
        marks.append(f"E{number + 1}\tCue:T{first + 1} Source:T{first} Content:T{first + 2}\n")
        text, offset = text + line, offset + len(line)
    return text, "".join(marks)


def ecb(made):
    tokens, marks, number = [], [], 0
    for sentence, (words, _) in enumerate(made):
        for i, word in enumerate(words):
            number += 1
            tokens.append(f'<token t_id="{number}" sentence="{sentence}" number="{i}">{word}</token>')
            kind = {2: "REPORTING", 4: "OCCURRENCE"}.get(i)
            if kind:
                marks.append(f'<ACTION_{kind} m_id="{number}"><token_anchor t_id="{number}"/></ACTION_{kind}>')
    return f"<Document>{''.join(tokens)}<Markables>{''.join(marks)}</Markables></Document>"


def write_events(folder):
    rows = ["Topic,File,Sentence Number"]
    held_out = sorted(corpora.read_list("ecbplus-dev.txt"))[0]
    for name in ("99_1toy", held_out):
        put(f"{folder}/ecbplus/{name.split('_')[0]}/{name}.xml", ecb(sentences(10, name)))
        rows += [f"{name.split('_')[0]},{name.split('_')[1]},{i}" for i in range(10)]
    put(f"{folder}/ecbplus/ECBplus_coreference_sentences.csv", "\n".join(rows) + "\n")
    held_out, rows = sorted(corpora.read_list("plv-dev.txt")), ["sentence_id\tsentence\tmarked_sentence\tgold_root"]
    for i, (words, label) in enumerate(sentences(60, "plv")):
        text = f"{' '.join(words)} {i}"
        rows.append(f"{held_out[i] if i < 10 else f'x{i}'}\t{text}\t<s>{text}</s>\t{label}")
    put(f"{folder}/plv/PLV_train.tsv", "\n".join(rows) + "\n")
    rows = ["text,label"] + [f"{' '.join(words)},{label}" for words, label in sentences(20, "stories")]
    put(f"{folder}/plover_synthetic.csv", "\n".join(rows) + "\n")


def write(folder):
    for part, n in (("train", 80), ("dev", 20)):
        made = list(sentences(n, "ewt" + part))
        put(f"{folder}/ud_ewt/{part}.conllu", conllu(made))
        put(f"{folder}/ner/uner_ewt/{part}.iob2", tagged(made, "\t", numbered=True))
        put(f"{folder}/srl/propbank_ewt/{part}/toy.tsv", propbank(made))
        put(f"{folder}/gum/{part}/GUM_toy_{part}.conllu", conllu(list(sentences(n // 4, "gum" + part)), True))
        put(f"{folder}/ner/worldwide/{part}/toy.tsv", tagged(sentences(n, "ww" + part), "\t", long=True))
        text, marks = brat(sentences(n, "polnear" + part))
        put(f"{folder}/attribution/polnear/{part}/toy.txt", text)
        put(f"{folder}/attribution/polnear/{part}/toy.ann", marks)
    put(f"{folder}/ner/wikigold/wikigold.conll.txt", tagged(sentences(10, "wikigold"), " "))
    put(f"{folder}/ner/btc/g.conll", tagged(sentences(10, "twitter"), "\t"))
    write_events(f"{folder}/events")
    chains = {0: "(1", 1: "1)", 3: "(2)", 5: "(3)"}
    rows = ["\n".join(f"toy\t0\t{i}\t{w}\t_\t{chains.get(i, '')}" for i, w in enumerate(words))
            for words, _ in sentences(10, "litbank")]
    put(f"{folder}/coref/litbank/toy.conll", "#begin document (toy); part 0\n" + "\n\n".join(rows) + "\n#end document\n")
    words = {w.lower() for name in PEOPLE + PLACES for w in name.split()} | {a for a, _ in ACTS} | set(SAID)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", *letters, *("##" + c for c in letters), *sorted(words)]
    put(f"{folder}/base/vocab.txt", "\n".join(pieces) + "\n")
    write_large(f"{folder}/large", pieces)


def write_large(folder, pieces):
    """An MPNet of one narrow layer that knows nothing."""
    pieces = [model.SPECIAL.get(piece, piece) for piece in reversed(pieces)]
    size = model.Size(1, 48, len(pieces), 8)
    put(f"{folder}/vocab.txt", "\n".join(pieces) + "\n")
    put(f"{folder}/config.json", json.dumps({"num_hidden_layers": size.layers, "hidden_size": size.width,
                                             "relative_attention_num_buckets": size.steps}))
    layer, tensors = model.Layer(size.width).state_dict(), {}
    for ours, name in model.MPNET.items():
        for kind in ("weight", "bias"):
            tensors[f"encoder.layer.0.{name}.{kind}"] = layer[f"{ours}.{kind}"]
    for name, rows in (("embeddings.word_embeddings.weight", size.pieces), ("embeddings.LayerNorm.weight", None),
                       ("embeddings.position_embeddings.weight", 514), ("embeddings.LayerNorm.bias", None)):
        tensors[name] = torch.randn(rows, size.width) if rows else torch.ones(size.width)
    tensors["encoder.relative_attention_bias.weight"] = torch.randn(size.steps, model.ATTENTION)
    save_file(tensors, f"{folder}/model.safetensors")


if __name__ == "__main__":
    write(sys.argv[1])
