/* ng-event-scene.c: see ng-event-scene.h. */
#include "event/ng-event-scene.h"

#include <string.h>

#include "base/ng-ids.h"
#include "base/ng-text.h"
#include "event/ng-event-clause.h"
#include "net/ng-decode.h"

/* Ids of pending entities start here; no document has so many entities. */
#define PENDING 0x80000000u

/* Steps from a word to the members and conjuncts that it stands for. */
#define MAX_DEPTH 4

typedef struct
{
  NgId token;
  const char *name;
  NgId entity; /* NG_NONE until it is written */
} PendingActor;

/* ---- what the network says of every word ---- */

static void
score_triggers (NgScene *self)
{
  guint n = ng_n_tokens (self->analysis);
  guint n_labels = ng_net_n_labels (self->net, NG_HEAD_EVT);
  g_autofree float *scores = g_new (float, (gsize) n *n_labels + 1);

  ng_net_linear (self->net, NG_HEAD_EVT, self->analysis->vectors, n, scores);
  for (guint t = 0; t < n; t++)
    {
      float *row = scores + (gsize) t * n_labels;
      ng_decode_softmax (row, n_labels);
      for (guint l = 0; l < n_labels; l++)
        {
          const char *name = ng_net_label (self->net, NG_HEAD_EVT, l);
          if (strcmp (name, "O") == 0)
            self->triggers[t] = ng_score (1 - row[l]);
          else if (g_str_has_suffix (name, "-OCC") || g_str_has_suffix (name, "-CAUS"))
            self->occurs[t] += row[l];
        }
      self->occurs[t] = ng_score (self->occurs[t]);
    }
}

static void
score_classes (NgScene *self)
{
  guint n = ng_n_tokens (self->analysis);

  self->n_plv = ng_net_n_labels (self->net, NG_HEAD_PLV);
  self->plv = g_new (float, (gsize) n * self->n_plv + 1);
  ng_net_linear (self->net, NG_HEAD_PLV, self->analysis->vectors, n, self->plv);
}

/* ---- index from words to entities ---- */

static void
index_references (NgScene *self)
{
  const NgAnalysis *a = self->analysis;
  guint32 n = ng_n_mentions (a), n_refs = ng_n_references (a);

  self->refs_first = g_new0 (guint32, n + 2);
  self->refs = g_new (NgId, n_refs + 1);
  for (NgId r = 0; r < n_refs; r++)
    self->refs_first[ng_reference (a, r)->mention + 1]++;
  for (NgId m = 0; m < n; m++)
    self->refs_first[m + 1] += self->refs_first[m];
  g_autofree guint32 *at = g_memdup2 (self->refs_first, sizeof (guint32) * (n + 1));
  for (NgId r = 0; r < n_refs; r++)
    self->refs[at[ng_reference (a, r)->mention]++] = ng_reference (a, r)->entity;
}

static gboolean
has_references (const NgScene *self, NgId mention)
{
  return self->refs_first[mention] < self->refs_first[mention + 1];
}

/* Of several mentions with one head the longest that refers wins. */
static gboolean
is_better_mention (const NgScene *self, NgId old, NgId new)
{
  if (old == NG_NONE)
    return TRUE;
  if (has_references (self, old) != has_references (self, new))
    return has_references (self, new);
  return ng_mention (self->analysis, new)->n_tokens > ng_mention (self->analysis, old)->n_tokens;
}

static void
index_mentions (NgScene *self)
{
  const NgAnalysis *a = self->analysis;

  for (NgId m = 0; m < ng_n_mentions (a); m++)
    {
      const NgMention *x = ng_mention (a, m);
      if (is_better_mention (self, self->mention_at[x->head], m))
        self->mention_at[x->head] = m;
      if (x->form == NG_MENTION_NAME && x->kind != NG_KIND_TIME && x->kind != NG_KIND_MONEY)
        for (NgId t = x->first_token; t < x->first_token + x->n_tokens; t++)
          {
            self->named[t] = 1;
            if (is_better_mention (self, self->named_by[t], m))
              self->named_by[t] = m;
          }
    }
}

static NgId *
new_ids (guint n)
{
  NgId *ids = g_new (NgId, n + 1);
  memset (ids, 0xFF, sizeof (NgId) * (n + 1));
  return ids;
}

