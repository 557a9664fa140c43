/* ng-store.c: see ng-store.h. */
#include "store/ng-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/ng-error.h"
#include "store/ng-engine.h"
#include "store/ng-http.h"
#include "store/ng-results.h"

/* First line of the file that marks a folder as a store: changes when the layout does. */
#define MARKER "newsgraph store 1, engine oxigraph\n"
#define MARKER_FILE "newsgraph.store"

/* Bytes of an engine's message. */
#define MESSAGE_BYTES 2000

/* The engine stops a query itself; but Oxigraph forgets to while it sorts. */
#define GRACE_SECONDS 2u

struct _NgStore
{
  char *where;
  NgStoreMode mode;
  guint timeout_s;
  char *data;   /* nullable: the engine's folder */
  char *coming; /* nullable: it while a new store is filled */
  char *adding; /* nullable: file of what is to be added to it */
  int lock_fd;  /* -1 for an address */
  NgEngine *engine;
  NgEngine *bulk; /* nullable: fills coming */
  NgHttp *http;
  char *query_url, *update_url, *graph_url;
};

gboolean
ng_store_is_url (const char *where)
{
  return g_str_has_prefix (where, "http://") || g_str_has_prefix (where, "https://");
}

static gboolean
fail_io (const NgStore *self, const char *what, GError **error)
{
  g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: %s: %s", self->where, what, g_strerror (errno));
  return FALSE;
}

/* The folder takes no more: the disk is full, as a rule. */
static gboolean
fail_write (const NgStore *self, const char *what, GError **error)
{
  g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "%s: %s: %s", self->where, what,
               g_strerror (errno));
  return FALSE;
}

/* ---- the folder ---- */

static gboolean
is_empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  return dir && g_dir_read_name (dir) == NULL;
}

/* A marker appears whole: a store that was being made when the power failed is an empty folder or a
 * store. */
static gboolean
make_folder (NgStore *self, const char *marker, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (g_mkdir_with_parents (self->where, 0777) != 0)
    return fail_io (self, "cannot be made", error);
  if (!g_file_set_contents_full (marker, MARKER, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &local))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s", local->message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_marker (NgStore *self, const char *marker, GError **error)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (marker, &text, NULL, NULL))
    g_set_error (error, NG_ERROR, NG_ERROR_IO,
                 "%s: no newsgraph store (there is no readable %s in it)", self->where,
                 MARKER_FILE);
  else if (strcmp (text, MARKER) != 0)
    {
      char *end = strchr (text, '\n');
      if (end)
        *end = '\0';
      g_autofree char *shown = g_utf8_make_valid (text, MIN (strlen (text), 80));
      g_set_error (error, NG_ERROR, NG_ERROR_IO,
                   "%s: a store of another version: it says \"%s\", expected \"%.*s\"", self->where,
                   shown, (int) strlen (MARKER) - 1, MARKER);
    }
  else
    return TRUE;
  return FALSE;
}

static gboolean
find_folder (NgStore *self, GError **error)
{
  g_autofree char *marker = g_build_filename (self->where, MARKER_FILE, NULL);
  gboolean exists = g_file_test (self->where, G_FILE_TEST_EXISTS);

  if (exists && !g_file_test (self->where, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: a file; expected the folder of a store",
                   self->where);
      return FALSE;
    }
  if (self->mode == NG_STORE_WRITE && (!exists || is_empty_folder (self->where)))
    return make_folder (self, marker, error);
  if (!exists)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_IO,
                   "%s: no such store (newsgraph load %s FILE… makes one)", self->where,
                   self->where);
      return FALSE;
    }
  return check_marker (self, marker, error);
}

