/* ng-event-topic.c: see ng-event-topic.h. */
#include "event/ng-event-topic.h"

#include <string.h>

#include "base/ng-text.h"
#include "event/ng-event-clause.h"
#include "record/ng-schema.h"

/* Steps down from the trigger: "talks on the export of arms" are two. */
#define MAX_STEPS 4

/* Names of the contexts found, each once; they belong to the table. */
typedef struct
{
  const NgScene *scene;
  GPtrArray *names;
} Topics;

static void
add_word (Topics *topics, const char *word)
{
  const char *name = ng_event_words_topic (topics->scene->words, word);

  if (name && !g_ptr_array_find_with_equal_func (topics->names, name, g_str_equal, NULL))
    g_ptr_array_add (topics->names, (gpointer) name);
}

static void
add_class (Topics *topics, const NgEvent *e)
{
  g_autofree char *mode = g_strdup_printf ("%s-%s", ng_plover_names[e->plover], e->mode);

  if (e->plover == NG_PLOVER_NONE)
    return;
  add_word (topics, ng_plover_names[e->plover]);
  if (e->mode)
    add_word (topics, mode);
}

static char *
lower_word (const NgAnalysis *a, NgId token)
{
  g_autofree char *word = ng_analysis_dup_text (a, ng_token (a, token)->span);
  return ng_lower (word, -1);
}

/* "foreign ministers", "air strike" */
static void
add_pair (Topics *topics, NgId token)
{
  const NgAnalysis *a = topics->scene->analysis;

  if (token + 1 >= ng_n_tokens (a)
      || ng_token (a, token + 1)->sentence != ng_token (a, token)->sentence)
    return;
  g_autofree char *first = lower_word (a, token), *second = lower_word (a, token + 1);
  g_autofree char *lemma = ng_lower (ng_tag (a, token + 1)->lemma, -1);
  g_autofree char *written = g_strdup_printf ("%s %s", first, second);
  g_autofree char *by_lemma = g_strdup_printf ("%s %s", first, lemma);
  add_word (topics, written);
  add_word (topics, by_lemma);
}

/* Names of persons, countries and places say nothing by the words that they are made of. */
static gboolean
is_mere_name (const NgScene *scene, NgId token)
{
  NgId m = scene->named_by[token];
  NgKind kind = m == NG_NONE ? NG_KIND_OTHER : ng_mention (scene->analysis, m)->kind;

  return kind == NG_KIND_PERSON || kind == NG_KIND_COUNTRY || kind == NG_KIND_PLACE;
}

static void
add_token (Topics *topics, NgId token)
{
  const NgAnalysis *a = topics->scene->analysis;
  g_autofree char *lemma = ng_lower (ng_tag (a, token)->lemma, -1);

  if (is_mere_name (topics->scene, token))
    return;
  add_word (topics, lemma);
  add_pair (topics, token);
}

/* What hangs on a word without being a clause of its own. */
static gboolean
is_phrase (const NgAnalysis *a, NgId token)
{
  switch (ng_tag (a, token)->rel)
    {
    case NG_REL_NSUBJ:
    case NG_REL_OBJ:
    case NG_REL_IOBJ:
    case NG_REL_OBL:
    case NG_REL_NMOD:
    case NG_REL_AMOD:
    case NG_REL_COMPOUND:
    case NG_REL_FLAT:
      return TRUE;
    case NG_REL_CONJ: /* "trade and investment", but not "arrived and signed" */
      return !ng_clause_is_verb (a, token);
    default:
      return FALSE;
    }
}

static void
add_below (Topics *topics, NgId token, int steps)
{
  const NgAnalysis *a = topics->scene->analysis;

  add_token (topics, token);
  if (steps == MAX_STEPS)
    return;
  for (NgId c = ng_tag_child (a, token, NG_N_RELS, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, token, NG_N_RELS, c))
    if (is_phrase (a, c))
      add_below (topics, c, steps + 1);
}

static gint
compare_names (gconstpointer x, gconstpointer y)
{
  return strcmp (*(const char *const *) x, *(const char *const *) y);
}

void
ng_event_topic_find (NgScene *scene, NgDraft *draft)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  Topics topics = { scene, names };

  add_class (&topics, &draft->event);
  add_below (&topics, draft->event.trigger, 0);
  if (draft->carrier != NG_NONE)
    add_below (&topics, draft->carrier, 1);
  if (names->len == 0)
    return;
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  g_autofree char *joined = g_strjoinv (" ", (char **) names->pdata);
  draft->event.contexts = ng_analysis_string (scene->analysis, joined);
}
