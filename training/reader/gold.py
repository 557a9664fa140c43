"""The annotation of a window as numbers."""
import numpy as np

from . import labels

NER_TYPE = np.array([tag[2:] for tag in labels.NER])
NER_PREFIX = np.array([tag[0] for tag in labels.NER])


def allowed_row(tag, types):
    """Which tags may stand where a corpus that knows only @types (None: all) says @tag."""
    row = np.array([name == tag for name in labels.NER])
    if types is None:
        return row
    foreign = ~np.isin(NER_TYPE, [*types, ""])
    if tag in ("O", "?") or tag[2:] not in types:
        return foreign | (np.array(labels.NER) == "O")
    if tag[2:] == "LOC":  # buildings are places there
        row |= (NER_TYPE == "FAC") & (NER_PREFIX == tag[0])
    return row


def role_numbers(tags):
    return [labels.INDEX["role"].get(tag, 0) for tag in tags]


def cues(window):
    """BIO numbers of cues, and the words of each claim's cue up to its first gap."""
    tags, runs, last = [], {}, None
    sequence = [a for s in window.sentences for a in s.attribution]
    for i, part in enumerate(sequence):
        if not part or part[1] != "Cue":
            tags.append(0)
            last = None
            continue
        claim = part[0]
        tags.append(2 if last == claim else 1)
        if claim not in runs:
            runs[claim] = [i]
        elif runs[claim][-1] == i - 1:
            runs[claim].append(i)
        last = claim
    return tags, runs


def attribution_numbers(window, claim):
    return [labels.INDEX["att"].get(a[1], 0) if a and a[0] == claim else 0
            for s in window.sentences for a in s.attribution]


def mentions(window):
    """(word, entity, type, nearest earlier mention of the entity or -1) in order."""
    out, last = [], {}
    for offset, sentence in window.parts():
        for head, entity, type_ in sentence.mentions or []:
            out.append((offset + head, entity, type_, last.get(entity, -1)))
            last[entity] = offset + head
    return out
