/* ng-weights.c: see ng-weights.h; the layout is told in training/reader/pack.py. */
#include "net/ng-weights.h"

#include <string.h>

#include "base/ng-bytes.h"
#include "base/ng-error.h"

#define MAGIC "NGWEIGHT"
#define VERSION 1u
#define ENDIAN_TAG 0x01020304u
#define HEADER 64u
#define DIRECTORY 128u
#define ENTRY 96u
#define ALIGN 64u
#define MAX_NAME 48u
#define MAX_DIMS 4u

/* Far above any reader (200 tensors); bounds the directory before it is walked. */
#define MAX_TENSORS 4096u

typedef struct
{
  const char *name; /* in the file; NUL-terminated, checked */
  guint32 dtype, ndim, dims[MAX_DIMS];
  const guint8 *data;
  gsize nbytes;
} Tensor;

struct _NgWeights
{
  char *path;
  GMappedFile *map;
  const guint8 *bytes;
  gsize length;
  char *digest;
  Tensor *tensors;
  guint n_tensors;
};

static const gsize dtype_size[NG_N_DTYPES] = { 1, 1, 2, 4, 4 };
static const char *const dtype_name[NG_N_DTYPES] = { "u8", "i8", "f16", "f32", "u32" };

gboolean
ng_weights_fail (const NgWeights *self, GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  ng_error_fail (error, NG_ERROR_DATA, self->path, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
check_header (NgWeights *self, GError **error)
{
  if (self->length < DIRECTORY)
    return ng_weights_fail (self, error, "%" G_GSIZE_FORMAT " bytes, expected a header of %u bytes",
                            self->length, DIRECTORY);
  if (memcmp (self->bytes, MAGIC, strlen (MAGIC)) != 0)
    return ng_weights_fail (self, error, "byte 0: expected \"%s\": no weights file", MAGIC);
  if (ng_bytes_u32 (self->bytes + 8) != VERSION)
    return ng_weights_fail (self, error, "byte 8: version %u, expected %u",
                            ng_bytes_u32 (self->bytes + 8), VERSION);
  if (ng_bytes_u32 (self->bytes + 12) != ENDIAN_TAG)
    return ng_weights_fail (self, error, "byte 12: byte order tag 0x%08x, expected 0x%08x",
                            ng_bytes_u32 (self->bytes + 12), ENDIAN_TAG);
  if (ng_bytes_u64 (self->bytes + 16) != self->length)
    return ng_weights_fail (self, error,
                            "%" G_GSIZE_FORMAT " bytes, expected %" G_GUINT64_FORMAT
                            " as byte 16 says: truncated",
                            self->length, ng_bytes_u64 (self->bytes + 16));
  return TRUE;
}

static gboolean
check_digest (NgWeights *self, GError **error)
{
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < 32; i++)
    g_string_append_printf (expected, "%02x", self->bytes[24 + i]);
  self->digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, self->bytes + HEADER,
                                              self->length - HEADER);
  if (strcmp (self->digest, expected->str) != 0)
    return ng_weights_fail (self, error, "SHA-256 is %.16s…, expected %.16s…: the file is altered",
                            self->digest, expected->str);
  return TRUE;
}

/* Bytes that the shape asks for; FALSE if that cannot be a number of this file. */
static gboolean
count_bytes (const NgWeights *self, const Tensor *t, gsize *nbytes)
{
  gsize n = dtype_size[t->dtype];

  for (guint i = 0; i < t->ndim; i++)
    {
      if (t->dims[i] == 0 || t->dims[i] > self->length / n)
        return FALSE;
      n *= t->dims[i];
    }
  *nbytes = n;
  return TRUE;
}

static gboolean
read_entry (NgWeights *self, gsize at, Tensor *t, GError **error)
{
  guint64 offset = ng_bytes_u64 (self->bytes + at + 72),
          nbytes = ng_bytes_u64 (self->bytes + at + 80);
  gsize expected;

  t->name = (const char *) self->bytes + at;
  t->dtype = ng_bytes_u32 (self->bytes + at + 48);
  t->ndim = ng_bytes_u32 (self->bytes + at + 52);
  if (memchr (t->name, '\0', MAX_NAME) == NULL || *t->name == '\0')
    return ng_weights_fail (self, error, "byte %" G_GSIZE_FORMAT ": expected a tensor's name", at);
  if (t->dtype >= NG_N_DTYPES || t->ndim == 0 || t->ndim > MAX_DIMS)
    return ng_weights_fail (self, error, "tensor %s: type %u, %u dimensions: not known", t->name,
                            t->dtype, t->ndim);
  for (guint i = 0; i < MAX_DIMS; i++)
    t->dims[i] = ng_bytes_u32 (self->bytes + at + 56 + 4 * i);
  if (!count_bytes (self, t, &expected) || nbytes != expected)
    return ng_weights_fail (self, error,
                            "tensor %s: %" G_GUINT64_FORMAT " bytes do not fit its shape", t->name,
                            nbytes);
  if (offset % ALIGN != 0 || offset < DIRECTORY || offset > self->length
      || nbytes > self->length - offset)
    return ng_weights_fail (self, error,
                            "tensor %s: at %" G_GUINT64_FORMAT ", expected a place inside the file",
                            t->name, offset);
  t->data = self->bytes + offset;
  t->nbytes = nbytes;
  return TRUE;
}

