"""What the heads say of the windows of a batch, window by window: for evaluation and guesses."""
import torch

from . import gold, pairs


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
    return head.some(h.flatten(0, 1), packed.at, packed.words) + head.table(packed.rows)


def plover_scores(reader, batch, h):
    """Class of each sentence: attention says which of its words carry it."""
    z, out = reader.plv(h), []
    for b, window in enumerate(batch.windows):
        for offset, sentence in window.parts():
            part = z[b, offset:offset + len(sentence.words)]
            out.append(part[:, -1].softmax(0) @ part[:, :-1])
    return torch.stack(out)


def antecedent_entries(batch):
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
