"""Scores of every head for a batch (batch.py), and what they cost against annotation and against teachers."""
import torch
import torch.nn.functional as F

from . import labels, near, text
from .units import NONE

WEIGHT = {"role": 3.0, "att": 3.0}
STORY = 0.3  # of a machine-written sentence, against one read by people
LOW = -1e4
NULL = 0  # column of no antecedent
DISTANCE = torch.from_numpy(near.distance_rows(0, range(-512, 513)))  # row of each distance


def distance(steps):
    return DISTANCE.to(steps.device)[steps.clamp(-512, 512) + 512]


def arcs(reader, batch, h):
    rooted = torch.cat([reader.root.expand(h.shape[0], 1, -1), h], 1)
    sentence = batch["sentence"]
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence[:, :, None] >= 0)
    root = torch.ones_like(same[..., :1])
    scores = reader.arc.all_pairs(h, rooted)[..., 0].masked_fill(~torch.cat([root, same], 2), LOW)
    heads = batch["tree"].clamp(min=0)
    return scores, reader.rel.two(h, rooted.gather(1, heads[..., None].expand(-1, -1, h.shape[-1])))


def role(reader, batch, h):
    where, path = batch["role_where"], batch["role_path"]
    n, steps = h.shape[1], torch.arange(path.shape[1], device=h.device)
    words = (where[:, 2:] + steps).clamp(max=n - 1)
    flat, base = h.flatten(0, 1), where[:, :1] * n
    scores = reader.role.some(flat, base[:, 0] + where[:, 1], base + words)
    steps = near.N_PATH + distance(words - where[:, 1:2])
    said = near.N_PATH + near.N_DISTANCE + batch["role_said"]
    return scores + reader.role.table(torch.cat([path[..., None], steps[..., None], said], -1))


def place(batch, b, at):
    """Rows for where all words of a cue's window stand."""
    sentence, paragraph, quoted = (batch[key] for key in ("sentence", "paragraph", "quoted"))

    def own(x):
        return x[b, at][:, None]

    steps = (sentence[b] - own(sentence)).clamp(-near.MAX_SENTENCES, near.MAX_SENTENCES) + near.MAX_SENTENCES
    return steps * 8 + (paragraph[b] == own(paragraph)) * 4 + quoted[b].clamp(min=0) * 2 + own(quoted).clamp(min=0)


def between(b, at, shape, device):
    """Rows for the number of cues strictly between a cue and each word."""
    marks = torch.zeros(shape[0], shape[1] + 1, dtype=torch.long, device=device)
    marks[b, at + 1] = 1
    before = marks.cumsum(1)  # starts before each word
    word = torch.arange(shape[1], device=device)[None]
    right = before[b][:, :-1] - before[b, at + 1][:, None]  # its own start is not between
    left = before[b, at][:, None] - before[b][:, 1:]
    count = torch.where(word > at[:, None], right, left)
    return count.clamp(0, near.MAX_BETWEEN) * 2 + (word > at[:, None])


def attribution(reader, batch, h):
    b, at = batch["att_where"].T
    scores = reader.att.all_pairs(h, h)[b, at]
    words = torch.arange(h.shape[1], device=h.device)[None]
    offset = near.N_PATH + near.N_DISTANCE
    rows = [batch["att_path"], near.N_PATH + distance(words - at[:, None]), offset + place(batch, b, at),
            offset + near.N_PLACE + between(b, at, h.shape[:2], h.device)]
    return scores + reader.att.table(torch.stack(rows, -1))


def antecedents(reader, batch, h):
    """(mentions, 1 + words): column 0 means no antecedent."""
    b, at = batch["mention_where"].T
    words = torch.arange(h.shape[1], device=h.device)[None]
    same = batch["form"][b] == batch["form"][b, at][:, None]
    form = near.N_DISTANCE + same * text.N_SHAPES + batch["word_shape"][b, at][:, None]
    scores = reader.ante.all_pairs(h, h)[..., 0][b, at]
    scores = scores + reader.ante.table(torch.stack([distance(words - at[:, None]), form], -1))[..., 0]
    scores = scores.masked_fill(words >= at[:, None], LOW)
    none = reader.ante.two(h[b, at][None], reader.nul.expand(1, len(at), -1))[0]
    return torch.cat([none, scores], 1)


