/* ng-graph-events.c: one node for each happening that the text speaks of.
 *
 * Several records of one happening: what is stated first wins (class, place), of times the most
 * exact; participants are joined, and who is initiator in one record is not recipient of another.
 */
#include "graph/ng-builder.h"

#include <string.h>

#include "graph/ng-vocabulary.h"
#include "record/ng-schema.h"

/* Who takes part, by all records of one node. */
typedef struct
{
  GPtrArray *initiators, *recipients; /* of IRIs */
} Parties;

/* Event roles by event, as ranges of a sorted copy. */
typedef struct
{
  GArray *roles;  /* NgEventRole */
  guint32 *first; /* one an event, and the end */
} Roles;

static gint
compare_roles (gconstpointer x, gconstpointer y)
{
  const NgEventRole *a = x, *b = y;
  return a->event < b->event ? -1 : a->event > b->event;
}

static void
roles_init (Roles *self, const NgAnalysis *a)
{
  guint32 n = ng_n_event_roles (a), k = 0;

  self->roles = g_array_sized_new (FALSE, FALSE, sizeof (NgEventRole), n);
  for (NgId i = 0; i < n; i++)
    g_array_append_vals (self->roles, ng_event_role (a, i), 1);
  g_array_sort (self->roles, compare_roles);
  self->first = g_new (guint32, ng_n_events (a) + 1);
  for (NgId i = 0; i <= ng_n_events (a); i++)
    {
      while (k < n && g_array_index (self->roles, NgEventRole, k).event < i)
        k++;
      self->first[i] = k;
    }
}

static void
roles_clear (Roles *self)
{
  g_array_unref (self->roles);
  g_free (self->first);
}

static void
add_actor (NgBuilder *b, Parties *p, const char *node, NgRoleKind role, const char *actor)
{
  gboolean known = g_ptr_array_find (p->initiators, actor, NULL)
                   || g_ptr_array_find (p->recipients, actor, NULL);

  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_SEM_HASACTOR, actor);
  if (known || role == NG_ROLE_OTHER)
    return;
  g_ptr_array_add (role == NG_ROLE_INITIATOR ? p->initiators : p->recipients, (gpointer) actor);
  ng_builder_iri (b, NG_GRAPH_FACTS, node,
                  role == NG_ROLE_INITIATOR ? NG_NG_INITIATOR : NG_NG_RECIPIENT, actor);
}

/* Whoever acts for a country makes it one of those who take part. */
static void
add_country (NgBuilder *b, const char *node, NgId entity)
{
  NgId country = ng_entity (b->analysis, entity)->acts_for;

  if (country != NG_NONE && ng_entity (b->analysis, country)->kind == NG_KIND_COUNTRY)
    ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_SEM_HASACTOR, b->mint->entities[country]);
}

static void
join_records (NgBuilder *b, const Roles *roles, NgId lead, const char *node, Parties *p)
{
  for (NgId i = lead; i != NG_NONE; i = b->happenings->next[i])
    {
      const NgEvent *e = ng_event (b->analysis, i);
      if (e->named != NG_NONE)
        ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_SEM_SUBEVENTOF, b->mint->entities[e->named]);
      for (guint32 r = roles->first[i]; r < roles->first[i + 1]; r++)
        {
          const NgEventRole *role = &g_array_index (roles->roles, NgEventRole, r);
          gboolean occasion = ng_entity (b->analysis, role->entity)->kind == NG_KIND_NAMED_EVENT;
          if (occasion && role->role == NG_ROLE_OTHER)
            ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_SEM_SUBEVENTOF,
                            b->mint->entities[role->entity]);
          else
            add_actor (b, p, node, role->role, b->mint->entities[role->entity]);
          add_country (b, node, role->entity);
        }
    }
}

/* ---- class ---- */

/* The declared term of this name. Returns: (nullable). */
static const char *
plover_term (const char *name)
{
#define TERM(text) NG_PLOVER_NS text,
  static const char *const terms[] = { NG_PLOVER_TERMS (TERM) };
#undef TERM
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (strcmp (terms[i] + strlen (NG_PLOVER_NS), name) == 0)
      return terms[i];
  return NULL;
}

static void
add_class (NgBuilder *b, const char *node, const NgEvent *e)
{
  const char *class = ng_plover_names[e->plover];
  g_autofree char *name = g_strdup_printf ("%s-%s", class, e->mode ? e->mode : "");
  const char *mode = plover_term (name);

  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_SEM_EVENTTYPE, plover_term (class));
  if (mode)
    ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_SEM_EVENTTYPE, mode);
}

/* A context that the vocabulary does not declare is left out. */
static void
add_contexts (NgBuilder *b, const char *node, const NgEvent *e)
{
  g_auto (GStrv) names = g_strsplit (e->contexts ? e->contexts : "", " ", -1);

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *name = g_strconcat ("context-", names[i], NULL);
      const char *term = plover_term (name);
      if (term)
        ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_NG_CONTEXT, term);
    }
}

/* ---- deduplication key ---- */

static gint
compare_names (gconstpointer x, gconstpointer y)
{
  return strcmp (ng_mint_local_name (*(const char *const *) x),
                 ng_mint_local_name (*(const char *const *) y));
}

static void
append_names (GString *out, GPtrArray *iris)
{
  g_string_append_c (out, '|');
  g_ptr_array_sort (iris, compare_names);
  for (guint i = 0; i < iris->len; i++)
    g_string_append_printf (out, "%s%s", i ? "," : "",
                            ng_mint_local_name (g_ptr_array_index (iris, i)));
}

