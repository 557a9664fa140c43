/* ng-entity-work.c: see ng-entity-work.h.  Cost: linear but for the sorting of mentions and
 * references. */
#include "entity/ng-entity-work.h"

#include <string.h>

#include "base/ng-ids.h"
#include "base/ng-text.h"

static gint
compare_mentions (gconstpointer a, gconstpointer b, gpointer data)
{
  const NgWork *self = data;
  NgId x = *(const NgId *) a, y = *(const NgId *) b;
  gint order = ng_span_compare (ng_work_mention (self, x)->span, ng_work_mention (self, y)->span);
  return order != 0 ? order : x < y ? -1 : x > y;
}

static gboolean
is_name (const NgMention *m)
{
  return (m->form == NG_MENTION_NAME || m->form == NG_MENTION_ADJECTIVE)
         && (m->kind <= NG_KIND_GROUP || m->kind == NG_KIND_OTHER);
}

/* Longer mentions win where two cover one token. */
static void
cover_tokens (NgWork *self)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      NgId id = g_array_index (self->order, NgId, i);
      const NgMention *m = ng_work_mention (self, id);
      if (m->form == NG_MENTION_NOMINAL || m->form == NG_MENTION_PRONOUN)
        self->anaphor_at[m->head] = id;
      for (guint32 k = 0; m->kind == NG_KIND_TIME && k < m->n_tokens; k++)
        self->in_time[m->first_token + k] = TRUE;
      if (!is_name (m))
        continue;
      for (guint32 k = 0; k < m->n_tokens; k++)
        if (self->mention_at[m->first_token + k] == NG_NONE)
          self->mention_at[m->first_token + k] = id;
    }
}

static void
copy_mentions (NgWork *self)
{
  NgId none = NG_NONE;

  self->n_given = ng_n_mentions (self->a);
  for (NgId i = 0; i < self->n_given; i++)
    {
      g_array_append_vals (self->mentions, ng_mention (self->a, i), 1);
      g_array_append_val (self->entity_of, none);
      g_array_append_val (self->second_of, none);
      g_array_append_val (self->order, i);
    }
  g_array_sort_with_data (self->order, compare_mentions, self);
  cover_tokens (self);
}

NgWork *
ng_work_new (const NgEntityTables *tables, const NgNet *net, NgAnalysis *a)
{
  NgWork *self = g_new0 (NgWork, 1);

  self->tables = tables;
  self->net = net;
  self->a = a;
  self->n_tokens = ng_n_tokens (a);
  self->mentions = g_array_new (FALSE, TRUE, sizeof (NgMention));
  self->entity_of = g_array_new (FALSE, TRUE, sizeof (NgId));
  self->second_of = g_array_new (FALSE, TRUE, sizeof (NgId));
  self->order = g_array_new (FALSE, TRUE, sizeof (NgId));
  self->drafts = g_array_new (FALSE, TRUE, sizeof (NgDraft));
  self->references = g_array_new (FALSE, TRUE, sizeof (NgReference));
  self->traits = g_array_new (FALSE, TRUE, sizeof (NgTrait));
  self->mention_at = ng_ids_new (self->n_tokens);
  self->in_time = g_new0 (gboolean, self->n_tokens + 1);
  self->anaphor_at = ng_ids_new (self->n_tokens);
  self->phrases = g_array_new (FALSE, TRUE, sizeof (NgPhrase));
  self->phrase_at = ng_ids_new (self->n_tokens);
  for (NgId t = 0; t < self->n_tokens; t++)
    if (ng_token (a, t)->quote != NG_NONE)
      self->n_quotes = MAX (self->n_quotes, ng_token (a, t)->quote + 1);
  self->speakers = ng_ids_new (self->n_quotes);
  self->addressees = ng_ids_new (self->n_quotes);
  self->seen = g_array_new (FALSE, TRUE, sizeof (NgSeen));
  self->sets = g_array_new (FALSE, TRUE, sizeof (NgSet));
  self->awaited = g_array_new (FALSE, TRUE, sizeof (NgAwaited));
  self->unnamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->countries = g_hash_table_new (g_str_hash, g_str_equal);
  copy_mentions (self);
  return self;
}

