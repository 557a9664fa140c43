/* ng-sorter.c: see ng-sorter.h. */
#include "merge/ng-sorter.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ng-error.h"

/* Runs that are merged at once, each with an open file: well below the 256 of the meanest system.
 */
#define MAX_RUNS 64u

typedef struct
{
  FILE *file;
  char *line; /* the next one, NULL at the end */
  size_t size;
} Run;

struct _NgSorter
{
  gsize max_bytes;
  GString *text;   /* lines, each with its NUL */
  GArray *starts;  /* gsize: of each line in text */
  GPtrArray *runs; /* Run; while reading, in the order of their next lines */
  guint at;        /* while reading without runs: next of starts */
  gboolean reading;
  GString *last; /* the line given last */
  gboolean any;  /* ... if there was one */
};

static gboolean
fail (GError **error)
{
  g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "temporary file in %s: %s", g_get_tmp_dir (),
               g_strerror (errno));
  return FALSE;
}

static void
run_free (Run *run)
{
  if (run->file)
    fclose (run->file);
  free (run->line);
  g_free (run);
}

static Run *
run_new (GError **error)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "newsgraph-XXXXXX", NULL);
  int fd = g_mkstemp (path);
  Run *run = g_new0 (Run, 1);

  run->file = fd >= 0 ? fdopen (fd, "w+b") : NULL;
  if (run->file == NULL)
    {
      fail (error);
      run_free (run);
      return NULL;
    }
  g_unlink (path);
  return run;
}

static gboolean
run_put (Run *run, const char *line, GError **error)
{
  return (fputs (line, run->file) >= 0 && putc ('\n', run->file) != EOF) || fail (error);
}

/* FALSE: the disk failed. */
static gboolean
run_advance (Run *run, GError **error)
{
  ssize_t n = getline (&run->line, &run->size, run->file);

  if (n > 0)
    {
      run->line[n - 1] = '\0';
      return TRUE;
    }
  g_clear_pointer (&run->line, free);
  return !ferror (run->file) || fail (error);
}

static gboolean
run_rewind (Run *run, GError **error)
{
  if (fflush (run->file) != 0 || fseeko (run->file, 0, SEEK_SET) != 0)
    return fail (error);
  return run_advance (run, error);
}

NgSorter *
ng_sorter_new (gsize max_bytes)
{
  NgSorter *self = g_new0 (NgSorter, 1);

  self->max_bytes = max_bytes;
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) run_free);
  self->last = g_string_new (NULL);
  return self;
}

void
ng_sorter_free (NgSorter *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->runs);
  g_string_free (self->last, TRUE);
  g_free (self);
}

/* ---- in memory ---- */

static gint
compare_lines (gconstpointer x, gconstpointer y, gpointer text)
{
  const gsize *a = x, *b = y;
  return strcmp ((const char *) text + *a, (const char *) text + *b);
}

static const char *
held_line (const NgSorter *self, guint i)
{
  return self->text->str + g_array_index (self->starts, gsize, i);
}

static void
sort_held (NgSorter *self)
{
  guint n = 0;

  g_array_sort_with_data (self->starts, compare_lines, self->text->str);
  for (guint i = 0; i < self->starts->len; i++)
    if (i == 0 || strcmp (held_line (self, i), held_line (self, n - 1)) != 0)
      g_array_index (self->starts, gsize, n++) = g_array_index (self->starts, gsize, i);
  g_array_set_size (self->starts, n);
}

/* ---- in files ---- */

/* Moves the first run behind all whose next line comes before its own; drops it at its end. */
static void
settle_first (NgSorter *self)
{
  Run **runs = (Run **) self->runs->pdata, *first = runs[0];
  guint i = 0;

  if (first->line == NULL)
    {
      g_ptr_array_remove_index (self->runs, 0);
      return;
    }
  for (; i + 1 < self->runs->len && strcmp (runs[i + 1]->line, first->line) < 0; i++)
    runs[i] = runs[i + 1];
  runs[i] = first;
}

static gint
compare_runs (gconstpointer x, gconstpointer y)
{
  return strcmp ((*(Run *const *) x)->line, (*(Run *const *) y)->line);
}

static gboolean
start_runs (NgSorter *self, GError **error)
{
  for (guint i = 0; i < self->runs->len; i++)
    if (!run_rewind (g_ptr_array_index (self->runs, i), error))
      return FALSE;
  g_ptr_array_sort (self->runs, compare_runs);
  return TRUE;
}

/* The next line of all runs, which may repeat the one before; NULL after the last. */
static gboolean
next_of_runs (NgSorter *self, GError **error)
{
  Run *first = g_ptr_array_index (self->runs, 0);

  g_string_assign (self->last, first->line);
  if (!run_advance (first, error))
    return FALSE;
  settle_first (self);
  return TRUE;
}

/* All runs become one. */
static gboolean
merge_runs (NgSorter *self, GError **error)
{
  g_autoptr (GString) before = g_string_new (NULL);
  gboolean any = FALSE;
  Run *whole = run_new (error);
  gboolean ok = whole != NULL && start_runs (self, error);

  while (ok && self->runs->len > 0)
    {
      ok = next_of_runs (self, error);
      if (ok && (!any || strcmp (before->str, self->last->str) != 0))
        ok = run_put (whole, self->last->str, error);
      any = TRUE;
      g_string_assign (before, self->last->str);
    }
  if (whole)
    g_ptr_array_add (self->runs, whole);
  return ok;
}

static gboolean
spill (NgSorter *self, GError **error)
{
  if (self->runs->len == MAX_RUNS && !merge_runs (self, error))
    return FALSE;
  Run *run = run_new (error);
  if (run == NULL)
    return FALSE;
  g_ptr_array_add (self->runs, run);
  sort_held (self);
  for (guint i = 0; i < self->starts->len; i++)
    if (!run_put (run, held_line (self, i), error))
      return FALSE;
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  return TRUE;
}

/* ---- the interface ---- */

gboolean
ng_sorter_add (NgSorter *self, const char *line, GError **error)
{
  gsize start = self->text->len, length = strlen (line) + 1;

  g_assert (!self->reading);
  if (start > 0 && start + length + self->starts->len * sizeof start > self->max_bytes)
    {
      if (!spill (self, error))
        return FALSE;
      start = 0;
    }
  g_string_append_len (self->text, line, (gssize) length);
  g_array_append_val (self->starts, start);
  return TRUE;
}

static gboolean
start_reading (NgSorter *self, GError **error)
{
  self->reading = TRUE;
  if (self->runs->len == 0)
    {
      sort_held (self);
      return TRUE;
    }
  return (self->starts->len == 0 || spill (self, error)) && start_runs (self, error);
}

gboolean
ng_sorter_next (NgSorter *self, const char **line, GError **error)
{
  g_autofree char *before = NULL;

  if (!self->reading && !start_reading (self, error))
    return FALSE;
  *line = NULL;
  if (self->at < self->starts->len)
    *line = held_line (self, self->at++);
  before = self->any && self->runs->len > 0 ? g_strdup (self->last->str) : NULL;
  while (self->runs->len > 0)
    {
      if (!next_of_runs (self, error))
        return FALSE;
      if (g_strcmp0 (before, self->last->str) == 0)
        continue;
      self->any = TRUE;
      *line = self->last->str;
      break;
    }
  return TRUE;
}
