"""What each head can say. The order of the names is the order of its columns in the weights."""


def bio(types):
    return ["O"] + [f"{prefix}-{t}" for t in types for prefix in "BI"]


NER_TYPES = "PER ORG LOC FAC NORP DATE MONEY MISC PRODUCT".split()
EVENT_TYPES = "OCC STATE REP PERC ASP CAUS".split()

NER = bio(NER_TYPES)
POS = ("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X").split()
REL = ("acl advcl advmod amod appos aux case cc ccomp compound conj cop csubj dep det discourse dislocated expl "
       "fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root "
       "vocative xcomp").split()
CUE = ["O", "B", "I"]
ATT = ["O", "Source", "Content"]
PRED = ["no", "yes"]
# PropBank's roles; a label that stands fewer than 20 times in the training part is left out.
ROLE = (["O"] + ["B-" + r for r in "ARG0 ARG1 ARG2 ARG3 ARG4 ARGM-ADJ ARGM-ADV ARGM-CAU ARGM-COM ARGM-CXN ARGM-DIR "
                 "ARGM-DIS ARGM-EXT ARGM-GOL ARGM-LOC ARGM-LVB ARGM-MNR ARGM-MOD ARGM-NEG ARGM-PRD ARGM-PRP "
                 "ARGM-PRR ARGM-REC ARGM-TMP".split()]
        + ["I-" + r for r in "ARG0 ARG1 ARG1-DSP ARG2 ARG3 ARG4 ARG5 ARGM-ADJ ARGM-ADV ARGM-CAU ARGM-COM ARGM-CXN "
           "ARGM-DIR ARGM-DIS ARGM-EXT ARGM-GOL ARGM-LOC ARGM-MNR ARGM-PRD ARGM-PRP ARGM-TMP".split()])
EVT = bio(EVENT_TYPES)
PLV = ("ACCUSE AGREE AID ASSAULT COERCE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST SANCTION SUPPORT "
       "THREATEN YIELD").split()
MTY = "none person organization place event time object abstract substance animal plant".split()

HEADS = {"ner": NER, "pos": POS, "rel": REL, "cue": CUE, "att": ATT, "pred": PRED, "role": ROLE, "evt": EVT,
         "plv": PLV, "mty": MTY}
INDEX = {head: {name: i for i, name in enumerate(names)} for head, names in HEADS.items()}
