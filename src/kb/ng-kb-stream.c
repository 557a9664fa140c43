/* ng-kb-stream.c: see ng-kb-stream.h. */
#include "kb/ng-kb-stream.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ng-error.h"

#define CHUNK (256u << 10)
#define MARK_BYTES (64u << 10)

struct _NgKbStream
{
  char *path;
  int fd;
  guint64 size, read; /* bytes of the file; size 0: not known */
  guint8 *raw;        /* CHUNK bytes of the file */
  gsize raw_at, raw_end;
  GConverter *gzip;     /* NULL: plain */
  gboolean in_member;   /* between begin and end of a gzip member */
  gboolean end_of_file; /* nothing more to read */
  char *text;           /* uncompressed */
  gsize at, end, capacity;
  guint64 place;
};

static gboolean
fail (const NgKbStream *self, GError **error, NgError code, const char *what)
{
  g_set_error (error, NG_ERROR, code, "%s: byte %" G_GUINT64_FORMAT ": %s", self->path, self->read,
               what);
  return FALSE;
}

/* Reads more of the file; raw_at = raw_end at its end. */
static gboolean
fill_raw (NgKbStream *self, GError **error)
{
  gssize n;

  do
    n = read (self->fd, self->raw, CHUNK);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    return fail (self, error, NG_ERROR_IO, g_strerror (errno));
  self->raw_at = 0;
  self->raw_end = n;
  self->read += n;
  self->end_of_file = n == 0;
  return TRUE;
}

NgKbStream *
ng_kb_stream_open (const char *path, GError **error)
{
  g_autoptr (NgKbStream) self = g_new0 (NgKbStream, 1);
  gboolean standard = strcmp (path, "-") == 0;
  struct stat info;

  self->path = g_strdup (standard ? "standard input" : path);
  self->fd = standard ? STDIN_FILENO : open (path, O_RDONLY | O_CLOEXEC);
  if (self->fd < 0 || fstat (self->fd, &info) != 0 || S_ISDIR (info.st_mode))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: cannot be read: %s", self->path,
                   self->fd < 0 ? g_strerror (errno) : "a directory");
      return NULL;
    }
  self->size = S_ISREG (info.st_mode) ? info.st_size : 0;
  self->raw = g_malloc (CHUNK);
  self->capacity = 4 * CHUNK;
  self->text = g_malloc (self->capacity);
  if (!fill_raw (self, error))
    return NULL;
  if (self->raw_end >= 2 && self->raw[0] == 0x1f && self->raw[1] == 0x8b)
    self->gzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  return g_steal_pointer (&self);
}

void
ng_kb_stream_free (NgKbStream *self)
{
  if (self == NULL)
    return;
  if (self->fd > STDIN_FILENO)
    close (self->fd);
  g_clear_object (&self->gzip);
  g_free (self->raw);
  g_free (self->text);
  g_free (self->path);
  g_free (self);
}

/* Room for more text: moves what is left to the front, then grows. */
static gboolean
make_room (NgKbStream *self, GError **error)
{
  if (self->at > 0)
    {
      memmove (self->text, self->text + self->at, self->end - self->at);
      self->end -= self->at;
      self->at = 0;
    }
  if (self->capacity - self->end >= CHUNK)
    return TRUE;
  if (self->capacity >= NG_KB_MAX_LINE)
    return fail (self, error, NG_ERROR_LIMIT, "a line is longer than 256 MiB");
  self->capacity *= 2;
  self->text = g_realloc (self->text, self->capacity);
  return TRUE;
}

static void
copy_plain (NgKbStream *self)
{
  gsize n = MIN (self->raw_end - self->raw_at, self->capacity - self->end);

  memcpy (self->text + self->end, self->raw + self->raw_at, n);
  self->raw_at += n;
  self->end += n;
}

static gboolean
inflate (NgKbStream *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize read = 0, written = 0;
  GConverterResult result = g_converter_convert (
      self->gzip, self->raw + self->raw_at, self->raw_end - self->raw_at, self->text + self->end,
      self->capacity - self->end, G_CONVERTER_NO_FLAGS, &read, &written, &local);

  if (result == G_CONVERTER_ERROR && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return fail (self, error, NG_ERROR_INPUT, "damaged gzip data");
  self->in_member = result != G_CONVERTER_FINISHED;
  if (result == G_CONVERTER_FINISHED)
    g_converter_reset (self->gzip);
  if (result == G_CONVERTER_ERROR) /* it wants more and keeps nothing */
    read = self->raw_end - self->raw_at;
  self->raw_at += read;
  self->end += written;
  return TRUE;
}

/* Adds text behind self->end; none at the end of the input. */
static gboolean
fill (NgKbStream *self, GError **error)
{
  gsize before;

  if (!make_room (self, error))
    return FALSE;
  before = self->end;
  while (self->end == before)
    {
      if (self->raw_at == self->raw_end)
        {
          if (!self->end_of_file && !fill_raw (self, error))
            return FALSE;
          if (self->end_of_file)
            return !self->in_member
                   || fail (self, error, NG_ERROR_INPUT, "gzip data ends in the middle: truncated");
        }
      if (self->gzip == NULL)
        copy_plain (self);
      else if (!inflate (self, error))
        return FALSE;
    }
  return TRUE;
}

const char *
ng_kb_stream_line (NgKbStream *self, gsize *length, GError **error)
{
  gsize searched = 0;

  for (;;)
    {
      const char *line = self->text + self->at;
      const char *stop = memchr (line + searched, '\n', self->end - self->at - searched);
      gsize had = self->end - self->at;
      if (stop == NULL)
        {
          searched = had;
          if (!fill (self, error))
            return NULL;
          line = self->text + self->at;
          if (self->end - self->at > had)
            continue;
          if (had == 0)
            return NULL;
        }
      *length = stop ? (gsize) (stop - line) : had;
      self->at += *length + (stop != NULL);
      self->place += *length + (stop != NULL);
      return line;
    }
}

gboolean
ng_kb_stream_skip (NgKbStream *self, guint64 bytes, GError **error)
{
  g_assert (self->place == 0);
  while (self->place < bytes)
    {
      if (self->at == self->end && !fill (self, error))
        return FALSE;
      gsize n = MIN (self->end - self->at, bytes - self->place);
      if (n == 0)
        return fail (self, error, NG_ERROR_INPUT, "ends before the place where to go on");
      self->at += n;
      self->place += n;
    }
  return TRUE;
}

guint64
ng_kb_stream_place (const NgKbStream *self)
{
  return self->place;
}

double
ng_kb_stream_part (const NgKbStream *self)
{
  return self->size ? (double) self->read / self->size : -1;
}

char *
ng_kb_stream_mark (NgKbStream *self, GError **error)
{
  gsize before;

  g_assert (self->place == 0);
  do
    {
      before = self->end;
      if (self->end < MARK_BYTES && !fill (self, error))
        return NULL;
    }
  while (self->end < MARK_BYTES && self->end > before);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) self->text,
                                      MIN (self->end, MARK_BYTES));
}
