/* ng-wordpiece.c: see ng-wordpiece.h.
 *
 * The vocabulary lies sorted in the weights file and is searched there: a word costs some fifty
 * comparisons of short strings, a thousandth of what its vector costs.
 */
#include "net/ng-wordpiece.h"

#include <string.h>

/* Characters of one part: the limit of BERT's tokenizer. */
#define MAX_PART 100u

/* Bytes of one part: MAX_PART characters of UTF-8, "##" and NUL. */
#define PART_BYTES (MAX_PART * 4u + 3u)

struct _NgWordpiece
{
  const char *pool;
  const guint32 *offset, *id; /* [size], in the order of the pool */
  guint32 size;
  guint32 pool_bytes;
  guint32 cls, sep, unknown;
};

typedef struct
{
  const NgWordpiece *self;
  guint32 *pieces;
  guint n;
  char part[PART_BYTES]; /* "##", then the characters of the part */
  gsize length;          /* bytes, "##" included */
  guint n_chars;
} Cutter;

static const char *
entry (const NgWordpiece *self, guint32 i)
{
  return self->pool + GUINT32_FROM_LE (self->offset[i]);
}

static gboolean
lookup (const NgWordpiece *self, const char *text, gsize length, guint32 *piece)
{
  guint32 low = 0, high = self->size;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const char *candidate = entry (self, middle);
      int order = strncmp (candidate, text, length);
      if (order == 0 && candidate[length] == '\0')
        {
          *piece = GUINT32_FROM_LE (self->id[middle]);
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

static gboolean
check_vocabulary (const NgWordpiece *self, const NgWeights *weights, GError **error)
{
  if (self->pool[self->pool_bytes - 1] != '\0')
    return ng_weights_fail (weights, error, "tensor vocab.pool: expected NUL at its end");
  for (guint32 i = 0; i < self->size; i++)
    {
      if (GUINT32_FROM_LE (self->offset[i]) >= self->pool_bytes
          || GUINT32_FROM_LE (self->id[i]) >= self->size)
        return ng_weights_fail (weights, error, "tensor vocab.offset: entry %u is out of range", i);
      if (i > 0 && strcmp (entry (self, i - 1), entry (self, i)) >= 0)
        return ng_weights_fail (weights, error, "tensor vocab.pool: entry %u is not sorted", i);
    }
  return TRUE;
}

static gboolean
find_special (NgWordpiece *self, const NgWeights *weights, const char *name, guint32 *piece,
              GError **error)
{
  if (!lookup (self, name, strlen (name), piece))
    return ng_weights_fail (weights, error, "tensor vocab.pool: no entry %s", name);
  return TRUE;
}

NgWordpiece *
ng_wordpiece_new (const NgWeights *weights, GError **error)
{
  g_autoptr (NgWordpiece) self = g_new0 (NgWordpiece, 1);

  self->size = ng_weights_dim (weights, "vocab.offset", 0);
  self->pool_bytes = ng_weights_dim (weights, "vocab.pool", 0);
  self->offset = ng_weights_tensor (weights, "vocab.offset", NG_DTYPE_U32, self->size, 0, 0, error);
  if (self->offset == NULL)
    return NULL;
  self->id = ng_weights_tensor (weights, "vocab.id", NG_DTYPE_U32, self->size, 0, 0, error);
  if (self->id == NULL)
    return NULL;
  self->pool
      = ng_weights_tensor (weights, "vocab.pool", NG_DTYPE_U8, self->pool_bytes, 0, 0, error);
  if (self->pool == NULL || !check_vocabulary (self, weights, error)
      || !find_special (self, weights, "[CLS]", &self->cls, error)
      || !find_special (self, weights, "[SEP]", &self->sep, error)
      || !find_special (self, weights, "[UNK]", &self->unknown, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_wordpiece_free (NgWordpiece *self)
{
  g_free (self);
}

guint32
ng_wordpiece_size (const NgWordpiece *self)
{
  return self->size;
}

guint32
ng_wordpiece_cls (const NgWordpiece *self)
{
  return self->cls;
}

guint32
ng_wordpiece_sep (const NgWordpiece *self)
{
  return self->sep;
}

guint32
ng_wordpiece_unknown (const NgWordpiece *self)
{
  return self->unknown;
}

static void
add_piece (Cutter *c, guint32 piece)
{
  if (c->n < NG_MAX_PIECES)
    c->pieces[c->n++] = piece;
}

/* Longest piece that starts at byte @from of the part. Returns: its end, @from if none. */
static gsize
longest_piece (Cutter *c, gsize from, guint32 *piece)
{
  char *start = c->part + from;

  if (from > 2)
    { /* overwrites two bytes that are already cut off */
      start -= 2;
      memcpy (start, "##", 2);
    }
  for (const char *end = c->part + c->length; end > c->part + from;
       end = g_utf8_find_prev_char (c->part + from, end))
    if (lookup (c->self, start, end - start, piece))
      return end - c->part;
  return from;
}

static void
end_part (Cutter *c)
{
  guint before = c->n;

  if (c->n_chars > MAX_PART)
    add_piece (c, c->self->unknown);
  else
    for (gsize from = 2; from < c->length;)
      {
        guint32 piece = 0;
        gsize end = longest_piece (c, from, &piece);
        if (end == from)
          {
            c->n = before;
            add_piece (c, c->self->unknown);
            break;
          }
        add_piece (c, piece);
        from = end;
      }
  c->length = 2;
  c->n_chars = 0;
}

static void
add_char (Cutter *c, gunichar ch)
{
  if (++c->n_chars <= MAX_PART)
    c->length += g_unichar_to_utf8 (ch, c->part + c->length);
}

/* The blocks that BERT's tokenizer takes for CJK ideographs. */
static gboolean
is_ideograph (gunichar ch)
{
  return (ch >= 0x4E00 && ch <= 0x9FFF) || (ch >= 0x3400 && ch <= 0x4DBF)
         || (ch >= 0x20000 && ch <= 0x2A6DF) || (ch >= 0x2A700 && ch <= 0x2CEAF)
         || (ch >= 0xF900 && ch <= 0xFAFF) || (ch >= 0x2F800 && ch <= 0x2FA1F);
}

/* @ch: one character of the decomposed, lower-case word. */
static void
read_char (Cutter *c, gunichar ch)
{
  gboolean space = g_unichar_isspace (ch);

  switch (g_unichar_type (ch))
    {
    case G_UNICODE_CONTROL:
      if (space)
        break;
      return;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_FORMAT:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return;
    default:
      break;
    }
  if (g_unichar_isalnum (ch) && !is_ideograph (ch))
    {
      add_char (c, ch);
      return;
    }
  if (c->n_chars > 0)
    end_part (c);
  if (space)
    return;
  add_char (c, ch);
  end_part (c);
}

guint
ng_wordpiece_cut (const NgWordpiece *self, const char *word, gsize length,
                  guint32 pieces[NG_MAX_PIECES])
{
  Cutter c = { .self = self, .pieces = pieces, .part = "##", .length = 2 };

  for (const char *p = word; p < word + length && c.n < NG_MAX_PIECES; p = g_utf8_next_char (p))
    {
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gunichar ch = g_unichar_tolower (g_utf8_get_char (p));
      gsize n = g_unichar_fully_decompose (ch, FALSE, parts, G_N_ELEMENTS (parts));
      for (gsize i = 0; i < n; i++)
        read_char (&c, parts[i]);
    }
  if (c.n_chars > 0)
    end_part (&c);
  if (c.n == 0)
    add_piece (&c, self->unknown);
  return c.n;
}

NgShape
ng_wordpiece_shape (const char *word, gsize length)
{
  gboolean letter = FALSE, digit = FALSE, upper = FALSE, lower = FALSE, title = FALSE;
  gsize n = 0;

  for (const char *p = word; p < word + length; p = g_utf8_next_char (p), n++)
    {
      gunichar ch = g_utf8_get_char (p);
      letter |= g_unichar_isalpha (ch);
      digit |= g_unichar_isdigit (ch);
      upper |= g_unichar_isupper (ch);
      lower |= g_unichar_islower (ch);
      title |= g_unichar_istitle (ch);
    }
  if (!letter)
    return digit ? NG_SHAPE_DIGITS : NG_SHAPE_OTHER;
  if (upper && !lower && !title && n > 1)
    return NG_SHAPE_ALL_CAPS;
  if (g_unichar_isupper (g_utf8_get_char (word)))
    return NG_SHAPE_CAPITALISED;
  return lower && !upper && !title ? NG_SHAPE_LOWER : NG_SHAPE_MIXED;
}
