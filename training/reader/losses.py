"""What each layer of a batch costs; a layer that no window has costs nothing."""
import numpy as np
import torch
import torch.nn.functional as F

from . import gold, labels, pairs
from .windows import padded

WEIGHT = {"role": 3.0, "att": 3.0}
STORY = 0.3  # of a machine-written sentence, against one read by people


def flat(rows, n):
    return padded([list(r) + [-100] * (n - len(r)) for r in rows], -100)


def token_loss(scores, rows):
    return F.cross_entropy(scores.flatten(0, 1), flat(rows, scores.shape[1]).flatten(), ignore_index=-100)


def names(reader, batch, h):
    """Likelihood of all tags that the annotation allows."""
    scores = reader.ner(h)
    allowed = torch.zeros(scores.shape, dtype=torch.bool)
    for b, window in enumerate(batch.windows):
        allowed[b, :len(window)] = torch.from_numpy(gold.allowed_names(window))
    known = allowed.any(-1)
    scores, allowed = scores[known], allowed[known]
    best = scores.masked_fill(~allowed, -1e4).logsumexp(-1)
    return (scores.logsumexp(-1) - best).mean()


def arc_scores(reader, batch, h):
    """(b, n, 1 + n): column 0 is the root; only words of the same sentence."""
    rooted = torch.cat([reader.root.expand(h.shape[0], 1, -1), h], 1)
    scores = reader.arc.all_pairs(h, rooted)[..., 0]
    sentence = batch.sentence
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence[:, :, None] >= 0)
    root = torch.ones_like(same[..., :1])
    return scores.masked_fill(~torch.cat([root, same], 2), -1e4), rooted


def rel_scores(reader, h, rooted, heads):
    """@heads: (b, n), 0 for the root."""
    return reader.rel.two(h, rooted.gather(1, heads[..., None].expand(-1, -1, h.shape[-1])))


def trees(reader, batch, h):
    scores, rooted = arc_scores(reader, batch, h)
    heads = flat([gold.window_heads(w) for w in batch.windows], batch.n_words)
    rels = [[labels.INDEX["rel"].get(r, labels.INDEX["rel"]["dep"]) for s in w.sentences for r in s.rels]
            for w in batch.windows]
    tags = [[labels.INDEX["pos"].get(p, labels.INDEX["pos"]["X"]) for s in w.sentences for p in s.upos]
            for w in batch.windows]
    arc = F.cross_entropy(scores.flatten(0, 1), heads.flatten(), ignore_index=-100)
    return (arc + token_loss(rel_scores(reader, h, rooted, heads.clamp(min=0)), rels)
            + token_loss(reader.pos(h), tags))


@torch.no_grad()
def guess_trees(reader, batch, h):
    """Per window and sentence (heads, -1 for the root; relations), word by word the best."""
    scores, rooted = arc_scores(reader, batch, h)
    heads = scores.argmax(-1)
    rels = rel_scores(reader, h, rooted, heads).argmax(-1).numpy()
    heads, out = heads.numpy(), []
    for b, window in enumerate(batch.windows):
        out.append([((heads[b, o:o + len(s.words)] - 1 - o).clip(-1).tolist(), rels[b, o:o + len(s.words)].tolist())
                    for o, s in window.parts()])
    return out


def pair_scores(head, h, packed):
    return head.some(h.flatten(0, 1), packed.at, packed.words, packed.rows)


def pair_loss(head, h, entries, n_words):
    packed = pairs.pack(entries, n_words)
    if packed is None:
        return 0.0
    scores = pair_scores(head, h, packed)
    return F.cross_entropy(scores.flatten(0, 1), packed.gold.flatten(), ignore_index=-100)


