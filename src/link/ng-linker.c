/* ng-linker.c: see ng-linker.h. */
#include "link/ng-linker.h"

#include <string.h>

#include "link/ng-link-holder.h"
#include "link/ng-link-score.h"

struct _NgLinker
{
  const NgKb *kb;
};

NgLinker *
ng_linker_new (const NgKb *kb)
{
  NgLinker *self = g_new0 (NgLinker, 1);
  self->kb = kb;
  return self;
}

void
ng_linker_free (NgLinker *self)
{
  g_free (self);
}

/* The best candidate so far for one entity. */
typedef struct
{
  NgKbEntry entry; /* strings point into the base */
  float score;
  char *origin;
  float own; /* score before its peers were known */
} Best;

static guint
count_words (const char *name)
{
  guint n = 1;
  for (const char *p = name; *p; p++)
    n += p[0] == ' ' && p[1] != ' ' && p[1] != '\0';
  return n;
}

static guint64
total_weight (const NgLinker *self, const NgEntity *entity, const NgKbCandidate *c, guint n)
{
  NgKbEntry entry;
  guint64 total = 0;

  for (guint i = 0; i < n; i++)
    if (ng_kb_get (self->kb, c[i].index, &entry) && ng_link_fits (entity, &entry))
      total += (guint64) entry.weight + 1;
  return total;
}

/* Weighs the bearers of @name. Returns: TRUE if there are any that fit. */
static gboolean
try_name (const NgLinker *self, const NgLinkContext *context, const NgEntity *entity,
          const char *name, Best *best)
{
  NgKbCandidate c[NG_KB_MAX_CANDIDATES];
  NgKbEntry entry;
  guint n = ng_kb_find (self->kb, name, strlen (name), c);
  guint64 total = total_weight (self, entity, c, n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *origin = NULL;
      if (!ng_kb_get (self->kb, c[i].index, &entry) || !ng_link_fits (entity, &entry))
        continue;
      float score = ng_link_score (context, entity, &entry, c[i].kind, count_words (name),
                                   (entry.weight + 1.0) / total, best->own, &origin);
      if (score <= best->score)
        continue;
      best->entry = entry;
      best->score = score;
      g_free (best->origin);
      best->origin = g_steal_pointer (&origin);
    }
  return total > 0;
}

static gboolean
is_initial (const char *word)
{
  return g_ascii_isupper (word[0]) && (word[1] == '\0' || (word[1] == '.' && word[2] == '\0'));
}

static gboolean
is_suffix (const char *word)
{
  static const char *const suffixes[] = { "Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", NULL };
  return g_strv_contains (suffixes, word);
}

static gboolean
has_initial (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  for (guint i = 1; words[0] && words[i]; i++)
    if (is_initial (words[i]))
      return TRUE;
  return FALSE;
}

/* "Samuel A. Alito Jr." without what bases often leave out: (transfer full). */
static char *
plain_name (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  g_autoptr (GString) plain = g_string_new (words[0]);

  for (guint i = 1; words[0] && words[i]; i++)
    if (!is_suffix (words[i]) && !is_initial (words[i]))
      g_string_append_printf (plain, " %s", words[i]);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* A person's name without initials and suffix. A bearer who has another initial is somebody else.
 */
static gboolean
try_plain_name (const NgLinker *self, const NgLinkContext *context, const NgEntity *entity,
                Best *best)
{
  g_autofree char *plain = entity->kind == NG_KIND_PERSON ? plain_name (entity->name) : NULL;

  if (plain == NULL || strcmp (plain, entity->name) == 0 || strchr (plain, ' ') == NULL
      || !try_name (self, context, entity, plain, best))
    return FALSE;
  if (best->score > 0 && has_initial (best->entry.label))
    best->score = 0;
  return TRUE;
}

/* The other names that the text gives the entity. */
static void
try_mentions (const NgLinker *self, const NgLinkContext *context, NgId id, Best *best)
{
  const NgAnalysis *a = context->a;
  const NgEntity *entity = ng_entity (a, id);

  for (NgId i = context->first[id]; i != NG_NONE; i = context->next[i])
    {
      const NgMention *m = ng_mention (a, ng_reference (a, i)->mention);
      if (m->form != NG_MENTION_NAME || m->kind != entity->kind
          || (m->n_tokens < 2 && entity->kind == NG_KIND_PERSON))
        continue;
      g_autofree char *name = ng_analysis_dup_text (a, m->span);
      if (try_name (self, context, entity, name, best))
        return;
    }
}

/* What a link can name: an item, a place of GeoNames. */
static gboolean
has_number (const NgKbEntry *e)
{
  return ng_kb_is_item (e->id) || *e->wikidata || *e->geonames;
}

static void
add_link (NgAnalysis *a, NgId entity, const Best *best)
{
  const NgKbEntry *e = &best->entry;
  const char *item = ng_kb_is_item (e->id) ? e->id : *e->wikidata ? e->wikidata : NULL;
  NgLink link = {
    .entity = entity,
    .entry = ng_analysis_string (a, e->id),
    .qid = ng_analysis_string (a, item),
    .geonames = *e->geonames ? ng_analysis_string (a, e->geonames) : NULL,
    .score = best->score,
    .origin = ng_analysis_string (a, best->origin),
  };
  ng_analysis_append (a, NG_LAYER_LINK, &link);
}

/* The best candidate for an entity; best->origin is to be freed. */
static void
find_best (const NgLinker *self, const NgLinkContext *context, NgId id, Best *best)
{
  const NgEntity *entity = ng_entity (context->a, id);

  if (entity->name && !try_name (self, context, entity, entity->name, best)
      && !try_plain_name (self, context, entity, best))
    try_mentions (self, context, id, best);
}

/* Scores of people, each alone, which are noted as peers from then on. (transfer full). */
static float *
find_peers (const NgLinker *self, NgLinkContext *context)
{
  float *scores = g_new0 (float, ng_n_entities (context->a) + 1);

  for (NgId i = 0; i < ng_n_entities (context->a); i++)
    {
      Best best = { .score = 0 };
      if (ng_entity (context->a, i)->kind == NG_KIND_PERSON)
        find_best (self, context, i, &best);
      if (best.score > 0)
        ng_link_context_add_peer (context, &best.entry, best.score);
      scores[i] = best.score;
      g_free (best.origin);
    }
  context->peers_known = TRUE;
  return scores;
}

gboolean
ng_linker_run (const NgLinker *self, NgAnalysis *analysis, GError **error)
{
  g_auto (NgLinkContext) context = { 0 };

  ng_link_context_init (&context, analysis);
  g_autofree float *alone = find_peers (self, &context);
  for (NgId i = 0; i < ng_n_entities (analysis); i++)
    {
      Best best = { .own = alone[i] };
      find_best (self, &context, i, &best);
      if (best.score == 0 && ng_link_holder (self->kb, &context, i, &best.entry))
        {
          best.score = NG_LINK_HOLDER_SCORE;
          best.origin = g_strdup ("kb:office");
        }
      if (best.score >= NG_LINK_THRESHOLD && has_number (&best.entry))
        add_link (analysis, i, &best);
      g_free (best.origin);
    }
  return TRUE;
}
