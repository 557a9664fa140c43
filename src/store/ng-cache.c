/* ng-cache.c: see ng-cache.h. */
#include "store/ng-cache.h"

#include <string.h>

/* Bytes of what holds an answer. */
#define OVERHEAD 400u

typedef struct
{
  char *key, *type;
  GBytes *answer;
  GList *link; /* of the queue; its data is this */
} Entry;

struct _NgCache
{
  GHashTable *entries; /* key → Entry */
  GQueue queue;        /* of Entry, last asked for first */
  gsize n_bytes;
};

static void
entry_free (gpointer data)
{
  Entry *e = data;

  g_free (e->key);
  g_free (e->type);
  g_bytes_unref (e->answer);
  g_free (e);
}

NgCache *
ng_cache_new (void)
{
  NgCache *self = g_new0 (NgCache, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  g_queue_init (&self->queue);
  return self;
}

void
ng_cache_free (NgCache *self)
{
  if (self == NULL)
    return;
  g_queue_clear (&self->queue);
  g_hash_table_unref (self->entries);
  g_free (self);
}

GBytes *
ng_cache_find (NgCache *self, const char *key, const char **type)
{
  Entry *e = g_hash_table_lookup (self->entries, key);

  if (e == NULL)
    return NULL;
  g_queue_unlink (&self->queue, e->link);
  g_queue_push_head_link (&self->queue, e->link);
  *type = e->type;
  return g_bytes_ref (e->answer);
}

static gsize
size_of (const Entry *e)
{
  return g_bytes_get_size (e->answer) + strlen (e->key) + OVERHEAD;
}

static void
drop (NgCache *self, Entry *e)
{
  self->n_bytes -= size_of (e);
  g_queue_delete_link (&self->queue, e->link);
  g_hash_table_remove (self->entries, e->key);
}

void
ng_cache_keep (NgCache *self, const char *key, const char *type, GBytes *answer)
{
  Entry *old = g_hash_table_lookup (self->entries, key);

  if (old)
    drop (self, old);
  if (g_bytes_get_size (answer) > NG_CACHE_ANSWER_BYTES)
    return;
  Entry *e = g_new0 (Entry, 1);
  e->key = g_strdup (key);
  e->type = g_strdup (type);
  e->answer = g_bytes_ref (answer);
  g_queue_push_head (&self->queue, e);
  e->link = self->queue.head;
  g_hash_table_insert (self->entries, e->key, e);
  self->n_bytes += size_of (e);
  while (self->n_bytes > NG_CACHE_BYTES)
    drop (self, g_queue_peek_tail (&self->queue));
}