/* Readers share the lock, a writer has it alone; the engine inherits it. */
static gboolean
take_lock (NgStore *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->where, "lock", NULL);
  gboolean writes = self->mode == NG_STORE_WRITE;

  self->lock_fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (self->lock_fd < 0 && !writes)
    self->lock_fd = open (path, O_RDONLY | O_CLOEXEC);
  if (self->lock_fd < 0)
    return fail_io (self, "its lock cannot be opened", error);
  if (flock (self->lock_fd, (writes ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0)
    return TRUE;
  if (errno != EWOULDBLOCK)
    return fail_io (self, "cannot be locked", error);
  g_set_error (error, NG_ERROR, NG_ERROR_IO,
               writes ? "%s: in use by another program (newsgraph load, query or serve): end that "
                        "one first"
                      : "%s: another program is loading into it (newsgraph load): wait until that "
                        "is done",
               self->where);
  return FALSE;
}

NgStore *
ng_store_open (const char *where, NgStoreMode mode, guint timeout_s, GError **error)
{
  g_autoptr (NgStore) self = g_new0 (NgStore, 1);

  self->where = g_strdup (where);
  self->mode = mode;
  self->timeout_s = timeout_s;
  self->lock_fd = -1;
  if (ng_store_is_url (where))
    {
      self->query_url = g_strdup (where);
      self->http = ng_http_new (timeout_s, FALSE);
      return g_steal_pointer (&self);
    }
  if (!find_folder (self, error) || !take_lock (self, error))
    return NULL;
  self->data = g_build_filename (where, "data", NULL);
  self->coming = g_build_filename (where, "data.new", NULL);
  self->adding = g_build_filename (where, "adding.nq", NULL);
  if (mode == NG_STORE_WRITE)
    g_remove (self->adding); /* of a program that was killed */
  if (mode == NG_STORE_READ && !g_file_test (self->data, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: nothing was loaded into this store yet",
                   where);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static void
stop (NgStore *self)
{
  g_clear_pointer (&self->http, ng_http_free);
  g_clear_pointer (&self->engine, ng_engine_stop);
  g_clear_pointer (&self->update_url, g_free);
  g_clear_pointer (&self->graph_url, g_free);
}

void
ng_store_free (NgStore *self)
{
  if (self == NULL)
    return;
  stop (self);
  ng_engine_stop (self->bulk);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  g_free (self->where);
  g_free (self->data);
  g_free (self->coming);
  g_free (self->adding);
  g_free (self->query_url);
  g_free (self);
}

guint
ng_store_timeout (const NgStore *self)
{
  return self->timeout_s;
}

/* ---- the engine ---- */

static NgEngineOptions
engine_options (const NgStore *self)
{
  return (NgEngineOptions){ .folder = self->data,
                            .writable = self->mode == NG_STORE_WRITE,
                            .timeout_s = self->timeout_s,
                            .lock_fd = self->lock_fd };
}

NgEngine *
ng_store_start_engine (NgStore *self, GError **error)
{
  NgEngineOptions options = engine_options (self);
  NgEngine *engine = ng_engine_start (&options, error);

  if (engine == NULL)
    g_prefix_error (error, "%s: ", self->where);
  return engine;
}

static gboolean
start (NgStore *self, GError **error)
{
  if (self->http)
    return TRUE;
  self->engine = ng_store_start_engine (self, error);
  if (self->engine == NULL)
    return FALSE;
  self->http = ng_http_new (self->timeout_s ? self->timeout_s + GRACE_SECONDS : 0, TRUE);
  g_free (self->query_url);
  self->query_url = g_strconcat (ng_engine_url (self->engine), "/query", NULL);
  self->update_url = g_strconcat (ng_engine_url (self->engine), "/update", NULL);
  self->graph_url = g_strconcat (ng_engine_url (self->engine), "/store?graph=", NULL);
  return TRUE;
}

gboolean
ng_store_is_new (const NgStore *self)
{
  return self->data && !g_file_test (self->data, G_FILE_TEST_EXISTS);
}

/* ---- bulk ---- */

/* A folder of files, as the engine makes them. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      if (g_remove (file) != 0)
        remove_folder (file);
    }
  g_rmdir (path);
}

static FILE *
start_bulk (NgStore *self, GError **error)
{
  NgEngineOptions options = engine_options (self);
  FILE *in = NULL;

  options.folder = self->coming;
  self->bulk = ng_engine_start_load (&options, &in, error);
  if (self->bulk == NULL)
    g_prefix_error (error, "%s: ", self->where);
  return in;
}

FILE *
ng_store_begin_bulk (NgStore *self, GError **error)
{
  g_return_val_if_fail (ng_store_is_new (self) && !self->engine && !self->bulk, NULL);
  remove_folder (self->coming); /* of a program that was killed */
  return start_bulk (self, error);
}

void
ng_store_drop_bulk (NgStore *self, FILE *in)
{
  g_clear_pointer (&self->bulk, ng_engine_stop);
  fclose (in);
  remove_folder (self->coming);
}

/* Nothing of it is left after a failure. */
static gboolean
finish_bulk (NgStore *self, FILE *in, GError **error)
{
  gboolean written = !ferror (in);

  written &= fclose (in) == 0;
  gboolean ok = ng_engine_finish_load (self->bulk, error);
  g_clear_pointer (&self->bulk, ng_engine_stop);
  if (!ok)
    g_prefix_error (error, "%s: ", self->where);
  else if (!written)
    ok = fail_write (self, "cannot be filled", error);
  if (!ok)
    remove_folder (self->coming);
  return ok;
}

FILE *
ng_store_continue_bulk (NgStore *self, FILE *in, GError **error)
{
  return finish_bulk (self, in, error) ? start_bulk (self, error) : NULL;
}

gboolean
ng_store_end_bulk (NgStore *self, FILE *in, GError **error)
{
  if (!finish_bulk (self, in, error))
    return FALSE;
  if (g_rename (self->coming, self->data) == 0)
    return TRUE;
  fail_write (self, "cannot be filled", error);
  remove_folder (self->coming);
  return FALSE;
}

FILE *
ng_store_begin_add (NgStore *self, GError **error)
{
  g_return_val_if_fail (self->data && !self->bulk, NULL);
  stop (self);
  FILE *out = g_fopen (self->adding, "wbe");
  if (out == NULL)
    fail_write (self, "cannot be added to", error);
  return out;
}

void
ng_store_drop_add (NgStore *self, FILE *out)
{
  fclose (out);
  g_remove (self->adding);
}

/* The engine takes the file whole or not at all. */
gboolean
ng_store_end_add (NgStore *self, FILE *out, GError **error)
{
  NgEngineOptions options = engine_options (self);
  gboolean written = !ferror (out);

  written &= fclose (out) == 0;
  gboolean ok = written ? ng_engine_load_file (&options, self->adding, error)
                        : fail_write (self, "cannot be added to", error);
  if (written && !ok)
    g_prefix_error (error, "%s: ", self->where);
  g_remove (self->adding);
  return ok;
}

gboolean
ng_store_optimize (NgStore *self, GError **error)
{
  NgEngineOptions options = engine_options (self);

  g_return_val_if_fail (self->data && !self->bulk, FALSE);
  stop (self);
  if (ng_engine_optimize (&options, error))
    return TRUE;
  g_prefix_error (error, "%s: ", self->where);
  return FALSE;
}

/* ---- the engine's answers ---- */

static gboolean
fail_late (const NgStore *self, GError **error)
{
  g_set_error (
      error, NG_ERROR, NG_ERROR_LIMIT,
      "stopped after %u s; --timeout gives it longer, LIMIT or a narrower pattern makes it "
      "quicker",
      self->timeout_s);
  return FALSE;
}

/* If the engine is no more, @error says so instead. */
static void
look_after_engine (NgStore *self, GError **error)
{
  if (self->engine == NULL || !ng_engine_has_ended (self->engine, 1))
    return;
  g_autofree char *words = ng_engine_last_words (self->engine);
  g_clear_error (error);
  g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT,
               "%s: the store's engine has stopped%s%s; what was committed is kept", self->where,
               *words ? ": " : "", words);
}

static gboolean
send (NgStore *self, const NgHttpRequest *request, NgHttpAnswer *answer, GError **error)
{
  if (ng_http_send (self->http, request, answer, error))
    return TRUE;
  if (error && g_error_matches (*error, NG_ERROR, NG_ERROR_LIMIT))
    {
      g_clear_error (error);
      return fail_late (self, error);
    }
  look_after_engine (self, error);
  return FALSE;
}

/* The engine says why it refuses, in plain text.  One that is written to and fails takes no more.
 */
static gboolean
fail_status (NgStore *self, NgHttpAnswer *answer, GError **error)
{
  g_autofree char *text = ng_http_answer_text (answer, MESSAGE_BYTES);
  NgError code = answer->status == 400                            ? NG_ERROR_INPUT
                 : self->mode == NG_STORE_WRITE                   ? NG_ERROR_ENVIRONMENT
                 : answer->status == 503 || answer->status == 504 ? NG_ERROR_LIMIT
                                                                  : NG_ERROR_IO;
  if (*text && code == NG_ERROR_INPUT)
    g_set_error (error, NG_ERROR, code, "%s", text);
  else
    g_set_error (error, NG_ERROR, code, "%s: the engine answered with status %u%s%s", self->where,
                 answer->status, *text ? ": " : "", text);
  return FALSE;
}

/* ---- asking ---- */

typedef struct
{
  NgResults results;
  GString *ready;
  NgStoreSink sink;
  gpointer data;
} Passage;

static gboolean
pass (Passage *p, GError **error)
{
  gboolean ok = p->ready->len == 0 || p->sink (p->ready->str, p->ready->len, p->data, error);
  g_string_truncate (p->ready, 0);
  return ok;
}

static gboolean
fail_broken (const NgStore *self, const Passage *p, GError **error)
{
  g_autofree char *rest = ng_results_rest (&p->results);

  if (strstr (rest, "cancelled") || strstr (rest, "timeout"))
    return fail_late (self, error);
  g_set_error (error, NG_ERROR, NG_ERROR_IO,
               "%s: the answer broke off after %" G_GUINT64_FORMAT " rows%s%s", self->where,
               ng_results_count (&p->results), *rest ? ": " : "", rest);
  return FALSE;
}

static gboolean
read_answer (NgStore *self, GInputStream *in, Passage *p, GError **error)
{
  g_autoptr (GError) local = NULL;
  char buffer[16384];

  for (;;)
    {
      gssize n = g_input_stream_read (in, buffer, sizeof buffer, NULL, &local);
      if (n < 0 && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
        return fail_late (self, error);
      if (n < 0)
        {
          g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: the answer broke off: %s", self->where,
                       local->message);
          look_after_engine (self, error);
          return FALSE;
        }
      if (n == 0)
        return ng_results_finish (&p->results, p->ready) ? pass (p, error)
                                                         : fail_broken (self, p, error);
      gboolean more = ng_results_feed (&p->results, buffer, n, p->ready);
      if (!pass (p, error))
        return FALSE;
      if (!more)
        return TRUE;
    }
}

gboolean
ng_store_query (NgStore *self, const char *text, NgStoreQuery *query, NgStoreSink sink,
                gpointer data, GError **error)
{
  g_auto (NgHttpAnswer) answer = { 0 };

  if (!start (self, error))
    return FALSE;
  NgHttpRequest request = { .method = "POST",
                            .url = self->query_url,
                            .content_type = "application/sparql-query",
                            .body = text,
                            .length = strlen (text),
                            .accept = query->media_type };
  if (!send (self, &request, &answer, error))
    return FALSE;
  if (answer.status != 200)
    return fail_status (self, &answer, error);
  NgResultsKind kind = ng_results_kind (answer.media_type);
  if (kind == NG_N_RESULTS)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: it answered with %s, expected %s",
                   self->where, answer.media_type ? answer.media_type : "no media type",
                   query->media_type);
      return FALSE;
    }
  Passage p = { .ready = g_string_new (NULL), .sink = sink, .data = data };
  ng_results_init (&p.results, kind, query->max_rows);
  gboolean ok = read_answer (self, answer.stream, &p, error);
  query->truncated = p.results.truncated;
  ng_results_clear (&p.results);
  g_string_free (p.ready, TRUE);
  return ok;
}