NgScene *
ng_scene_new (const NgEventWords *words, const NgNet *net, NgAnalysis *analysis)
{
  guint n = ng_n_tokens (analysis);
  NgScene *self = g_new0 (NgScene, 1);

  self->words = words;
  self->net = net;
  self->analysis = analysis;
  self->occurs = g_new0 (float, n + 1);
  self->triggers = g_new0 (float, n + 1);
  self->mention_at = new_ids (n);
  self->draft_at = new_ids (n);
  self->named_by = new_ids (n);
  self->named = g_new0 (guint8, n + 1);
  self->pending = g_array_new (FALSE, FALSE, sizeof (PendingActor));
  self->drafts = g_array_new (FALSE, FALSE, sizeof (NgDraft));
  if (analysis->vectors && n > 0)
    {
      score_triggers (self);
      score_classes (self);
    }
  index_references (self);
  index_mentions (self);
  return self;
}

void
ng_scene_free (NgScene *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->drafts->len; i++)
    g_array_unref (ng_scene_draft (self, i)->roles);
  g_array_unref (self->drafts);
  g_array_unref (self->pending);
  g_free (self->occurs);
  g_free (self->triggers);
  g_free (self->plv);
  g_free (self->mention_at);
  g_free (self->draft_at);
  g_free (self->named);
  g_free (self->named_by);
  g_free (self->refs_first);
  g_free (self->refs);
  g_free (self);
}

NgDraft *
ng_scene_add (NgScene *self, NgId token)
{
  const NgAnalysis *a = self->analysis;
  NgDraft draft = {
    .event = { .span = ng_token (a, token)->span,
               .trigger = token,
               .lemma = ng_tag (a, token)->lemma,
               .place = NG_NONE,
               .first = NG_NO_DAY,
               .last = NG_NO_DAY,
               .time = NG_NONE,
               .same_as = NG_NONE,
               .named = NG_NONE,
               .order_to = NG_NONE,
               .amount = NG_NONE },
    .noun = !ng_clause_is_verb (a, token),
    .carrier = NG_NONE,
    .occurs = self->occurs[token],
    .roles = g_array_new (FALSE, FALSE, sizeof (NgDraftRole)),
  };

  self->draft_at[token] = self->drafts->len;
  g_array_append_val (self->drafts, draft);
  return ng_scene_draft (self, self->drafts->len - 1);
}

/* ---- from words to actors ---- */

gboolean
ng_scene_is_pending (const NgScene *self, NgId entity)
{
  return entity != NG_NONE && entity >= PENDING;
}

NgKind
ng_scene_kind (const NgScene *self, NgId entity)
{
  return ng_scene_is_pending (self, entity) ? NG_KIND_GROUP
                                            : ng_entity (self->analysis, entity)->kind;
}

/* A word inside a name that is not its head still names it. */
static NgId
mention_around (const NgScene *self, NgId token)
{
  return self->mention_at[token] != NG_NONE ? self->mention_at[token] : self->named_by[token];
}

/* "an Egypt-like revolt", "Soviet-era": a name that only compares takes no part. */
static gboolean
is_likeness (const NgScene *self, NgId mention)
{
  const NgAnalysis *a = self->analysis;
  NgId last = ng_mention (a, mention)->first_token + ng_mention (a, mention)->n_tokens - 1;

  return last + 2 < ng_n_tokens (a) && ng_clause_is_hyphened (a, last)
         && ng_event_words_in_group (self->words, "likeness", strlen ("likeness"),
                                     ng_tag (a, last + 2)->lemma);
}

/* "pro-Russian rebels", "anti-French marches": nor does one that they are for or against. */
static gboolean
is_cause (const NgScene *self, NgId mention)
{
  const NgAnalysis *a = self->analysis;
  NgId first = ng_mention (a, mention)->first_token;

  return first > 1 && ng_clause_is_hyphened (a, first - 2)
         && ng_event_words_in_group (self->words, "privative", strlen ("privative"),
                                     ng_tag (a, first - 2)->lemma);
}

guint
ng_scene_entities (const NgScene *self, NgId token, GArray *out)
{
  NgId m = mention_around (self, token);
  guint n = 0;

  if (m == NG_NONE || is_likeness (self, m) || is_cause (self, m))
    return 0;
  for (guint32 r = self->refs_first[m]; r < self->refs_first[m + 1]; r++)
    {
      NgKind kind = ng_entity (self->analysis, self->refs[r])->kind;
      if (kind != NG_KIND_TIME && kind != NG_KIND_MONEY && kind != NG_KIND_OTHER)
        n += ng_ids_add (out, self->refs[r]);
    }
  return n;
}

