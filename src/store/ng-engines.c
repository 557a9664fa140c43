/* ng-engines.c: see ng-engines.h. */
#include "store/ng-engines.h"

#include "store/ng-engine.h"

/* Oxigraph keeps a thread for each query with a time limit until that limit is over, be the query
 * done or not, and a machine has some thousands of them.  An engine that was asked so often within
 * the limit gets no other query; a new one takes a tenth of a second. */
#define MAX_THREADS 4000u

/* One for each engine, counted: by the pool while it takes queries, and by each query. */
struct _NgEngineUse
{
  NgEngines *pool;
  NgEngine *engine;
  char *url;
  guint n;
  guint n_asked; /* since the time below */
  gint64 since;
};

struct _NgEngines
{
  NgStore *store;
  NgEngineUse *current; /* nullable */
};

NgEngines *
ng_engines_new (NgStore *store)
{
  NgEngines *self = g_new0 (NgEngines, 1);
  self->store = store;
  return self;
}

static void
drop (NgEngineUse *use)
{
  if (use == NULL || --use->n > 0)
    return;
  ng_engine_stop (use->engine);
  g_free (use->url);
  g_free (use);
}

static void
retire (NgEngines *self)
{
  drop (g_steal_pointer (&self->current));
}

void
ng_engines_free (NgEngines *self)
{
  if (self == NULL)
    return;
  retire (self);
  g_free (self);
}

/* TRUE if the engine has as many threads as it may; else one more is counted. */
static gboolean
is_spent (NgEngines *self)
{
  NgEngineUse *use = self->current;
  gint64 now = g_get_monotonic_time ();

  if (now - use->since > ng_store_timeout (self->store) * G_TIME_SPAN_SECOND)
    {
      use->since = now;
      use->n_asked = 0;
    }
  return ng_store_timeout (self->store) > 0 && ++use->n_asked > MAX_THREADS;
}

NgEngineUse *
ng_engines_take (NgEngines *self, GError **error)
{
  if (self->current && (ng_engine_has_ended (self->current->engine, 0) || is_spent (self)))
    retire (self);
  if (self->current == NULL)
    {
      NgEngine *engine = ng_store_start_engine (self->store, error);
      if (engine == NULL)
        return NULL;
      self->current = g_new0 (NgEngineUse, 1);
      self->current->pool = self;
      self->current->engine = engine;
      self->current->url = g_strconcat (ng_engine_url (engine), "/query", NULL);
      self->current->n = 1;
    }
  self->current->n++;
  return self->current;
}

void
ng_engines_give_back (NgEngineUse *use, gboolean stuck)
{
  if (stuck && use->pool->current == use)
    retire (use->pool);
  drop (use);
}

const char *
ng_engine_use_url (const NgEngineUse *use)
{
  return use->url;
}