static gboolean
read_directory (NgWeights *self, GError **error)
{
  guint32 n = ng_bytes_u32 (self->bytes + HEADER);

  if (n == 0 || n > MAX_TENSORS || n > (self->length - DIRECTORY) / ENTRY)
    return ng_weights_fail (self, error, "byte %u: %u tensors, expected 1 to %u", HEADER, n,
                            MAX_TENSORS);
  self->tensors = g_new0 (Tensor, n);
  self->n_tensors = n;
  for (guint32 i = 0; i < n; i++)
    if (!read_entry (self, DIRECTORY + (gsize) i * ENTRY, &self->tensors[i], error))
      return FALSE;
  return TRUE;
}

NgWeights *
ng_weights_open (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (NgWeights) self = g_new0 (NgWeights, 1);

  self->path = g_strdup (path);
  self->map = g_mapped_file_new (path, FALSE, &local);
  if (self->map == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s", local->message);
      return NULL;
    }
  self->bytes = (const guint8 *) g_mapped_file_get_contents (self->map);
  self->length = g_mapped_file_get_length (self->map);
  if (!check_header (self, error) || !check_digest (self, error) || !read_directory (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_weights_free (NgWeights *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->map, g_mapped_file_unref);
  g_free (self->tensors);
  g_free (self->digest);
  g_free (self->path);
  g_free (self);
}

const char *
ng_weights_path (const NgWeights *self)
{
  return self->path;
}

const char *
ng_weights_digest (const NgWeights *self)
{
  return self->digest;
}

static const Tensor *
find (const NgWeights *self, const char *name)
{
  for (guint i = 0; i < self->n_tensors; i++)
    if (strcmp (self->tensors[i].name, name) == 0)
      return &self->tensors[i];
  return NULL;
}

guint32
ng_weights_dim (const NgWeights *self, const char *name, guint axis)
{
  const Tensor *t = find (self, name);
  return t && axis < t->ndim ? t->dims[axis] : 0;
}

gconstpointer
ng_weights_tensor (const NgWeights *self, const char *name, NgDtype dtype, guint32 d0, guint32 d1,
                   guint32 d2, GError **error)
{
  const guint32 dims[MAX_DIMS] = { d0, d1, d2, 0 };
  const Tensor *t = find (self, name);

  if (t == NULL)
    {
      ng_weights_fail (self, error, "no tensor %s", name);
      return NULL;
    }
  for (guint i = 0; i < MAX_DIMS; i++)
    if (t->dtype != dtype || dims[i] != (i < t->ndim ? t->dims[i] : 0))
      {
        ng_weights_fail (self, error, "tensor %s: %s [%u, %u, %u], expected %s [%u, %u, %u]", name,
                         dtype_name[t->dtype], t->dims[0], t->dims[1], t->dims[2],
                         dtype_name[dtype], d0, d1, d2);
        return NULL;
      }
  return t->data;
}

/* IEEE 754 half to single. */
static float
widen (guint16 half)
{
  guint32 sign = (guint32) (half >> 15) << 31, exponent = (half >> 10) & 31, mantissa = half & 1023;
  union
  {
    guint32 bits;
    float value;
  } out;

  if (exponent == 0)
    {
      out.value = mantissa * 0x1p-24f;
      out.bits |= sign;
    }
  else
    out.bits = sign | (exponent == 31 ? 255u << 23 : (exponent + 112) << 23) | mantissa << 13;
  return out.value;
}

float *
ng_weights_floats (const NgWeights *self, const char *name, guint32 d0, guint32 d1, guint32 d2,
                   GError **error)
{
  const guint16 *halves = ng_weights_tensor (self, name, NG_DTYPE_F16, d0, d1, d2, error);
  if (halves == NULL)
    return NULL;
  gsize n = (gsize) d0 * MAX (d1, 1) * MAX (d2, 1);
  g_autofree float *floats = g_new (float, n);
  for (gsize i = 0; i < n; i++)
    {
      floats[i] = widen (GUINT16_FROM_LE (halves[i]));
      if (!(floats[i] >= -65504.0f && floats[i] <= 65504.0f))
        {
          ng_weights_fail (self, error,
                           "tensor %s: element %" G_GSIZE_FORMAT " is no finite number", name, i);
          return NULL;
        }
    }
  return g_steal_pointer (&floats);
}

const char **
ng_weights_strings (const NgWeights *self, const char *name, guint32 n, GError **error)
{
  guint32 nbytes = ng_weights_dim (self, name, 0);
  const char *pool = ng_weights_tensor (self, name, NG_DTYPE_U8, nbytes, 0, 0, error);
  if (pool == NULL)
    return NULL;
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  if (pool[nbytes - 1] == '\0')
    for (const char *p = pool; p < pool + nbytes; p += strlen (p) + 1)
      g_ptr_array_add (strings, (gpointer) p);
  if (strings->len == 0 || (n > 0 && strings->len != n))
    {
      ng_weights_fail (self, error, "tensor %s: %u strings, expected %u that end in NUL", name,
                       strings->len, n);
      return NULL;
    }
  g_ptr_array_add (strings, NULL);
  return (const char **) g_ptr_array_free (g_steal_pointer (&strings), FALSE);
}