static gboolean
describes (const NgTag *t, NgId noun)
{
  return t->head == noun && (t->rel == NG_REL_AMOD || t->rel == NG_REL_COMPOUND);
}

/* Words that belong to the name of an unnamed actor: adjectives, numbers and nouns before it, with
 * what a hyphen joins to them ("opposition-dominated assembly"). */
static NgSpan
actor_span (const NgAnalysis *a, NgId token)
{
  NgId first = token;

  for (NgId t = token; t-- > 0 && ng_token (a, t)->sentence == ng_token (a, token)->sentence;)
    if (describes (ng_tag (a, t), token) || (t + 2 == first && ng_clause_is_hyphened (a, t)))
      first = t;
    else if (!ng_token_is (a, t, "-"))
      break;
  NgId last = token;
  while (last + 2 < ng_n_tokens (a) && ng_clause_is_hyphened (a, last)
         && (last > token || ng_tag (a, last + 2)->upos == NG_UPOS_ADP)) /* "father-in-law" */
    last += 2;
  return ng_token_range (a, first, last - first + 1);
}

static NgId
pending_actor (NgScene *self, NgId token)
{
  NgAnalysis *a = self->analysis;
  NgSpan span = actor_span (a, token);
  g_autofree char *lower = ng_lower (ng_analysis_text (a, span), ng_span_length (span));
  PendingActor actor = { token, ng_analysis_string (a, lower), NG_NONE };

  for (guint i = 0; i < self->pending->len; i++)
    if (strcmp (g_array_index (self->pending, PendingActor, i).name, actor.name) == 0)
      return PENDING + i;
  g_array_append_val (self->pending, actor);
  return PENDING + self->pending->len - 1;
}

static guint actors_at (NgScene *self, NgId token, int depth, GArray *out);

static gboolean
is_state_or_body (const NgScene *self, NgId entity)
{
  NgKind k = ng_entity (self->analysis, entity)->kind;
  return k == NG_KIND_COUNTRY || k == NG_KIND_ORGANISATION;
}

static void
add_bodies (NgScene *self, NgId token, GArray *out)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NgId));

  actors_at (self, token, MAX_DEPTH - 1, found);
  for (guint i = 0; i < found->len; i++)
    if (!ng_scene_is_pending (self, g_array_index (found, NgId, i))
        && is_state_or_body (self, g_array_index (found, NgId, i)))
      ng_ids_add (out, g_array_index (found, NgId, i));
}

/* The modifier says whose the noun is; with @from, where it is from. */
static gboolean
is_owner (const NgAnalysis *a, NgId modifier, gboolean from)
{
  NgRel rel = ng_tag (a, modifier)->rel;
  const char *prep = ng_clause_case (a, modifier);

  if (from)
    return rel == NG_REL_NMOD && strcmp (prep, "from") == 0;
  if (rel == NG_REL_NMOD)
    return *prep == '\0' || strcmp (prep, "'s") == 0 || strcmp (prep, "of") == 0;
  return rel == NG_REL_AMOD || rel == NG_REL_COMPOUND;
}

/* Countries and bodies that modify a post or group: "Egyptian officials", "troops of Chad",
 * "soldiers from Chad"; "French troops from Mali" are France's. */
static guint
owners (NgScene *self, NgId noun, GArray *out)
{
  const NgAnalysis *a = self->analysis;
  guint before = out->len;

  for (int from = FALSE; from <= TRUE && out->len == before; from++)
    for (NgId c = ng_tag_child (a, noun, NG_N_RELS, NG_NONE); c != NG_NONE;
         c = ng_tag_child (a, noun, NG_N_RELS, c))
      if (is_owner (a, c, from))
        add_bodies (self, c, out);
  return out->len - before;
}

/* A plural that opens a sentence is often tagged as a name: "Rebels", "Gunmen". */
static const char *
actor_kind (const NgScene *self, NgId token)
{
  const NgTag *t = ng_tag (self->analysis, token);
  g_autofree char *lower = ng_lower (t->lemma, -1);

  if (t->upos == NG_UPOS_PROPN && g_str_has_suffix (lower, "s"))
    lower[strlen (lower) - 1] = '\0';
  else if (g_str_has_suffix (lower, "men"))
    lower[strlen (lower) - 2] = 'a';
  return ng_event_words_actor (self->words, lower);
}