void
ng_work_free (NgWork *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->mentions);
  g_array_unref (self->entity_of);
  g_array_unref (self->second_of);
  g_array_unref (self->order);
  g_array_unref (self->drafts);
  g_array_unref (self->references);
  g_array_unref (self->traits);
  g_array_unref (self->phrases);
  g_array_unref (self->seen);
  g_array_unref (self->sets);
  g_array_unref (self->awaited);
  g_hash_table_unref (self->unnamed);
  g_hash_table_unref (self->countries);
  g_free (self->mention_at);
  g_free (self->in_time);
  g_free (self->anaphor_at);
  g_free (self->phrase_at);
  g_free (self->speakers);
  g_free (self->addressees);
  g_free (self);
}

char *
ng_work_dup_mention (const NgWork *self, NgId mention)
{
  return ng_analysis_dup_text (self->a, ng_work_mention (self, mention)->span);
}

NgId
ng_work_add_draft (NgWork *self, NgKind kind, const char *name, double score, const char *origin)
{
  NgDraft d = { 0 };

  d.record.kind = kind;
  d.record.name = ng_analysis_string (self->a, name);
  d.record.acts_for = d.record.post_of = d.record.accredited_to = d.record.contained_in = NG_NONE;
  d.beside = d.head = d.owner = NG_NONE;
  d.record.score = ng_score (score);
  d.record.origin = origin;
  g_array_append_val (self->drafts, d);
  return self->drafts->len - 1;
}

static const char *
country_field (NgWork *self, int row, const char *column)
{
  const char *text = row < 0 ? "" : ng_table_field (self->tables->countries, row, column);
  return *text ? ng_analysis_string (self->a, text) : NULL;
}

NgId
ng_work_country (NgWork *self, const char *code)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->countries, code));
  int row = ng_table_find (self->tables->countries, code, -1);
  NgId id;
  NgEntity *e;

  if (known > 0)
    return known - 1;
  id = ng_work_add_draft (self, NG_KIND_COUNTRY,
                          row < 0 ? code : ng_table_field (self->tables->countries, row, "name"), 1,
                          "countries.tsv");
  e = &ng_work_draft (self, id)->record;
  e->code = ng_analysis_string (self->a, code);
  e->iri = ng_analysis_printf (self->a, "country/%s", code);
  e->alpha2 = country_field (self, row, "alpha2");
  e->qid = country_field (self, row, "qid");
  e->geonames = country_field (self, row, "geonames");
  ng_work_draft (self, id)->hidden = TRUE; /* until it is referred to */
  g_hash_table_insert (self->countries, (gpointer) e->code, GUINT_TO_POINTER (id + 1));
  return id;
}

NgId
ng_work_add_mention (NgWork *self, NgId first, NgId last, NgId head, NgKind kind,
                     NgMentionForm form, const char *origin)
{
  NgId none = NG_NONE;

  if (self->anaphor_at[head] != NG_NONE)
    return self->anaphor_at[head];
  NgMention m = { .span = ng_token_range (self->a, first, last - first + 1),
                  .first_token = first,
                  .n_tokens = last - first + 1,
                  .head = head,
                  .kind = kind,
                  .form = form,
                  .score = 1,
                  .origin = origin };
  g_array_append_val (self->mentions, m);
  g_array_append_val (self->entity_of, none);
  g_array_append_val (self->second_of, none);
  self->anaphor_at[head] = self->mentions->len - 1;
  return self->mentions->len - 1;
}

void
ng_work_refer (NgWork *self, NgId mention, NgId entity, double score, const char *origin)
{
  NgReference r = { mention, entity, ng_score (score), origin };

  g_array_append_val (self->references, r);
  if (ng_work_entity_of (self, mention) == NG_NONE)
    g_array_index (self->entity_of, NgId, mention) = entity;
  else if (ng_work_second_of (self, mention) == NG_NONE)
    g_array_index (self->second_of, NgId, mention) = entity;
  if (ng_work_draft (self, entity)->record.kind == NG_KIND_COUNTRY)
    ng_work_draft (self, entity)->hidden = FALSE;
}

NgKind
ng_work_kind_at (const NgWork *self, NgId token)
{
  NgId m = self->mention_at[token];
  return m == NG_NONE ? NG_KIND_OTHER : ng_work_mention (self, m)->kind;
}

