/* ng-batch.c: see ng-batch.h.
 *
 * A ring of slots: worker threads claim the next index, the calling thread takes slot after slot in
 * order.  A worker waits while its index is a whole ring ahead of what was taken.
 */
#include "pipeline/ng-batch.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/ng-error.h"
#include "base/ng-limits.h"

/* Results that may wait for the writer, for each worker. */
#define WAITING_PER_JOB 4u

typedef struct
{
  const NgBatchOptions *options;
  const char *const *names;
  guint n;
  guint ring;         /* slots */
  NgBatchItem *items; /* [ring] */
  gboolean *ready;    /* [ring] */
  guint next;         /* index that the next free worker claims */
  guint taken;        /* results taken so far */
  gboolean stop;
  GMutex lock;
  GCond changed;
} Batch;

const char *
ng_batch_shown_name (const char *name)
{
  return strcmp (name, "-") == 0 ? "standard input" : name;
}

static gboolean
too_large (const char *name, gsize max, GError **error)
{
  g_set_error (error, NG_ERROR, NG_ERROR_LIMIT,
               "%s: larger than %" G_GSIZE_FORMAT " bytes (--max-bytes raises the limit)",
               ng_batch_shown_name (name), max);
  return FALSE;
}

static gboolean
read_stream (FILE *file, const char *name, gsize max, GByteArray *out, GError **error)
{
  guint8 buffer[65536];
  gsize k;

  while ((k = fread (buffer, 1, sizeof buffer, file)) > 0)
    {
      if (out->len + k > max)
        return too_large (name, max, error);
      g_byte_array_append (out, buffer, k);
    }
  if (ferror (file))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: cannot be read: %s",
                   ng_batch_shown_name (name), g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

static FILE *
open_file (const char *name, GError **error)
{
  struct stat st;
  FILE *file;

  if (strcmp (name, "-") == 0)
    return stdin;
  file = fopen (name, "rb");
  if (file == NULL || fstat (fileno (file), &st) != 0)
    g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: cannot be read: %s", name, g_strerror (errno));
  else if (S_ISDIR (st.st_mode))
    g_set_error (error, NG_ERROR, NG_ERROR_INPUT, "%s: is a directory, expected a file", name);
  else
    return file;
  if (file)
    fclose (file);
  return NULL;
}

guint8 *
ng_batch_read_file (const char *name, gsize max, gsize *length, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  FILE *file = open_file (name, error);

  if (file == NULL)
    return NULL;
  gboolean ok = read_stream (file, name, max, bytes, error);
  if (file != stdin)
    fclose (file);
  if (!ok)
    return NULL;
  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

static void
work_on (const NgBatchOptions *o, NgBatchItem *item)
{
  gsize length, max = o->document.max_bytes ? o->document.max_bytes : NG_MAX_DOCUMENT_BYTES;
  g_autofree guint8 *bytes = ng_batch_read_file (item->name, max, &length, &item->error);

  if (bytes == NULL)
    return;
  g_autoptr (NgAnalysis) a
      = ng_extractor_read (o->extractor, ng_batch_shown_name (item->name), bytes, length,
                           &o->document, NG_STAGE_LAST, &item->error);
  if (a == NULL)
    return;
  item->n_words = ng_n_tokens (a);
  if (o->rows == NG_ROWS_NONE)
    {
      item->statements = ng_graph_build (a, &o->graph, &item->error);
      return;
    }
  g_autoptr (GString) rows = g_string_new (NULL);
  if (ng_event_rows_put (a, o->rows, o->graph.base, rows, &item->error))
    item->rows = g_steal_pointer (&rows);
}

/* Claims the next index; FALSE when there is nothing left to do. */
static gboolean
claim_index (Batch *b, guint *index)
{
  gboolean ok;
  g_mutex_lock (&b->lock);
  while (!b->stop && b->next < b->n && b->next >= b->taken + b->ring)
    g_cond_wait (&b->changed, &b->lock);
  ok = !b->stop && b->next < b->n;
  if (ok)
    *index = b->next++;
  g_mutex_unlock (&b->lock);
  return ok;
}

static gpointer
worker (gpointer data)
{
  Batch *b = data;
  guint i;

  while (claim_index (b, &i))
    {
      NgBatchItem item = { .name = b->names[i] };
      work_on (b->options, &item);
      g_mutex_lock (&b->lock);
      b->items[i % b->ring] = item;
      b->ready[i % b->ring] = TRUE;
      g_cond_broadcast (&b->changed);
      g_mutex_unlock (&b->lock);
    }
  return NULL;
}

static void
item_clear (NgBatchItem *item)
{
  g_clear_pointer (&item->statements, ng_statements_free);
  if (item->rows)
    g_string_free (g_steal_pointer (&item->rows), TRUE);
  g_clear_error (&item->error);
}

/* Waits for result @i. */
static NgBatchItem
await (Batch *b, guint i)
{
  NgBatchItem item;
  g_mutex_lock (&b->lock);
  while (!b->ready[i % b->ring])
    g_cond_wait (&b->changed, &b->lock);
  item = b->items[i % b->ring];
  b->ready[i % b->ring] = FALSE;
  b->taken = i + 1;
  g_cond_broadcast (&b->changed);
  g_mutex_unlock (&b->lock);
  return item;
}

static gboolean
take_all (Batch *b, NgBatchTake take, gpointer data, GError **error)
{
  gboolean ok = TRUE;
  for (guint i = 0; i < b->n && ok; i++)
    {
      NgBatchItem item = await (b, i);
      ok = take (i, &item, data, error);
      item_clear (&item);
    }
  return ok;
}

static void
stop_workers (Batch *b, GThread **threads, guint n)
{
  g_mutex_lock (&b->lock);
  b->stop = TRUE;
  g_cond_broadcast (&b->changed);
  g_mutex_unlock (&b->lock);
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < b->ring; i++)
    if (b->ready[i])
      item_clear (&b->items[i]);
}

gboolean
ng_batch_run (const NgBatchOptions *options, const char *const *names, guint n, NgBatchTake take,
              gpointer data, GError **error)
{
  guint jobs = CLAMP (options->jobs, 1, MIN (NG_MAX_JOBS, MAX (n, 1)));
  Batch b = { .options = options, .names = names, .n = n, .ring = jobs * WAITING_PER_JOB };
  g_autofree GThread **threads = g_new0 (GThread *, jobs);
  g_autofree NgBatchItem *items = g_new0 (NgBatchItem, b.ring);
  g_autofree gboolean *ready = g_new0 (gboolean, b.ring);

  b.items = items;
  b.ready = ready;
  g_mutex_init (&b.lock);
  g_cond_init (&b.changed);
  for (guint i = 0; i < jobs; i++)
    threads[i] = g_thread_new ("newsgraph-worker", worker, &b);
  gboolean ok = take_all (&b, take, data, error);
  stop_workers (&b, threads, jobs);
  g_cond_clear (&b.changed);
  g_mutex_clear (&b.lock);
  return ok;
}