static guint
nominal_actors (NgScene *self, NgId token, int depth, GArray *out)
{
  const NgAnalysis *a = self->analysis;
  const char *kind;
  NgId of;
  guint n;

  if (ng_tag (a, token)->upos == NG_UPOS_ADJ || !ng_clause_is_noun (a, token))
    return 0;
  kind = actor_kind (self, token);
  if (kind == NULL)
    return 0;
  of = ng_clause_oblique (a, token, "of");
  if (strcmp (kind, "part") == 0)
    return of == NG_NONE ? 0 : actors_at (self, of, depth + 1, out);
  n = owners (self, token, out);
  if (n == 0
      && (strcmp (kind, "actor") == 0
          || ng_tag_child (a, token, NG_REL_NUMMOD, NG_NONE) != NG_NONE))
    n = ng_ids_add (out, pending_actor (self, token));
  return n;
}

/* "the government of X and rebel leader Y": trees take the second for an apposition of the first.
 */
static gboolean
is_joined (const NgAnalysis *a, NgId token, NgId apposition)
{
  for (NgId t = token + 1; t < apposition; t++)
    if (ng_tag (a, t)->upos == NG_UPOS_CCONJ)
      return TRUE;
  return FALSE;
}

/* "Special Envoy Hammer", "the cleric, Nimr al-Nimr": a title that heads its name. */
static guint
named_below (const NgScene *self, NgId token, GArray *out)
{
  const NgAnalysis *a = self->analysis;
  static const NgRel rels[] = { NG_REL_FLAT, NG_REL_APPOS };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rels) && n == 0; i++)
    for (NgId c = ng_tag_child (a, token, rels[i], NG_NONE); c != NG_NONE && n == 0;
         c = ng_tag_child (a, token, rels[i], c))
      if (!is_joined (a, token, c))
        n = ng_scene_entities (self, c, out);
  return n;
}

/* Those whose post the words say that the token lies in, however the tree joins title and name. */
static guint
holders (const NgScene *self, NgId token, GArray *out)
{
  const NgAnalysis *a = self->analysis;
  guint n = 0;

  for (NgId i = 0; i < ng_n_entities (a); i++)
    if (ng_span_contains (ng_entity (a, i)->post_span, ng_token (a, token)->span))
      n += ng_ids_add (out, i);
  return n;
}

/* "Sinha, a former rebel": who is told to be that, if it is a person. */
static guint
named_above (const NgScene *self, NgId token, GArray *out)
{
  const NgTag *t = ng_tag (self->analysis, token);
  guint before = out->len;

  if (t->rel != NG_REL_APPOS || t->head == NG_NONE || t->head > token)
    return 0;
  ng_scene_entities (self, t->head, out);
  for (guint i = before; i < out->len; i++)
    if (ng_entity (self->analysis, g_array_index (out, NgId, i))->kind != NG_KIND_PERSON)
      g_array_set_size (out, before);
  return out->len - before;
}

static guint
actors_at (NgScene *self, NgId token, int depth, GArray *out)
{
  const NgAnalysis *a = self->analysis;
  guint n = ng_scene_entities (self, token, out);

  if (depth >= MAX_DEPTH)
    return n;
  if (n == 0)
    n = holders (self, token, out);
  if (n == 0)
    n = named_below (self, token, out);
  if (n == 0)
    n = named_above (self, token, out);
  if (n == 0)
    n = nominal_actors (self, token, depth, out);
  for (NgId c = ng_tag_child (a, token, NG_REL_CONJ, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, token, NG_REL_CONJ, c))
    if (!ng_clause_is_verb (a, c))
      n += actors_at (self, c, depth + 1, out);
  for (NgId c = ng_tag_child (a, token, NG_REL_APPOS, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, token, NG_REL_APPOS, c))
    if (is_joined (a, token, c))
      n += actors_at (self, c, depth + 1, out);
  return n;
}

static gboolean
is_actor_name (const NgMention *m)
{
  return m->form == NG_MENTION_NAME
         && (m->kind == NG_KIND_PERSON || m->kind == NG_KIND_COUNTRY
             || m->kind == NG_KIND_ORGANISATION);
}

/* "A and B"; "A, B meet" in a headline. */
static gboolean
joins_names (const NgAnalysis *a, NgId token)
{
  NgId block = ng_sentence (a, ng_token (a, token)->sentence)->block;

  if (ng_block (a, block)->kind == NG_BLOCK_HEADLINE && ng_token_is (a, token, ","))
    return TRUE;
  return ng_tag (a, token)->upos == NG_UPOS_CCONJ && ng_token_is (a, token, "and");
}

