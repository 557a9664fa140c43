/* ng-aliases.c: see ng-aliases.h.
 *
 * The entity that the program made of a name takes the user's IRI; the second name with that IRI
 * joins it, a name with another one leaves it.  What the program joined to a name that left as a
 * whole (short forms without a row of their own) follows it.
 */
#include "entity/ng-aliases.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-ids.h"
#include "base/ng-text.h"

struct _NgAliases
{
  NgTable *table;
  char *file;           /* as shown */
  GHashTable *by_form;  /* kind and folded form → GArray of guint rows; look-up only */
  int name, qid, place; /* columns, -1 if left out */
};

static const struct
{
  const char *name, *prefix;
  NgKind kind;
} kinds[] = { { "person", "person/", NG_KIND_PERSON },
              { "organisation", "organisation/", NG_KIND_ORGANISATION },
              { "place", "place/", NG_KIND_PLACE },
              { "country", "country/", NG_KIND_COUNTRY } };

static char *
key_of (NgKind kind, const char *form)
{
  g_autofree char *folded = ng_name_fold (form, strlen (form));
  return g_strdup_printf ("%d|%s", kind, folded);
}

static int
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      return i;
  return -1;
}

static gboolean
is_qid (const char *text)
{
  gsize digits = *text == 'Q' ? strspn (text + 1, "0123456789") : 0;
  return digits > 0 && digits < 12 && text[1] != '0' && text[1 + digits] == '\0';
}

/* What is wrong with the row, NULL if nothing; @kind: index in kinds, -1. */
static const char *
fault (const char *iri, const char *qid, int kind, const NgTable *countries)
{
  if (kind < 0)
    return "expected person, organisation, place or country as kind";
  if (*qid && !is_qid (qid))
    return "expected a Wikidata item like Q42, or nothing, as qid";
  if (strcmp (iri, "-") == 0)
    return NULL;
  gsize n = strlen (kinds[kind].prefix);
  g_autofree char *slug = g_str_has_prefix (iri, kinds[kind].prefix) ? ng_slug (iri + n, -1) : NULL;
  if (kinds[kind].kind == NG_KIND_COUNTRY)
    return slug && ng_table_find (countries, iri + n, -1) >= 0
               ? NULL
               : "expected \"country/\" and the three letters of ISO 3166 as iri";
  g_autofree char *lower = slug ? g_utf8_strdown (iri + n, -1) : NULL;
  return slug && *slug && strcmp (slug, lower) == 0
             ? NULL
             : "expected \"-\", or the kind, \"/\" and letters, digits and hyphens as iri";
}

static const char *
optional (const NgAliases *self, guint row, int column)
{
  return column < 0 ? "" : ng_table_get (self->table, row, (guint) column);
}

static gboolean
index_row (NgAliases *self, guint row, const NgTable *countries, GError **error)
{
  const char *form = ng_table_field (self->table, row, "form");
  const char *iri = ng_table_field (self->table, row, "iri");
  int kind = find_kind (ng_table_field (self->table, row, "kind"));
  const char *why = fault (iri, optional (self, row, self->qid), kind, countries);

  if (why)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s:%u: %s", self->file,
                   ng_table_line (self->table, row), why);
      return FALSE;
    }
  g_autofree char *key = key_of (kinds[kind].kind, form);
  GArray *rows = g_hash_table_lookup (self->by_form, key);
  if (rows == NULL)
    {
      rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_form, g_steal_pointer (&key), rows);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      guint other = g_array_index (rows, guint, i);
      if (strcmp (optional (self, row, self->place), optional (self, other, self->place)) != 0)
        continue;
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s:%u: \"%s\" stands in line %u already",
                   self->file, ng_table_line (self->table, row), form,
                   ng_table_line (self->table, other));
      return FALSE;
    }
  g_array_append_val (rows, row);
  return TRUE;
}