def plover(reader, batch, h):
    """(windows, sentences, classes): attention says which words of a sentence carry it."""
    z = reader.plv(h).float()
    n_sentences = batch["plv"].shape[1]
    sentence = batch["sentence"].clamp(min=0)
    member = F.one_hot(sentence, n_sentences).bool() & (batch["sentence"] >= 0)[..., None]  # (b, n, sentences)
    weight = z[..., -1:].masked_fill(~member, LOW).softmax(1) * member
    return torch.einsum("bns,bnk->bsk", weight, z[..., :-1])


def scores(reader, batch, h):
    """{layer: logits}; of pairs, none for a batch without any."""
    out = {layer: getattr(reader, layer)(h) for layer in ("ner", "pos", "cue", "pred", "evt", "mty")}
    out["arc"], out["rel"] = arcs(reader, batch, h)
    out["plv"] = plover(reader, batch, h)
    for layer, key, score in (("role", "role_where", role), ("att", "att_where", attribution),
                              ("ante", "mention_where", antecedents)):
        if key in batch:
            out[layer] = score(reader, batch, h)
    return {layer: s.float() for layer, s in out.items()}


GOLD = {"pos": "pos", "cue": "cue", "pred": "pred", "evt": "evt", "mty": "mty", "arc": "head", "rel": "rel",
        "role": "role", "att": "att"}


def names(logits, batch, allowed):
    """Likelihood of all tags that the annotation allows."""
    known = batch["names"] != NONE
    logits, may = logits[known], allowed[batch["names"][known]]
    return (logits.logsumexp(-1) - logits.masked_fill(~may, LOW).logsumexp(-1)).mean()


def chains(logits, batch):
    """Likelihood of all earlier mentions of the entity, or of none."""
    known = batch["entity"] != NONE
    b, at = batch["mention_where"][known].T
    entity = torch.full(batch["sentence"].shape, -1, device=logits.device)
    entity[b, at] = batch["entity"][known]
    words = torch.arange(entity.shape[1], device=logits.device)[None]
    right = (entity[b] == batch["entity"][known][:, None]) & (words < at[:, None])
    right = torch.cat([~right.any(1, keepdim=True), right], 1)
    logits = logits[known]
    return (logits.logsumexp(-1) - logits.masked_fill(~right, LOW).logsumexp(-1)).mean()


def stories(logits, batch):
    weight = torch.where(batch["story"], STORY, 1.0)[:, None].expand(batch["plv"].shape)
    loss = F.cross_entropy(logits.flatten(0, 1), batch["plv"].flatten(), ignore_index=NONE, reduction="none")
    known = (batch["plv"] != NONE).flatten()
    return (loss * weight.flatten())[known].mean()


def annotated(found, batch, allowed):
    """{layer: loss} of the layers that are annotated somewhere in the batch."""
    out = {}
    for layer, logits in found.items():
        key = {"ner": "names", "ante": "entity", "plv": "plv"}.get(layer) or GOLD[layer]
        if not (batch[key] != NONE).any():
            continue
        if layer == "ner":
            out[layer] = names(logits, batch, allowed)
        elif layer == "ante":
            out[layer] = chains(logits, batch)
        elif layer == "plv":
            out[layer] = stories(logits, batch)
        else:
            out[layer] = F.cross_entropy(logits.flatten(0, -2), batch[key].flatten(), ignore_index=NONE)
    return out


def asked(layer, batch):
    """Which rows of a layer's scores are of something that is there."""
    if layer == "plv":
        sentence = batch["sentence"]
        return torch.arange(batch["plv"].shape[1], device=sentence.device) <= sentence.amax(1, keepdim=True)
    if layer == "role":
        return batch["role_path"] >= 0
    if layer == "att":
        return batch["sentence"][batch["att_where"][:, 0]] >= 0
    if layer == "ante":
        return torch.ones(len(batch["mention_where"]), dtype=torch.bool, device=batch["sentence"].device)
    return batch["sentence"] >= 0


def taught(found, teachers, batch):
    """{layer: divergence from the teachers' probabilities}."""
    out = {}
    for layer, wanted in teachers.items():
        there = asked(layer, batch)
        out[layer] = F.kl_div(found[layer][there].log_softmax(-1), wanted[there], reduction="none").sum(-1).mean()
    return out


def total(parts):
    return sum(WEIGHT.get(layer, 1.0) * value for layer, value in parts.items())
