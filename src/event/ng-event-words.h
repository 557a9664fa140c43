/* ng-event-words.h: the tables of event words, read once: which lemma triggers what, and under
 * which condition; what words do to the clause they govern; nouns for unnamed actors.
 *
 * Reads: event-verbs.tsv, event-nouns.tsv, event-groups.tsv, event-context.tsv, event-actors.tsv,
 * event-synonyms.tsv, event-order.tsv, event-topics.tsv,
 * event-senses.tsv, numbers.tsv.
 */
#ifndef NG_EVENT_WORDS_H
#define NG_EVENT_WORDS_H

#include "lexicon/ng-lexicon.h"
#include "record/ng-record.h"

typedef enum
{
  NG_TRIGGER_EVENT,
  NG_TRIGGER_SYMMETRIC, /* all participants take part alike: meet, agree */
  NG_TRIGGER_SPEECH,    /* a claim by its cue; written as event, too, when its source is known */
  NG_TRIGGER_WEAK,      /* only when the network agrees */
  NG_TRIGGER_OWN,       /* a noun that must name participants of its own: "cooperation" */
  NG_TRIGGER_NONE,      /* no event: states, reports, words that give way to what they govern */
  NG_N_TRIGGERS
} NgTriggerKind;

/* One row of event-verbs.tsv or event-nouns.tsv. */
typedef struct
{
  const char *hint;
  gboolean open; /* the class is left to the network */
  NgPlover plover;
  const char *mode; /* nullable */
  NgTriggerKind kind;
  const char *origin; /* "event-verbs.tsv:meet" */
} NgEventWord;

typedef enum
{
  NG_EFFECT_NONE,
  NG_EFFECT_CERTAIN,
  NG_EFFECT_PROBABLE,
  NG_EFFECT_POSSIBLE,
  NG_EFFECT_UNCOMMITTED,
  NG_EFFECT_NEGATIVE,
  NG_N_EFFECTS
} NgEventEffect;

/* What a word does to the event it governs or modifies: a row of event-context.tsv. */
typedef struct
{
  NgEventEffect effect;
  gboolean future;         /* what it governs lies ahead */
  gboolean object_control; /* its object does what it governs: "urged Iran to leave" */
  gboolean asks;           /* so does who is asked by a preposition: "called on Iran to leave" */
  gboolean receiver;       /* its subject is at the receiving end: "suffered an attack" */
  NgAspect aspect;
} NgEventContext;

typedef struct _NgEventWords NgEventWords;

/* Returns: (transfer full): NULL and NG_ERROR_DATA naming table and row for a word that the columns
 * do not allow. */
NgEventWords *ng_event_words_new (const NgLexicon *lexicon, GError **error);
void ng_event_words_free (NgEventWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgEventWords, ng_event_words_free)

/* Rows of @lemma in file order; @n is 0 if it has none.  Nouns may be capitalised and plural, as
 * the lemmas of names are. Returns: (transfer none) (nullable) */
const NgEventWord *ng_event_words_verb (const NgEventWords *self, const char *lemma, guint *n);
const NgEventWord *ng_event_words_noun (const NgEventWords *self, const char *lemma, guint *n);

gboolean ng_event_words_in_group (const NgEventWords *self, const char *group, gsize length,
                                  const char *lemma);

NgEventContext ng_event_words_context (const NgEventWords *self, const char *lemma);

/* "after" in "X left after Y came": how what it hangs on is ordered to what it introduces. */
NgOrder ng_event_words_order (const NgEventWords *self, const char *word);

/* What a class ("COERCE-arrest"), a lemma or two words ("foreign minister") speak of: "legal";
 * NULL: nothing that is known. */
const char *ng_event_words_topic (const NgEventWords *self, const char *word);

/* The only PropBank sense of a verb or noun; NULL if it has several or is not known. */
const char *ng_event_words_sense (const NgEventWords *self, const char *lemma, gboolean noun);

/* The number that a word in lower case says, 0 if none; @factor: it multiplies the one before it.
 */
double ng_event_words_number (const NgEventWords *self, const char *word, gboolean *factor);

/* "actor": may act unnamed ("protesters"); "part": stands for the group it is of ("members of");
 * "post": an office or body of a country ("officials", "government"). NULL: none. */
const char *ng_event_words_actor (const NgEventWords *self, const char *lemma);

/* event-synonyms.tsv lists @lemma under @family. */
gboolean ng_event_words_in_family (const NgEventWords *self, const char *lemma, const char *family);

/* Both can mean one happening (visit, trip): one lemma, or a family that both are of. */
gboolean ng_event_words_are_akin (const NgEventWords *self, const char *lemma, const char *other);

#endif