def roles(reader, batch, h):
    guessed, rows, entries = guess_trees(reader, batch, h), [], []
    for b, window in enumerate(batch.windows):
        row = []
        for number, (offset, sentence) in enumerate(window.parts()):
            if sentence.predicates is None:
                row += [-100] * len(sentence.words)
                continue
            at = {word for word, _ in sentence.predicates}
            row += [int(i in at) for i in range(len(sentence.words))]
            entries += [pairs.role_entry(b, offset + word, offset, *guessed[b][number], gold.role_numbers(tags))
                        for word, tags in sentence.predicates]
        rows.append(row)
    return token_loss(reader.pred(h), rows) + WEIGHT["role"] * pair_loss(reader.role, h, entries, batch.n_words)


def attribution(reader, batch, h):
    guessed, rows, entries = guess_trees(reader, batch, h), [], []
    for b, window in enumerate(batch.windows):
        tags, cues = gold.cues(window)
        rows.append(tags)
        starts, quoted = [run[0] for run in cues.values()], window.quoted()
        entries += [pairs.attribution_entry(b, window, quoted, run, starts, guessed[b],
                                            gold.attribution_numbers(window, claim))
                    for claim, run in cues.items()]
    return token_loss(reader.cue(h), rows) + WEIGHT["att"] * pair_loss(reader.att, h, entries, batch.n_words)


def events(reader, batch, h):
    return token_loss(reader.evt(h), [[labels.INDEX["evt"].get(t, 0) for s in w.sentences for t in s.events]
                                      for w in batch.windows])


def plover_scores(reader, batch, h):
    """Class of each sentence: attention says which of its words carry it."""
    z, out = reader.plv(h), []
    for b, window in enumerate(batch.windows):
        for offset, sentence in window.parts():
            part = z[b, offset:offset + len(sentence.words)]
            out.append(part[:, -1].softmax(0) @ part[:, :-1])
    return torch.stack(out)


def plover(reader, batch, h):
    known = [(w, s) for w in batch.windows for s in w.sentences]
    wanted = torch.tensor([labels.INDEX["plv"][s.plover] for _, s in known])
    weight = torch.tensor([STORY if w.key[0] == "stories" else 1.0 for w, _ in known])
    return (F.cross_entropy(plover_scores(reader, batch, h), wanted, reduction="none") * weight).mean()


def antecedent_entries(batch, golden=True):
    """Entries of all gold mentions; the null antecedent is not among their words."""
    entries, wanted = [], []
    for b, window in enumerate(batch.windows):
        forms = [w.lower() for w in window.words]
        for word, _, _, antecedent in gold.mentions(window):
            entries.append(pairs.antecedent_entry(b, window, forms, word))
            wanted.append(antecedent + 1)
    return entries, wanted


def antecedent_scores(reader, h, entries, n_words):
    """(p, 1 + s): column 0 means no antecedent."""
    packed = pairs.pack(entries, n_words)
    flat_h, s = h.flatten(0, 1), packed.words.shape[1]
    scores = pair_scores(reader.ante, h, packed)[..., 0]
    counts = torch.tensor([n for *_, n in packed.where])
    scores = scores.masked_fill(torch.arange(s)[None] >= counts[:, None], -1e4)
    none = reader.ante.two(flat_h[packed.at][None], reader.nul.expand(1, len(entries), -1))[0]
    return torch.cat([none, scores], 1)


def mentions(reader, batch, h):
    rows = []
    for window in batch.windows:
        row = [0] * len(window)
        for word, _, type_, _ in gold.mentions(window):
            row[word] = labels.INDEX["mty"].get(type_, 0)
        rows.append(row)
    loss = token_loss(reader.mty(h), rows)
    entries, wanted = antecedent_entries(batch)
    if entries:
        loss = loss + F.cross_entropy(antecedent_scores(reader, h, entries, batch.n_words), torch.tensor(wanted))
    return loss


LAYERS = {"names": names, "upos": trees, "predicates": roles, "attribution": attribution, "events": events,
          "plover": plover, "mentions": mentions}


def has(batch, layer):
    return any(getattr(s, layer) is not None for w in batch.windows for s in w.sentences)


def of_batch(reader, batch, h):
    """Loss of each layer that the batch has."""
    return {layer: loss(reader, batch, h) for layer, loss in LAYERS.items() if has(batch, layer)}
