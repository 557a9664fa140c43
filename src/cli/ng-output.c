/* ng-output.c: see ng-output.h. */
#include "cli/ng-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ng-error.h"

struct _NgOutput
{
  char *path; /* NULL: standard output */
  char *temporary;
  FILE *file;
};

/* The temporary file of the moment, for the signal handler: one output is open at a time. */
static const char *volatile unfinished;

/* Calls only what a handler may call. */
static void
remove_unfinished (int number)
{
  if (unfinished)
    unlink (unfinished);
  signal (number, SIG_DFL);
  raise (number);
}

/* A signal that the caller of the program has turned off stays off. */
static void
handle (int number, void (*handler) (int))
{
  if (signal (number, handler) == SIG_IGN)
    signal (number, SIG_IGN);
}

/* Ctrl-C and kill leave no temporary file behind. @path: (nullable): owned by the caller until the
 * next call. */
static void
guard (const char *path)
{
  unfinished = path;
  handle (SIGINT, path ? remove_unfinished : SIG_DFL);
  handle (SIGTERM, path ? remove_unfinished : SIG_DFL);
}

static gboolean
failed (const NgOutput *self, GError **error)
{
  g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: cannot be written: %s",
               self->path ? self->path : "standard output", g_strerror (errno));
  return FALSE;
}

/* Beside the target, so that the rename stays on one file system; the mode is what a plain fopen
 * would have given. */
static gboolean
open_temporary (NgOutput *self, GError **error)
{
  self->temporary = g_strconcat (self->path, ".part-XXXXXX", NULL);
  int fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      g_clear_pointer (&self->temporary, g_free);
      return failed (self, error);
    }
  guard (self->temporary);
  self->file = fdopen (fd, "wb");
  return self->file != NULL || failed (self, error);
}

/* Devices and pipes ("/dev/full", "/dev/stdout") cannot be renamed over: write them directly. */
static gboolean
is_plain_target (const char *path)
{
  GStatBuf st;
  return g_stat (path, &st) != 0 || S_ISREG (st.st_mode);
}

NgOutput *
ng_output_open (const char *path, GError **error)
{
  g_autoptr (NgOutput) self = g_new0 (NgOutput, 1);

  if (path == NULL || strcmp (path, "-") == 0)
    {
      self->file = stdout;
      return g_steal_pointer (&self);
    }
  self->path = g_strdup (path);
  if (is_plain_target (path))
    {
      if (!open_temporary (self, error))
        return NULL;
    }
  else if ((self->file = fopen (path, "wb")) == NULL)
    {
      failed (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
ng_output_free (NgOutput *self)
{
  if (self == NULL)
    return;
  if (self->file && self->file != stdout)
    fclose (self->file);
  if (self->temporary)
    {
      g_unlink (self->temporary);
      guard (NULL);
    }
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

gboolean
ng_output_write (gconstpointer bytes, gsize length, gpointer data, GError **error)
{
  NgOutput *self = data;
  return fwrite (bytes, 1, length, self->file) == length || failed (self, error);
}

gboolean
ng_output_commit (NgOutput *self, GError **error)
{
  if (fflush (self->file) != 0 || ferror (self->file))
    return failed (self, error);
  if (self->file == stdout)
    return TRUE;
  if (fclose (g_steal_pointer (&self->file)) != 0)
    return failed (self, error);
  if (self->temporary && g_rename (self->temporary, self->path) != 0)
    return failed (self, error);
  if (self->temporary)
    guard (NULL);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}
