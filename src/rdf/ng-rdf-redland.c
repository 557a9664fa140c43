/* ng-rdf-redland.c: see ng-rdf-redland.h.
 *
 * Why so: librdf 1.0.17 crashes when worlds are opened in two threads at once; storage "trees" with
 * the s-p-o index alone drops duplicates, iterates in sorted order and costs least ("hashes" breaks
 * at two million keys, "memory" is quadratic, contexts keep duplicates).
 */
#include "rdf/ng-rdf-redland.h"

#include "base/ng-error.h"

/* Worlds that wait for a next user; more are freed. */
#define KEPT_WORLDS 16u

static GMutex lock;                  /* of all that is below, and of making and freeing worlds */
static NgRedland *kept[KEPT_WORLDS]; /* not in use */
static guint n_kept;

static int
log_message (void *data, librdf_log_message *message)
{
  NgRedland *self = data;

  if (librdf_log_message_level (message) < LIBRDF_LOG_WARN)
    return 1;
  if (self->n_errors++ == 0)
    self->first_message = g_utf8_make_valid (librdf_log_message_message (message), -1);
  return 1;
}

static void
free_locked (NgRedland *self)
{
  librdf_free_world (self->world);
  g_free (self->first_message);
  g_free (self);
}

static NgRedland *
new_locked (void)
{
  NgRedland *self = g_new0 (NgRedland, 1);

  self->world = librdf_new_world ();
  if (self->world)
    {
      librdf_world_set_logger (self->world, self, log_message);
      librdf_world_open (self->world);
    }
  if (self->world && self->n_errors == 0)
    return self;
  if (self->world)
    librdf_free_world (self->world);
  g_free (self->first_message);
  g_free (self);
  return NULL;
}

NgRedland *
ng_redland_take (GError **error)
{
  g_mutex_lock (&lock);
  NgRedland *self = n_kept > 0 ? kept[--n_kept] : new_locked ();
  g_mutex_unlock (&lock);
  if (self == NULL)
    g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "librdf: cannot open a world");
  return self;
}

void
ng_redland_give_back (NgRedland *self)
{
  if (self == NULL)
    return;
  ng_redland_reset_errors (self);
  g_mutex_lock (&lock);
  if (n_kept < KEPT_WORLDS)
    kept[n_kept++] = self;
  else
    free_locked (self);
  g_mutex_unlock (&lock);
}

void
ng_redland_reset_errors (NgRedland *self)
{
  self->n_errors = 0;
  g_clear_pointer (&self->first_message, g_free);
}

gboolean
ng_redland_check (NgRedland *self, gboolean failed, const char *doing, GError **error)
{
  if (!failed && self->n_errors == 0)
    return TRUE;
  g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "librdf: %s failed%s%s", doing,
               self->first_message ? ": " : "", self->first_message ? self->first_message : "");
  return FALSE;
}

/* ---- models ---- */

/* The nodes of the statement before, which the next one often shares. */
typedef struct
{
  const char *iri;
  librdf_node *node;
} Cached;

static librdf_node *
cached_node (librdf_world *world, Cached *cache, const char *iri)
{
  if (cache->iri != iri)
    {
      if (cache->node)
        librdf_free_node (cache->node);
      cache->iri = iri;
      cache->node = librdf_new_node_from_uri_string (world, (const unsigned char *) iri);
    }
  return cache->node ? librdf_new_node_from_node (cache->node) : NULL;
}

static librdf_node *
object_node (librdf_world *world, const NgTerm *o)
{
  const unsigned char *value = (const unsigned char *) o->value;

  if (o->type == NG_TERM_IRI)
    return librdf_new_node_from_uri_string (world, value);
  if (o->datatype == NULL)
    return librdf_new_node_from_typed_literal (world, value, o->language, NULL);
  librdf_uri *datatype = librdf_new_uri (world, (const unsigned char *) o->datatype);
  librdf_node *node = librdf_new_node_from_typed_literal (world, value, NULL, datatype);
  librdf_free_uri (datatype);
  return node;
}

static gboolean
add_statement (NgRedlandModel *m, librdf_world *world, const NgStatement *s, Cached *subject,
               Cached *predicate)
{
  librdf_node *sn = cached_node (world, subject, s->subject);
  librdf_node *pn = cached_node (world, predicate, s->predicate);
  librdf_node *on = object_node (world, &s->object);
  /* takes the nodes, even on failure; the model takes a copy of the statement */
  librdf_statement *st = librdf_new_statement_from_nodes (world, sn, pn, on);
  gboolean ok = sn && pn && on && st && librdf_model_add_statement (m->model, st) == 0;

  if (st)
    librdf_free_statement (st);
  return ok;
}

static gboolean
fill (NgRedlandModel *m, librdf_world *world, const NgStatements *statements, NgGraphKind graph)
{
  Cached subject = { NULL, NULL }, predicate = { NULL, NULL };
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < statements->statements->len; i++)
    {
      const NgStatement *s = &g_array_index (statements->statements, NgStatement, i);
      if (graph == NG_N_GRAPHS || s->graph == graph)
        ok = add_statement (m, world, s, &subject, &predicate);
    }
  if (subject.node)
    librdf_free_node (subject.node);
  if (predicate.node)
    librdf_free_node (predicate.node);
  return ok;
}

gboolean
ng_redland_model_init (NgRedlandModel *model, NgRedland *redland, const NgStatements *statements,
                       NgGraphKind graph, GError **error)
{
  NgRedlandModel m = { NULL, NULL };
  gboolean ok;

  m.storage = librdf_new_storage (redland->world, "trees", NULL, "index-spo='yes'");
  m.model = m.storage ? librdf_new_model (redland->world, m.storage, NULL) : NULL;
  ok = m.model && fill (&m, redland->world, statements, graph);
  if (!ng_redland_check (redland, !ok, "building a model", error))
    {
      ng_redland_model_clear (&m);
      return FALSE;
    }
  *model = m;
  return TRUE;
}

void
ng_redland_model_clear (NgRedlandModel *model)
{
  if (model->model)
    librdf_free_model (model->model);
  if (model->storage)
    librdf_free_storage (model->storage);
  *model = (NgRedlandModel){ NULL, NULL };
}
