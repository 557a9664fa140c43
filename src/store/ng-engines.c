/* ng-engines.c: see ng-engines.h. */
#include "store/ng-engines.h"

#include "store/ng-engine.h"

/* One for each engine, counted: by the pool while it takes queries, and by each query. */
struct _NgEngineUse
{
  NgEngines *pool;
  NgEngine *engine;
  char *url;
  guint n;
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

NgEngineUse *
ng_engines_take (NgEngines *self, GError **error)
{
  if (self->current && ng_engine_has_ended (self->current->engine, 0))
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
