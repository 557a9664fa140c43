/* ng-mint.c: see ng-mint.h.  Invariant: only letters, digits, marks, '-', '_', '.', '/', '#' and
 * '~' are ever put behind the base.
 */
#include "graph/ng-mint.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-text.h"
#include "graph/ng-iri.h"

/* Hex digits of the text's digest in its IRI, and of the settings' in a run's. */
#define DOCUMENT_DIGITS 32
#define RUN_DIGITS 8
#define KB_DIGITS 12 /* as newsgraph kb info shows it */

G_GNUC_PRINTF (2, 3)
static const char *
keep (const NgMint *self, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  return g_string_chunk_insert_const (self->strings, text);
}

/* ng_slug without the few letters that no IRI may hold. */
static char *
iri_slug (const char *name)
{
  g_autofree char *slug = ng_slug (name ? name : "", -1);
  GString *out = g_string_new (NULL);

  for (const char *p = slug; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c < 0x80 || ng_iri_is_ucschar (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* Letters, digits, '-' and '.' of an ASCII identifier such as a version; '-' for the rest. */
static char *
plain (const char *text)
{
  char *copy = g_strdup (text ? text : "");
  for (char *p = copy; *p; p++)
    if (!g_ascii_isalnum (*p) && *p != '.')
      *p = '-';
  return copy;
}

const char *
ng_mint_local_name (const char *iri)
{
  const char *slash = strrchr (iri, '/'), *hash = strrchr (iri, '#');
  const char *last = MAX (slash, hash);
  return last ? last + 1 : iri;
}

gboolean
ng_mint_is_local (const NgMint *self, const char *iri)
{
  gsize n = strlen (self->document);
  return strncmp (iri, self->document, n) == 0 && iri[n] == '#';
}

/* ---- entities ---- */

static const char *
scope_word (NgKind kind)
{
  switch (kind)
    {
    case NG_KIND_PERSON:
      return "person";
    case NG_KIND_ORGANISATION:
      return "organisation";
    case NG_KIND_COUNTRY:
    case NG_KIND_PLACE:
      return "place";
    case NG_KIND_NAMED_EVENT:
      return "happening";
    case NG_KIND_GROUP:
      return "agent";
    default:
      return "thing";
    }
}

/* Byte at which an entity is first mentioned; NG_NONE if it never is. */
static guint32 *
first_mentions (const NgAnalysis *a)
{
  guint32 n = ng_n_entities (a), *first = g_new (guint32, n + 1);

  for (NgId i = 0; i < n; i++)
    first[i] = NG_NONE;
  for (NgId i = 0; i < ng_n_references (a); i++)
    {
      const NgReference *r = ng_reference (a, i);
      first[r->entity] = MIN (first[r->entity], ng_mention (a, r->mention)->span.begin);
    }
  return first;
}

/* A name in the document that no other entity of it has. */
static const char *
scoped_iri (const NgMint *self, const NgEntity *e, guint32 first, GHashTable *taken)
{
  g_autofree char *slug = iri_slug (e->name);
  const char *word = scope_word (e->kind);
  const char *iri = keep (self, "%s#%s_%s", self->document, word, *slug ? slug : "unnamed");

  if (g_hash_table_contains (taken, iri) && first != NG_NONE)
    iri = keep (self, "%s_%u", iri, ng_offsets_code_point (self->offsets, first));
  for (guint n = 2; g_hash_table_contains (taken, iri); n++)
    iri = keep (self, "%s#%s_%s_%u-%u", self->document, word, slug,
                first == NG_NONE ? 0 : ng_offsets_code_point (self->offsets, first), n);
  g_hash_table_add (taken, (gpointer) iri);
  return iri;
}

static gboolean
mint_entities (NgMint *self, GError **error)
{
  const NgAnalysis *a = self->analysis;
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint32 *first = first_mentions (a);
  guint32 n = ng_n_entities (a);

  self->entities = g_new0 (const char *, n + 1);
  for (NgId i = 0; i < n; i++)
    {
      const NgEntity *e = ng_entity (a, i);
      if (e->iri)
        self->entities[i] = keep (self, "%s%s", self->base, e->iri);
      else if (e->kind == NG_KIND_COUNTRY && e->code)
        self->entities[i] = keep (self, "%scountry/%s", self->base, e->code);
      else
        self->entities[i] = scoped_iri (self, e, first[i], taken);
      if (!ng_iri_is_absolute (self->entities[i]))
        {
          g_set_error (error, NG_ERROR, NG_ERROR_FORMAT, "entity %u: \"%s\" is no IRI", i,
                       self->entities[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* ---- claims ---- */

static NgSpan *
claim_spans (const NgAnalysis *a)
{
  NgSpan *spans = g_new0 (NgSpan, ng_n_claims (a) + 1);
  for (NgId i = 0; i < ng_n_contents (a); i++)
    {
      const NgContent *c = ng_content (a, i);
      NgSpan *s = &spans[c->claim];
      *s = ng_span_is_empty (*s) ? c->span : ng_span_cover (*s, c->span);
    }
  return spans;
}

/* The place that tells two claims of one content apart: the cue, else the source. */
static guint32
claim_mark (const NgMint *self, const NgClaim *c, NgSpan content)
{
  NgSpan s = !ng_span_is_empty (c->cue)      ? c->cue
             : !ng_span_is_empty (c->source) ? c->source
                                             : content;
  return ng_offsets_code_point (self->offsets, s.begin);
}

static void
mint_claims (NgMint *self)
{
  const NgAnalysis *a = self->analysis;
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree NgSpan *spans = claim_spans (a);

  self->claims = g_new0 (const char *, ng_n_claims (a) + 1);
  for (NgId i = 0; i < ng_n_claims (a); i++)
    {
      guint32 b = ng_offsets_code_point (self->offsets, spans[i].begin);
      guint32 e = ng_offsets_code_point (self->offsets, spans[i].end);
      guint32 mark = claim_mark (self, ng_claim (a, i), spans[i]);
      const char *iri = keep (self, "%s#claim_%u_%u", self->document, b, e);
      for (; g_hash_table_contains (taken, iri); mark++)
        iri = keep (self, "%s#claim_%u_%u_%u", self->document, b, e, mark);
      g_hash_table_add (taken, (gpointer) iri);
      self->claims[i] = iri;
    }
}

/* ---- the rest ---- */

NgMint *
ng_mint_new (const NgAnalysis *analysis, const char *base, GStringChunk *strings, GError **error)
{
  g_autoptr (NgMint) self = g_new0 (NgMint, 1);
  const char *given = analysis->document.sha256;
  g_autofree char *sha256
      = given ? g_strdup (given)
              : g_compute_checksum_for_string (G_CHECKSUM_SHA256, analysis->text, analysis->length);

  self->analysis = analysis;
  self->strings = strings;
  self->base = g_string_chunk_insert_const (strings, base);
  self->document = keep (self, "%sdoc/n%.*s", base, DOCUMENT_DIGITS, sha256);
  self->offsets = ng_offsets_new (analysis->text, analysis->length);
  if (!mint_entities (self, error))
    return NULL;
  mint_claims (self);
  return g_steal_pointer (&self);
}

void
ng_mint_free (NgMint *self)
{
  if (self == NULL)
    return;
  ng_offsets_free (self->offsets);
  g_free (self->entities);
  g_free (self->claims);
  g_free (self);
}

const char *
ng_mint_graph (const NgMint *self, NgGraphKind kind)
{
  switch (kind)
    {
    case NG_GRAPH_FACTS:
      return keep (self, "%s/facts", self->document);
    case NG_GRAPH_TEXT:
      return keep (self, "%s/text", self->document);
    case NG_GRAPH_PROV:
      return keep (self, "%s/prov", self->document);
    default:
      return keep (self, "%sgraph/entities", self->base);
    }
}

static const char *
span_iri (const NgMint *self, const char *word, NgSpan span)
{
  return keep (self, "%s#%s_%u_%u", self->document, word,
               ng_offsets_code_point (self->offsets, span.begin),
               ng_offsets_code_point (self->offsets, span.end));
}

const char *
ng_mint_offset (const NgMint *self, NgSpan span)
{
  return span_iri (self, "offset", span);
}

const char *
ng_mint_event (const NgMint *self, NgSpan trigger)
{
  return span_iri (self, "event", trigger);
}

const char *
ng_mint_organisation (const NgMint *self, const char *name)
{
  g_autofree char *slug = iri_slug (name);
  return *slug ? keep (self, "%sorganisation/%s", self->base, slug) : NULL;
}

const char *
ng_mint_day (const NgMint *self, NgDay day)
{
  g_autofree char *text = ng_day_format (day);
  return keep (self, "%stime/%s", self->base, text);
}

/* "2022-W05": Monday to Sunday of the ISO week. */
static gboolean
parse_week (const char *value, NgDay *first, NgDay *last)
{
  if (strlen (value) != 8 || value[4] != '-' || value[5] != 'W' || !g_ascii_isdigit (value[6])
      || !g_ascii_isdigit (value[7]) || strspn (value, "0123456789") != 4)
    return FALSE;
  int year = (int) g_ascii_strtoll (value, NULL, 10);
  int week = (int) g_ascii_strtoll (value + 6, NULL, 10);
  if (!ng_day_is_valid_civil (year, 1, 4) || week < 1 || week > 53)
    return FALSE;
  NgDay fourth = ng_day_from_civil (year, 1, 4); /* always in week 1 */
  *first = fourth - ng_day_weekday (fourth) + (week - 1) * 7;
  *last = *first + 6;
  return TRUE;
}

/* What a name stands for must follow from the name: a value that is not read here is named by its
 * first and last day. */
gboolean
ng_mint_time (const NgMint *self, const NgTime *time, NgMintedTime *out)
{
  NgMintedTime t = { NULL, time->first, time->last };
  const char *value = time->value ? time->value : "";

  if (parse_week (value, &t.first, &t.last)
      || (ng_day_parse (value, &t.first, &t.last) && t.first != t.last))
    t.iri = keep (self, "%stime/%s", self->base, value);
  else if (t.first == NG_NO_DAY || t.last == NG_NO_DAY)
    return FALSE;
  else if (t.first == t.last)
    t.iri = ng_mint_day (self, t.first);
  else
    {
      g_autofree char *first = ng_day_format (t.first), *last = ng_day_format (t.last);
      t.iri = keep (self, "%stime/%s_%s", self->base, first, last);
    }
  *out = t;
  return TRUE;
}

NgId
ng_mint_post_place (const NgEntity *entity)
{
  return entity->post_of != NG_NONE ? entity->post_of : entity->acts_for;
}

const char *
ng_mint_post (const NgMint *self, const NgEntity *entity)
{
  g_autofree char *slug = iri_slug (entity->post);
  NgId place = ng_mint_post_place (entity), host = entity->accredited_to;

  if (*slug == '\0' || place == NG_NONE)
    return NULL;
  const char *in = self->entities[place], *to = host == NG_NONE ? NULL : self->entities[host];
  gboolean local = ng_mint_is_local (self, in) || (to && ng_mint_is_local (self, to));
  return keep (self, "%s%s%s-%s%s%s", local ? self->document : self->base,
               local ? "#post_" : "post/", ng_mint_local_name (in), slug, to ? "-" : "",
               to ? ng_mint_local_name (to) : "");
}

const char *
ng_mint_role (const NgMint *self, const char *post)
{
  g_autofree char *slug = iri_slug (post);
  return keep (self, "%srole/%s", self->base, slug);
}

const char *
ng_mint_membership (const NgMint *self, NgId country, NgId body, NgDay first)
{
  g_autofree char *day = first == NG_NO_DAY ? g_strdup ("") : ng_day_format (first);

  return keep (self, "%smembership/%s-%s-%.4s", self->base,
               ng_mint_local_name (self->entities[country]),
               ng_mint_local_name (self->entities[body]), day);
}

/* Both IRIs of one name, global and scoped, may stand in one document: the latter's is longer. */
const char *
ng_mint_link (const NgMint *self, const char *entity, const char *same)
{
  gboolean local = ng_mint_is_local (self, entity);
  const char *path = local ? ng_mint_local_name (entity) : entity + strlen (self->base);
  g_autofree char *name = g_strdelimit (g_strdup (path), "/", '_');

  return keep (self, "%s#link_%s%s_%s", self->document, local ? "here_" : "", name, same);
}

const char *
ng_mint_trait (const NgMint *self, const NgTrait *t)
{
  const char *person = self->entities[t->person];
  g_autofree char *name = g_strdup (ng_mint_local_name (person));

  return keep (self, "%s#said_%s%s_%s_%s", self->document,
               ng_mint_is_local (self, person) ? "here_" : "", name,
               t->kind == NG_TRAIT_NATIONALITY ? "nationality" : "home",
               ng_mint_local_name (self->entities[t->value]));
}

const char *
ng_mint_kb (const NgMint *self, const char *title, const char *digest)
{
  g_autofree char *slug = iri_slug (title), *d = plain (digest);
  return keep (self, "%skb/%s-%.*s", self->base, slug, KB_DIGITS, d);
}

const char *
ng_mint_run (const NgMint *self, const char *version, const char *settings)
{
  g_autofree char *v = plain (version), *s = plain (settings);
  return keep (self, "%srun/%s-%.*s", self->base, v, RUN_DIGITS, s);
}

const char *
ng_mint_software (const NgMint *self, const char *version)
{
  g_autofree char *v = plain (version);
  return keep (self, "%ssoftware/newsgraph-%s", self->base, v);
}