NgId
ng_work_entity_at (const NgWork *self, NgId token, NgKind kind)
{
  NgId m = self->mention_at[token];
  if (m == NG_NONE || ng_work_entity_of (self, m) == NG_NONE)
    return NG_NONE;
  NgId e = ng_work_entity_of (self, m);
  return ng_work_draft (self, e)->record.kind == kind ? e : NG_NONE;
}

NgId
ng_work_phrase_top (const NgWork *self, NgId token)
{
  for (guint steps = 0; steps < 16; steps++)
    {
      const NgTag *t = ng_tag (self->a, token);
      if (t->head == NG_NONE
          || !(t->rel == NG_REL_CONJ || t->rel == NG_REL_FLAT || t->rel == NG_REL_APPOS
               || t->rel == NG_REL_COMPOUND))
        break;
      token = t->head;
    }
  return token;
}

gboolean
ng_work_has_case (const NgWork *self, NgId noun, const char *word)
{
  NgId link = ng_tag_child (self->a, noun, NG_REL_CASE, NG_NONE);
  return link != NG_NONE && ng_token_is (self->a, link, word);
}

NgId
ng_work_governor (const NgWork *self, NgId token)
{
  const NgTag *t = ng_tag (self->a, ng_work_phrase_top (self, token));

  switch (t->rel)
    {
    case NG_REL_NSUBJ:
    case NG_REL_OBJ:
    case NG_REL_IOBJ:
    case NG_REL_OBL:
      return t->head;
    default:
      return NG_NONE;
    }
}

gboolean
ng_work_is_context (const NgWork *self, NgId token, const char *class)
{
  const NgTable *t = self->tables->name_context;
  NgSpan s = ng_token (self->a, token)->span;
  int row = ng_table_find_nocase (t, self->a->text + s.begin, ng_span_length (s));
  return ng_table_with (t, row, "class", class) >= 0;
}

gboolean
ng_work_is_reporting (const NgWork *self, NgId token)
{
  NgUpos pos = ng_tag (self->a, token)->upos;
  return pos == NG_UPOS_VERB
         && ng_table_find (self->tables->reporting, ng_work_lemma (self, token), -1) >= 0;
}

static gint
compare_references (gconstpointer a, gconstpointer b)
{
  const NgReference *x = a, *y = b;
  if (x->mention != y->mention)
    return x->mention < y->mention ? -1 : 1;
  return x->entity < y->entity ? -1 : x->entity > y->entity;
}

/* Drafts that are linked from a written one are written too. */
static void
show_linked (NgWork *self)
{
  for (NgId i = 0; i < self->drafts->len; i++)
    {
      const NgDraft *d = ng_work_draft (self, i);
      const NgId links[] = { d->record.acts_for, d->record.post_of, d->record.accredited_to,
                             d->record.contained_in };
      for (guint k = 0; !d->hidden && k < G_N_ELEMENTS (links); k++)
        if (links[k] != NG_NONE && ng_work_draft (self, links[k])->record.kind == NG_KIND_COUNTRY)
          ng_work_draft (self, links[k])->hidden = FALSE;
    }
}

static NgId
map_id (const NgId *map, NgId id)
{
  return id == NG_NONE ? NG_NONE : map[id];
}

static NgId *
write_entities (NgWork *self)
{
  NgId *map = ng_ids_new (self->drafts->len);
  NgId next = ng_n_entities (self->a);

  for (NgId i = 0; i < self->drafts->len; i++)
    if (!ng_work_draft (self, i)->hidden)
      map[i] = next++;
  for (NgId i = 0; i < self->drafts->len; i++)
    {
      NgEntity e = ng_work_draft (self, i)->record;
      if (map[i] == NG_NONE)
        continue;
      e.acts_for = map_id (map, e.acts_for);
      e.post_of = map_id (map, e.post_of);
      e.accredited_to = map_id (map, e.accredited_to);
      e.contained_in = map_id (map, e.contained_in);
      ng_analysis_append (self->a, NG_LAYER_ENTITY, &e);
    }
  return map;
}