/* "A and Somalia's President B": trees often lose the second name.  The name behind "and", if only
 * words of a noun phrase stand between and it is no other verb's subject. */
static guint
conjunct_behind (NgScene *self, NgId token, GArray *out)
{
  const NgAnalysis *a = self->analysis;
  NgId m = mention_around (self, token);
  NgId t, end, sentence = ng_token (a, token)->sentence;

  if (m == NG_NONE)
    return 0;
  t = ng_mention (a, m)->first_token + ng_mention (a, m)->n_tokens;
  end = ng_sentence (a, sentence)->first_token + ng_sentence (a, sentence)->n_tokens;
  if (t >= end || !joins_names (a, t))
    return 0;
  for (t++; t < end; t++)
    {
      NgUpos u = ng_tag (a, t)->upos;
      NgId other = self->mention_at[t];
      if (other != NG_NONE && is_actor_name (ng_mention (a, other)))
        return ng_tag (a, t)->rel == NG_REL_NSUBJ && ng_tag (a, t)->head != ng_tag (a, token)->head
                   ? 0
                   : ng_scene_entities (self, t, out);
      if (u != NG_UPOS_DET && u != NG_UPOS_ADJ && u != NG_UPOS_NOUN && u != NG_UPOS_PROPN
          && u != NG_UPOS_PART)
        return 0;
    }
  return 0;
}

guint
ng_scene_actors (NgScene *self, NgId token, GArray *out)
{
  guint n;

  if (token == NG_NONE)
    return 0;
  n = actors_at (self, token, 0, out);
  return n == 1 ? n + conjunct_behind (self, token, out) : n;
}