NgAliases *
ng_aliases_open (const char *path, const NgLexicon *lexicon, GError **error)
{
  const NgTable *countries = ng_lexicon_table (lexicon, "countries", error, "code", NULL);
  g_autoptr (NgAliases) self = g_new0 (NgAliases, 1);

  self->table = countries ? ng_table_open (path, error, "form", "kind", "iri", NULL) : NULL;
  if (self->table == NULL)
    return NULL;
  self->file = g_path_get_basename (path);
  self->by_form
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->name = ng_table_column (self->table, "name");
  self->qid = ng_table_column (self->table, "qid");
  self->place = ng_table_column (self->table, "document");
  for (guint row = 0; row < ng_table_n_rows (self->table); row++)
    if (!index_row (self, row, countries, error))
      return NULL;
  return g_steal_pointer (&self);
}

void
ng_aliases_free (NgAliases *self)
{
  if (self == NULL)
    return;
  ng_table_free (self->table);
  g_clear_pointer (&self->by_form, g_hash_table_unref);
  g_free (self->file);
  g_free (self);
}

const char *
ng_aliases_digest (const NgAliases *self)
{
  return ng_table_digest (self->table);
}

/* ---- in one article ---- */

typedef struct
{
  const NgAliases *aliases;
  NgWork *work;
  GHashTable *targets; /* IRI, or the key of a form without one → draft + 1; look-up only */
  gboolean *claimed;   /* one a draft that the program made: it is a target */
  NgId *moved;         /* one a draft that the program made: where its first name went */
  guint n;
} Change;

static gboolean
is_document (const NgAnalysis *a, const char *document)
{
  g_autofree char *base = a->document.name ? g_path_get_basename (a->document.name) : NULL;
  return *document == '\0' || g_strcmp0 (document, a->document.name) == 0
         || g_strcmp0 (document, base) == 0 || g_strcmp0 (document, a->document.url) == 0;
}

/* The row for a name, one of this document first; -1 if there is none. */
static int
find_row (const Change *self, const NgMention *m, const char *key)
{
  const NgAliases *aliases = self->aliases;
  GArray *rows = m->form == NG_MENTION_NAME ? g_hash_table_lookup (aliases->by_form, key) : NULL;
  int found = -1;

  for (guint i = 0; rows && i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      const char *document = optional (aliases, row, aliases->place);
      if (is_document (self->work->a, document) && (found < 0 || *document))
        found = (int) row;
    }
  return found;
}

/* Writes what the row says on its draft. */
static void
describe (const Change *self, NgId draft, guint row, const char *iri, const char *origin)
{
  const NgAliases *aliases = self->aliases;
  NgWork *w = self->work;
  const char *name = optional (aliases, row, aliases->name);
  const char *qid = optional (aliases, row, aliases->qid);
  NgEntity *e = &ng_work_draft (w, draft)->record;
  g_autofree char *code = g_strndup (iri ? iri + strlen ("place/") : "", 3);

  e->iri = iri ? ng_analysis_string (w->a, iri) : NULL;
  e->qid = *qid ? ng_analysis_string (w->a, qid) : NULL;
  if (*name)
    e->name = ng_analysis_string (w->a, name);
  e->origin = origin;
  if (e->kind != NG_KIND_PLACE || !iri || ng_table_find (w->tables->countries, code, -1) < 0)
    return;
  NgId country = ng_work_country (w, code);
  ng_work_draft (w, draft)->record.contained_in = country;
}

/* The draft that @row means; @now: the one that the program chose, NG_NONE. */
static NgId
target_of (Change *self, guint row, const NgMention *m, NgId now, const char *key,
           const char *origin)
{
  NgWork *w = self->work;
  const char *iri = ng_table_field (self->aliases->table, row, "iri");
  gboolean apart = strcmp (iri, "-") == 0;
  const char *id = apart ? key : iri;
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->targets, id));

  if (m->kind == NG_KIND_COUNTRY && !apart)
    return ng_work_country (w, iri + strlen ("country/"));
  if (known > 0)
    return known - 1;
  NgId draft = now;
  if (now == NG_NONE || now >= self->n || self->claimed[now] || m->kind == NG_KIND_COUNTRY
      || ng_work_draft (w, now)->record.kind != m->kind)
    {
      g_autofree char *text = ng_analysis_dup_text (w->a, m->span);
      draft = ng_work_add_draft (w, m->kind, text, 1, origin);
      ng_work_draft (w, draft)->fits_all = m->kind == NG_KIND_ORGANISATION;
    }
  else
    self->claimed[now] = TRUE;
  describe (self, draft, row, apart ? NULL : iri, origin);
  g_hash_table_insert (self->targets, g_strdup (id), GUINT_TO_POINTER (draft + 1));
  return draft;
}