/* "Farmers near the coast": a noun's capital at the head of a sentence is no part of its name. */
static char *
dup_common (const NgWork *self, NgId mention)
{
  const NgMention *m = ng_work_mention (self, mention);
  NgUpos upos = ng_tag (self->a, m->first_token)->upos;
  NgId sentence = ng_work_sentence (self, m->first_token);
  char *name = ng_work_dup_mention (self, mention);

  if (ng_sentence (self->a, sentence)->first_token == m->first_token
      && (upos == NG_UPOS_NOUN || upos == NG_UPOS_ADJ)
      && self->mention_at[m->first_token] == NG_NONE && !g_ascii_isupper (name[1]))
    name[0] = g_ascii_tolower (name[0]);
  return name;
}

/* Who is unnamed and spoken of twice or more is written too, as a group, if only of one: "a
 * witness … she".  Named by the first of them. */
static void
show_unnamed (NgWork *self)
{
  g_autofree guint *count = g_new0 (guint, self->drafts->len + 1);
  g_autofree NgId *first = ng_ids_new (self->drafts->len);

  for (guint i = 0; i < self->references->len; i++)
    {
      const NgReference *r = &g_array_index (self->references, NgReference, i);
      count[r->entity]++;
      if (first[r->entity] == NG_NONE
          || ng_work_mention (self, r->mention)->span.begin
                 < ng_work_mention (self, first[r->entity])->span.begin)
        first[r->entity] = r->mention;
    }
  for (NgId i = 0; i < self->drafts->len; i++)
    {
      NgDraft *d = ng_work_draft (self, i);
      gboolean person = d->record.kind == NG_KIND_PERSON && count[i] > 0
                        && ng_work_mention (self, first[i])->form == NG_MENTION_NOMINAL;
      if (!d->hidden || count[i] < 2 || !(person || d->spoken))
        continue;
      g_autofree char *name = dup_common (self, first[i]);
      d->hidden = FALSE;
      d->record.kind = NG_KIND_GROUP;
      d->record.name = ng_analysis_string (self->a, name);
      d->record.post = NULL;
      d->record.score = ng_score (0.6);
    }
}

/* TRUE for mentions that the stage made and that refer to a written entity. */
static gboolean *
find_referring (NgWork *self, const NgId *map)
{
  gboolean *refers = g_new0 (gboolean, self->mentions->len + 1);

  for (guint i = 0; i < self->references->len; i++)
    {
      const NgReference *r = &g_array_index (self->references, NgReference, i);
      if (map[r->entity] == NG_NONE)
        continue;
      refers[r->mention] = TRUE;
      if (r->mention >= self->n_given
          && ng_work_draft (self, r->entity)->record.kind == NG_KIND_GROUP)
        ng_work_mention (self, r->mention)->kind = NG_KIND_GROUP;
    }
  return refers;
}

static void
write_traits (NgWork *self, const NgId *map)
{
  for (guint i = 0; i < self->traits->len; i++)
    {
      NgTrait t = g_array_index (self->traits, NgTrait, i);
      t.person = map[t.person];
      t.value = map[t.value];
      if (t.person != NG_NONE && t.value != NG_NONE)
        ng_analysis_append (self->a, NG_LAYER_TRAIT, &t);
    }
}

void
ng_work_commit (NgWork *self)
{
  show_unnamed (self);
  show_linked (self);
  g_autofree NgId *map = write_entities (self);
  g_autofree gboolean *refers = find_referring (self, map);
  g_autofree NgId *mention = ng_ids_new (self->mentions->len);

  for (NgId i = 0; i < self->n_given; i++)
    {
      mention[i] = i;
      *ng_mention (self->a, i) = *ng_work_mention (self, i);
    }
  for (NgId i = self->n_given; i < self->mentions->len; i++)
    if (refers[i])
      mention[i] = ng_analysis_append (self->a, NG_LAYER_MENTION, ng_work_mention (self, i));
  g_array_sort (self->references, compare_references);
  for (guint i = 0; i < self->references->len; i++)
    {
      NgReference r = g_array_index (self->references, NgReference, i);
      r.entity = map[r.entity];
      r.mention = mention[r.mention];
      if (r.entity != NG_NONE)
        ng_analysis_append (self->a, NG_LAYER_REFERENCE, &r);
    }
  write_traits (self, map);
}