static gboolean
joins_owner (const char *prep)
{
  static const char *const preps[] = { "", "'s", "of", "between", "with", "among", NULL };

  for (guint i = 0; preps[i]; i++)
    if (g_ascii_strcasecmp (prep, preps[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Countries among the words right before a noun: "China-Russia economic and trade cooperation". */
static guint
countries_before (const NgScene *self, NgId noun, GArray *out)
{
  const NgAnalysis *a = self->analysis;
  guint n = 0;

  for (NgId t = noun; t-- > 0 && ng_token (a, t)->sentence == ng_token (a, noun)->sentence;)
    {
      NgUpos u = ng_tag (a, t)->upos;
      NgId m = mention_around (self, t);
      if (m != NG_NONE && ng_mention (a, m)->kind == NG_KIND_COUNTRY)
        n += ng_scene_entities (self, t, out);
      else if (u != NG_UPOS_ADJ && u != NG_UPOS_NOUN && u != NG_UPOS_PROPN && u != NG_UPOS_CCONJ
               && !ng_token_is (a, t, "-"))
        break;
    }
  return n;
}

guint
ng_scene_modifiers (NgScene *self, NgId noun, GArray *out)
{
  const NgAnalysis *a = self->analysis;
  NgOblique all[NG_MAX_OBLIQUES];
  guint n = 0, n_obliques = ng_clause_obliques (a, noun, all);

  for (NgId c = ng_tag_child (a, noun, NG_N_RELS, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, noun, NG_N_RELS, c))
    if (ng_tag (a, c)->rel == NG_REL_AMOD || ng_tag (a, c)->rel == NG_REL_COMPOUND)
      n += actors_at (self, c, 1, out);
  for (guint i = 0; i < n_obliques; i++)
    if (joins_owner (all[i].prep))
      n += actors_at (self, all[i].token, 1, out);
  return n > 0 ? n : countries_before (self, noun, out);
}

guint
ng_scene_main_countries (const NgScene *self, GArray *out)
{
  const NgAnalysis *a = self->analysis;
  guint32 n = ng_n_entities (a);
  g_autofree guint *count = g_new0 (guint, n + 1);

  for (NgId r = 0; r < ng_n_references (a); r++)
    if (ng_reference (a, r)->entity < n)
      count[ng_reference (a, r)->entity]++;
  for (guint k = 0; k < 2; k++)
    {
      NgId best = NG_NONE;
      for (NgId e = 0; e < n; e++)
        if (ng_entity (a, e)->kind == NG_KIND_COUNTRY && count[e] > 0
            && (best == NG_NONE || count[e] > count[best]))
          best = e;
      if (best == NG_NONE)
        return k;
      ng_ids_add (out, best);
      count[best] = 0;
    }
  return 2;
}

/* ---- drafts ---- */

void
ng_draft_add_role (NgDraft *self, NgId entity, NgRoleKind role, float score, const char *origin)
{
  NgDraftRole r = { entity, role, score, origin };

  for (guint i = 0; i < self->roles->len; i++)
    {
      const NgDraftRole *old = &g_array_index (self->roles, NgDraftRole, i);
      if (old->entity == entity && (old->role == role || role == NG_ROLE_OTHER))
        return;
    }
  g_array_append_val (self->roles, r);
}

guint
ng_draft_count (const NgDraft *self, NgRoleKind role)
{
  guint n = 0;
  for (guint i = 0; i < self->roles->len; i++)
    n += g_array_index (self->roles, NgDraftRole, i).role == role;
  return n;
}

/* ---- commit ---- */

static NgId
existing_group (const NgAnalysis *a, const char *name, guint32 n)
{
  for (NgId e = 0; e < n; e++)
    if (ng_entity (a, e)->kind == NG_KIND_GROUP && ng_entity (a, e)->iri == NULL
        && g_ascii_strcasecmp (ng_entity (a, e)->name, name) == 0)
      return e;
  return NG_NONE;
}

static NgId
write_mention (NgScene *self, NgId token)
{
  NgAnalysis *a = self->analysis;
  NgSpan span = actor_span (a, token);
  NgId first = ng_token_at (a, span.begin);
  NgMention mention = {
    .span = span,
    .first_token = first,
    .n_tokens = token - first + 1,
    .head = token,
    .kind = NG_KIND_GROUP,
    .form = NG_MENTION_NOMINAL,
    .score = 0.5f,
    .origin = "event-actors.tsv",
  };

  if (self->mention_at[token] != NG_NONE)
    return self->mention_at[token];
  return ng_analysis_append (a, NG_LAYER_MENTION, &mention);
}

static NgId
write_actor (NgScene *self, PendingActor *actor, guint32 n_entities)
{
  NgAnalysis *a = self->analysis;
  NgEntity entity = {
    .kind = NG_KIND_GROUP,
    .name = actor->name,
    .acts_for = NG_NONE,
    .post_of = NG_NONE,
    .accredited_to = NG_NONE,
    .contained_in = NG_NONE,
    .score = 0.5f,
    .origin = "event-actors.tsv",
  };
  NgReference reference = { .score = 0.5f, .origin = "event-actors.tsv" };

  reference.entity = existing_group (a, actor->name, n_entities);
  if (reference.entity == NG_NONE)
    reference.entity = ng_analysis_append (a, NG_LAYER_ENTITY, &entity);
  reference.mention = write_mention (self, actor->token);
  ng_analysis_append (a, NG_LAYER_REFERENCE, &reference);
  return reference.entity;
}

static void
write_roles (NgScene *self, const NgDraft *draft, NgId event, guint32 n_entities)
{
  for (guint i = 0; i < draft->roles->len; i++)
    {
      const NgDraftRole *r = &g_array_index (draft->roles, NgDraftRole, i);
      NgEventRole role = { event, r->entity, r->role, r->score, r->origin };

      if (ng_scene_is_pending (self, r->entity))
        {
          PendingActor *p = &g_array_index (self->pending, PendingActor, r->entity - PENDING);
          if (p->entity == NG_NONE)
            p->entity = write_actor (self, p, n_entities);
          role.entity = p->entity;
        }
      ng_analysis_append (self->analysis, NG_LAYER_EVENT_ROLE, &role);
    }
}

void
ng_scene_commit (NgScene *self)
{
  guint32 n_entities = ng_n_entities (self->analysis);
  NgId next = ng_n_events (self->analysis);
  g_autofree NgId *written = new_ids (self->drafts->len);

  for (guint i = 0; i < self->drafts->len; i++)
    if (!ng_scene_draft (self, i)->drop)
      written[i] = next++;
  for (guint i = 0; i < self->drafts->len; i++)
    {
      NgDraft *d = ng_scene_draft (self, i);
      if (d->drop)
        continue;
      if (d->event.same_as != NG_NONE)
        d->event.same_as = written[d->event.same_as];
      if (d->event.order_to != NG_NONE)
        d->event.order_to = written[d->event.order_to];
      if (d->event.order_to == NG_NONE)
        d->event.order = NG_ORDER_NONE;
      ng_analysis_append (self->analysis, NG_LAYER_EVENT, &d->event);
      write_roles (self, d, written[i], n_entities);
    }
}