gboolean
ng_store_collect (const char *bytes, gsize length, gpointer data, GError **error)
{
  g_string_append_len (data, bytes, length);
  return TRUE;
}

gboolean
ng_store_ask (NgStore *self, const char *text, gboolean *answer, GError **error)
{
  g_autoptr (GString) word = g_string_new (NULL);
  NgStoreQuery query = { .media_type = "text/csv" };

  if (!ng_store_query (self, text, &query, ng_store_collect, word, error))
    return FALSE;
  *answer = g_str_has_prefix (word->str, "true");
  return TRUE;
}

static gboolean
pass_bytes (NgStore *self, GInputStream *in, NgStoreSink sink, gpointer data, GError **error)
{
  g_autoptr (GError) local = NULL;
  char buffer[16384];
  gssize n;

  while ((n = g_input_stream_read (in, buffer, sizeof buffer, NULL, &local)) > 0)
    if (!sink (buffer, n, data, error))
      return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: the answer broke off: %s", self->where,
               local->message);
  look_after_engine (self, error);
  return FALSE;
}

gboolean
ng_store_graph (NgStore *self, const char *iri, NgStoreSink sink, gpointer data, GError **error)
{
  g_auto (NgHttpAnswer) answer = { 0 };

  g_return_val_if_fail (self->data, FALSE);
  if (!start (self, error))
    return FALSE;
  g_autofree char *name = g_uri_escape_string (iri, NULL, FALSE);
  g_autofree char *url = g_strconcat (self->graph_url, name, NULL);
  NgHttpRequest request = { .method = "GET", .url = url, .accept = "application/n-triples" };
  if (!send (self, &request, &answer, error))
    return FALSE;
  if (answer.status == 404)
    return TRUE;
  return answer.status == 200 ? pass_bytes (self, answer.stream, sink, data, error)
                              : fail_status (self, &answer, error);
}

gboolean
ng_store_update (NgStore *self, const char *text, gsize length, GError **error)
{
  g_auto (NgHttpAnswer) answer = { 0 };

  g_return_val_if_fail (self->mode == NG_STORE_WRITE && self->data, FALSE);
  if (!start (self, error))
    return FALSE;
  NgHttpRequest request = { .method = "POST",
                            .url = self->update_url,
                            .content_type = "application/sparql-update",
                            .body = text,
                            .length = length };
  if (!send (self, &request, &answer, error))
    return FALSE;
  return answer.status / 100 == 2 || fail_status (self, &answer, error);
}