/* The place in references of each mention's one name reference, NG_NONE. */
static NgId *
reference_of_mentions (const NgWork *w)
{
  NgId *of = ng_ids_new (w->mentions->len);
  for (guint i = w->references->len; i > 0; i--)
    of[g_array_index (w->references, NgReference, i - 1).mention] = i - 1;
  return of;
}

static void
redirect (NgWork *w, NgId mention, NgId reference, NgId target, const char *origin)
{
  if (reference == NG_NONE)
    {
      ng_work_refer (w, mention, target, 1, origin);
      return;
    }
  NgReference *r = &g_array_index (w->references, NgReference, reference);
  r->entity = target;
  r->score = 1;
  r->origin = origin;
  g_array_index (w->entity_of, NgId, mention) = target;
  if (ng_work_draft (w, target)->record.kind == NG_KIND_COUNTRY)
    ng_work_draft (w, target)->hidden = FALSE;
}

static void
apply_to_mention (Change *self, NgId id, NgId reference)
{
  NgWork *w = self->work;
  const NgMention m = *ng_work_mention (w, id);
  g_autofree char *text = ng_work_dup_mention (w, id);
  g_autofree char *key = key_of (m.kind, text);
  int row = find_row (self, &m, key);

  if (row < 0)
    return;
  NgId now = ng_work_entity_of (w, id);
  const char *origin = ng_analysis_printf (w->a, "%s:%u", self->aliases->file,
                                           ng_table_line (self->aliases->table, (guint) row));
  NgId target = target_of (self, (guint) row, &m, now, key, origin);
  redirect (w, id, reference, target, origin);
  if (now != NG_NONE && now < self->n && now != target && self->moved[now] == NG_NONE)
    self->moved[now] = target;
}

/* What is left of an entity whose names went elsewhere goes after the first of them. */
static void
follow (Change *self)
{
  NgWork *w = self->work;
  g_autofree guint *left = g_new0 (guint, self->n + 1);

  for (guint i = 0; i < w->references->len; i++)
    {
      NgReference *r = &g_array_index (w->references, NgReference, i);
      if (r->entity >= self->n || self->moved[r->entity] == NG_NONE || self->claimed[r->entity]
          || ng_work_draft (w, r->entity)->record.kind == NG_KIND_COUNTRY)
        continue;
      g_array_index (w->entity_of, NgId, r->mention) = self->moved[r->entity];
      r->entity = self->moved[r->entity];
    }
  for (guint i = 0; i < w->references->len; i++)
    {
      NgId e = g_array_index (w->references, NgReference, i).entity;
      if (e < self->n)
        left[e]++;
    }
  for (NgId i = 0; i < self->n; i++)
    if (self->moved[i] != NG_NONE && left[i] == 0)
      ng_work_draft (w, i)->hidden = TRUE;
}

void
ng_aliases_apply (const NgAliases *self, NgWork *work)
{
  Change change = { .aliases = self, .work = work, .n = work->drafts->len };
  g_autofree NgId *references = reference_of_mentions (work);

  change.targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  change.claimed = g_new0 (gboolean, change.n + 1);
  change.moved = ng_ids_new (change.n);
  for (guint i = 0; i < work->order->len; i++)
    {
      NgId id = g_array_index (work->order, NgId, i);
      apply_to_mention (&change, id, references[id]);
    }
  follow (&change);
  g_hash_table_unref (change.targets);
  g_free (change.claimed);
  g_free (change.moved);
}
