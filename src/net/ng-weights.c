/* ng-weights.c: see ng-weights.h; the layout is told in training/reader/pack.py. */
#include "net/ng-weights.h"

#include <string.h>

#include "base/ng-bytes.h"
#include "base/ng-mapped.h"

#define HEADER NG_MAPPED_HEADER
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
  NgMapped *file;
  Tensor *tensors;
  guint n_tensors;
};

static const NgMappedKind kind = { "NGWEIGHT", "weights file", 1, DIRECTORY };
static const gsize dtype_size[NG_N_DTYPES] = { 1, 1, 2, 4, 4 };
static const char *const dtype_name[NG_N_DTYPES] = { "u8", "i8", "f16", "f32", "u32" };

gboolean
ng_weights_fail (const NgWeights *self, GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  ng_mapped_fail_va (self->file, error, format, args);
  va_end (args);
  return FALSE;
}

/* Bytes that the shape asks for; FALSE if that cannot be a number of this file. */
static gboolean
count_bytes (const NgWeights *self, const Tensor *t, gsize *nbytes)
{
  gsize n = dtype_size[t->dtype];

  for (guint i = 0; i < t->ndim; i++)
    {
      if (t->dims[i] == 0 || t->dims[i] > self->file->length / n)
        return FALSE;
      n *= t->dims[i];
    }
  *nbytes = n;
  return TRUE;
}

static gboolean
read_entry (NgWeights *self, gsize at, Tensor *t, GError **error)
{
  guint64 offset = ng_bytes_u64 (self->file->bytes + at + 72),
          nbytes = ng_bytes_u64 (self->file->bytes + at + 80);
  gsize expected;

  t->name = (const char *) self->file->bytes + at;
  t->dtype = ng_bytes_u32 (self->file->bytes + at + 48);
  t->ndim = ng_bytes_u32 (self->file->bytes + at + 52);
  if (memchr (t->name, '\0', MAX_NAME) == NULL || *t->name == '\0')
    return ng_weights_fail (self, error, "byte %" G_GSIZE_FORMAT ": expected a tensor's name", at);
  if (t->dtype >= NG_N_DTYPES || t->ndim == 0 || t->ndim > MAX_DIMS)
    return ng_weights_fail (self, error, "tensor %s: type %u, %u dimensions: not known", t->name,
                            t->dtype, t->ndim);
  for (guint i = 0; i < MAX_DIMS; i++)
    t->dims[i] = ng_bytes_u32 (self->file->bytes + at + 56 + 4 * i);
  if (!count_bytes (self, t, &expected) || nbytes != expected)
    return ng_weights_fail (self, error,
                            "tensor %s: %" G_GUINT64_FORMAT " bytes do not fit its shape", t->name,
                            nbytes);
  if (offset % ALIGN != 0 || offset < DIRECTORY || offset > self->file->length
      || nbytes > self->file->length - offset)
    return ng_weights_fail (self, error,
                            "tensor %s: at %" G_GUINT64_FORMAT ", expected a place inside the file",
                            t->name, offset);
  t->data = self->file->bytes + offset;
  t->nbytes = nbytes;
  return TRUE;
}

static gboolean
read_directory (NgWeights *self, GError **error)
{
  guint32 n = ng_bytes_u32 (self->file->bytes + HEADER);

  if (n == 0 || n > MAX_TENSORS || n > (self->file->length - DIRECTORY) / ENTRY)
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
  g_autoptr (NgWeights) self = g_new0 (NgWeights, 1);

  self->file = ng_mapped_open (path, &kind, error);
  if (self->file == NULL || !ng_mapped_verify (self->file, error) || !read_directory (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_weights_free (NgWeights *self)
{
  if (self == NULL)
    return;
  ng_mapped_free (self->file);
  g_free (self->tensors);
  g_free (self);
}

const char *
ng_weights_path (const NgWeights *self)
{
  return self->file->path;
}

const char *
ng_weights_digest (const NgWeights *self)
{
  return self->file->digest;
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
