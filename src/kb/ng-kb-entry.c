/* ng-kb-entry.c: see ng-kb-entry.h.
 *
 * Head, little-endian: u8 type, u8 number of offices, u16 zero, u32 weight, i32 first, i32 last;
 * each office: i32 from, i32 to; the strings of the entry; post and country of each office.
 */
#include "kb/ng-kb-entry.h"

#include <string.h>

#include "base/ng-bytes.h"

#define HEAD 16u
#define OFFICE 8u
#define N_STRINGS 9u

const char *const ng_kb_type_names[]
    = { "other", "person", "country", "place", "city", "organisation", "event", NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (ng_kb_type_names) == NG_KB_N_TYPES + 1);

static const gsize string_fields[N_STRINGS] = {
  G_STRUCT_OFFSET (NgKbEntry, id),          G_STRUCT_OFFSET (NgKbEntry, label),
  G_STRUCT_OFFSET (NgKbEntry, description), G_STRUCT_OFFSET (NgKbEntry, country),
  G_STRUCT_OFFSET (NgKbEntry, code),        G_STRUCT_OFFSET (NgKbEntry, geonames),
  G_STRUCT_OFFSET (NgKbEntry, wikidata),    G_STRUCT_OFFSET (NgKbEntry, classes),
  G_STRUCT_OFFSET (NgKbEntry, about),
};

static const char **
string_field (const NgKbEntry *self, guint i)
{
  return (const char **) ((char *) self + string_fields[i]);
}

void
ng_kb_entry_init (NgKbEntry *self)
{
  self->type = NG_KB_OTHER;
  self->weight = 0;
  self->first = self->last = NG_NO_DAY;
  self->n_offices = 0;
  self->parents = "";
  for (guint i = 0; i < N_STRINGS; i++)
    *string_field (self, i) = "";
}

static gboolean
same_office (const NgKbOffice *a, const NgKbOffice *b)
{
  return a->from == b->from && a->to == b->to && strcmp (a->post, b->post) == 0
         && strcmp (a->country, b->country) == 0;
}

void
ng_kb_entry_add_office (NgKbEntry *self, const char *post, const char *country, NgDay from,
                        NgDay to)
{
  NgKbOffice o = { .post = post, .country = country, .from = from, .to = to };

  for (guint i = 0; i < self->n_offices; i++)
    if (same_office (&self->offices[i], &o))
      return;
  if (self->n_offices < NG_KB_MAX_OFFICES)
    self->offices[self->n_offices++] = o;
}

static void
put_u32 (GByteArray *out, guint32 value)
{
  guint32 v = GUINT32_TO_LE (value);
  g_byte_array_append (out, (const guint8 *) &v, sizeof v);
}

static void
put_string (GByteArray *out, const char *text)
{
  g_byte_array_append (out, (const guint8 *) text, strlen (text) + 1);
}

void
ng_kb_entry_write (const NgKbEntry *self, GByteArray *out)
{
  const guint8 head[4] = { self->type, self->n_offices, 0, 0 };

  g_byte_array_append (out, head, sizeof head);
  put_u32 (out, self->weight);
  put_u32 (out, (guint32) self->first);
  put_u32 (out, (guint32) self->last);
  for (guint i = 0; i < self->n_offices; i++)
    {
      put_u32 (out, (guint32) self->offices[i].from);
      put_u32 (out, (guint32) self->offices[i].to);
    }
  for (guint i = 0; i < N_STRINGS; i++)
    put_string (out, *string_field (self, i));
  put_string (out, self->parents);
  for (guint i = 0; i < self->n_offices; i++)
    {
      put_string (out, self->offices[i].post);
      put_string (out, self->offices[i].country);
    }
}

/* The string at *@at, which moves behind it; NULL if it does not end before @end. */
static const char *
get_string (const guint8 **at, const guint8 *end)
{
  const char *text = (const char *) *at;
  const guint8 *nul = *at < end ? memchr (*at, '\0', end - *at) : NULL;

  if (nul == NULL)
    return NULL;
  *at = nul + 1;
  return text;
}

static gboolean
read_offices (NgKbEntry *self, const guint8 *days, const guint8 **at, const guint8 *end)
{
  for (guint i = 0; i < self->n_offices; i++)
    {
      NgKbOffice *o = &self->offices[i];
      o->from = (NgDay) ng_bytes_u32 (days + i * OFFICE);
      o->to = (NgDay) ng_bytes_u32 (days + i * OFFICE + 4);
      if (!(o->post = get_string (at, end)) || !(o->country = get_string (at, end)))
        return FALSE;
    }
  return TRUE;
}

gboolean
ng_kb_entry_read (NgKbEntry *self, const guint8 *bytes, gsize length)
{
  const guint8 *end, *at;

  if (length < HEAD || bytes[0] >= NG_KB_N_TYPES || bytes[1] > NG_KB_MAX_OFFICES
      || length < HEAD + (gsize) bytes[1] * OFFICE)
    return FALSE;
  end = bytes + length;
  self->type = bytes[0];
  self->n_offices = bytes[1];
  self->weight = ng_bytes_u32 (bytes + 4);
  self->first = (NgDay) ng_bytes_u32 (bytes + 8);
  self->last = (NgDay) ng_bytes_u32 (bytes + 12);
  at = bytes + HEAD + (gsize) self->n_offices * OFFICE;
  for (guint i = 0; i < N_STRINGS; i++)
    if (!(*string_field (self, i) = get_string (&at, end)))
      return FALSE;
  return (self->parents = get_string (&at, end)) && read_offices (self, bytes + HEAD, &at, end);
}

void
ng_kb_entry_merge (NgKbEntry *self, const NgKbEntry *other)
{
  if (self->type == NG_KB_OTHER)
    self->type = other->type;
  self->weight = MAX (self->weight, other->weight);
  if (self->first == NG_NO_DAY)
    self->first = other->first;
  if (self->last == NG_NO_DAY)
    self->last = other->last;
  for (guint i = 0; i < N_STRINGS; i++)
    if (**string_field (self, i) == '\0')
      *string_field (self, i) = *string_field (other, i);
  if (*self->parents == '\0')
    self->parents = other->parents;
  for (guint i = 0; i < other->n_offices; i++)
    {
      const NgKbOffice *o = &other->offices[i];
      ng_kb_entry_add_office (self, o->post, o->country, o->from, o->to);
    }
}

static gboolean
read_number (const char *digits, guint64 *number)
{
  gsize n = strspn (digits, "0123456789");

  if (n == 0 || n > 10 || digits[n] != '\0' || digits[0] == '0')
    return FALSE;
  *number = g_ascii_strtoull (digits, NULL, 10);
  return *number <= G_MAXUINT32;
}

gboolean
ng_kb_is_item (const char *text)
{
  guint64 number;
  return *text == 'Q' && read_number (text + 1, &number);
}

guint64
ng_kb_id_number (const char *id)
{
  guint64 number, hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  if ((*id == 'Q' || *id == 'G') && read_number (id + 1, &number))
    return (guint64) (*id == 'Q' ? 1 : 2) << 56 | number;
  for (const char *p = id; *p; p++) /* FNV-1a */
    hash = (hash ^ (guint8) *p) * G_GUINT64_CONSTANT (0x100000001b3);
  return (guint64) 3 << 56 | hash >> 8;
}