/* A key needs class, initiator and both days, and parties whose names mean the same elsewhere. */
static void
add_key (NgBuilder *b, const char *node, const NgHappening *h, Parties *p)
{
  if (!h->class || !h->time || p->initiators->len == 0 || h->time->first == NG_NO_DAY
      || h->time->last == NG_NO_DAY)
    return;
  for (guint i = 0; i < p->initiators->len + p->recipients->len; i++)
    if (ng_mint_is_local (b->mint, i < p->initiators->len
                                       ? g_ptr_array_index (p->initiators, i)
                                       : g_ptr_array_index (p->recipients, i - p->initiators->len)))
      return;
  g_autoptr (GString) key = g_string_new (ng_plover_names[h->class->plover]);
  g_autofree char *first = ng_day_format (h->time->first), *last = ng_day_format (h->time->last);
  append_names (key, p->initiators);
  append_names (key, p->recipients);
  g_string_append_printf (key, "|%s/%s", first, last);
  ng_builder_plain (b, NG_GRAPH_FACTS, node, NG_NG_DEDUPKEY, ng_builder_keep (b, key->str, -1));
}

/* ---- aspect, reality, order ---- */

static void
add_aspect (NgBuilder *b, const char *node, const NgEvent *e)
{
  const char *aspect = ng_happenings_aspect (e->aspect);
  const char *reality = ng_happenings_reality (e->reality);

  if (aspect)
    ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_NG_ASPECT, aspect);
  if (reality)
    ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_NG_REALITY, reality);
}

static void
add_numbers (NgBuilder *b, const char *node, const NgEvent *e)
{
  if (e->affected > 0)
    ng_builder_count (b, NG_GRAPH_FACTS, node, NG_NG_AFFECTED, e->affected);
  if (e->amount != NG_NONE && ng_mention (b->analysis, e->amount)->value != NULL)
    ng_builder_plain (b, NG_GRAPH_FACTS, node, NG_NG_AMOUNT,
                      ng_builder_keep (b, ng_mention (b->analysis, e->amount)->value, -1));
}

static void
add_order (NgBuilder *b, const char *node, const NgEvent *e)
{
  const char *other = e->order_to == NG_NONE ? NULL : ng_builder_event (b, e->order_to);

  if (other == NULL || strcmp (node, other) == 0)
    return;
  switch (ng_happenings_order (e->order))
    {
    case NG_ORDER_DURING:
      ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_NG_DURING, other);
      break;
    case NG_ORDER_AFTER:
      ng_builder_iri (b, NG_GRAPH_FACTS, other, NG_NG_BEFORE, node);
      break;
    default:
      ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_NG_BEFORE, other);
    }
}

static void
add_dateline_place (NgBuilder *b, const char *node, NgId lead)
{
  NgId place = ng_happenings_dateline (b->happenings, b->analysis, lead);

  if (place != NG_NONE)
    ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_NG_DATELINEPLACE, b->mint->entities[place]);
}

/* ---- the node ---- */

static void
add_lead (NgBuilder *b, const char *node, const NgEvent *e)
{
  const char *label
      = ng_builder_keep_line (b, ng_analysis_text (b->analysis, e->span), ng_span_length (e->span));

  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_RDF_TYPE, NG_SEM_EVENT);
  ng_builder_text (b, NG_GRAPH_FACTS, node, NG_RDFS_LABEL, label);
  ng_builder_plain (b, NG_GRAPH_FACTS, node, NG_NG_LEMMA,
                    e->lemma && *e->lemma ? ng_builder_keep (b, e->lemma, -1) : label);
  ng_builder_modality (b, node, e->polarity, e->certainty, e->tense);
  ng_builder_confidence (b, NG_GRAPH_FACTS, node, e->score);
  add_aspect (b, node, e);
}

static void
add_happening (NgBuilder *b, const Roles *roles, NgId lead)
{
  const char *node = ng_builder_event (b, lead);
  g_autoptr (GPtrArray) initiators = g_ptr_array_new (), recipients = g_ptr_array_new ();
  Parties p = { initiators, recipients };
  const NgHappening h = ng_happenings_join (b->happenings, b->analysis, lead);

  add_lead (b, node, ng_event (b->analysis, lead));
  join_records (b, roles, lead, node, &p);
  if (h.class)
    add_class (b, node, h.class);
  else if (ng_event (b->analysis, lead)->sense)
    ng_builder_plain (b, NG_GRAPH_FACTS, node, NG_NG_SENSE,
                      ng_builder_keep (b, ng_event (b->analysis, lead)->sense, -1));
  if (h.place)
    ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_SEM_HASPLACE, b->mint->entities[h.place->place]);
  else
    add_dateline_place (b, node, lead);
  if (h.time)
    {
      const char *time = ng_builder_time (b, h.time->time);
      ng_builder_period (b, NG_GRAPH_FACTS, node, h.time->first, h.time->last);
      if (time)
        ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_SEM_HASTIME, time);
    }
  add_key (b, node, &h, &p);
  for (NgId i = lead; i != NG_NONE; i = b->happenings->next[i])
    {
      add_order (b, node, ng_event (b->analysis, i));
      add_numbers (b, node, ng_event (b->analysis, i));
      add_contexts (b, node, ng_event (b->analysis, i));
    }
}

void
ng_graph_add_events (NgBuilder *b)
{
  Roles roles;

  roles_init (&roles, b->analysis);
  for (NgId i = 0; i < b->happenings->n; i++)
    if (b->happenings->lead[i] == i)
      add_happening (b, &roles, i);
  roles_clear (&roles);
}
