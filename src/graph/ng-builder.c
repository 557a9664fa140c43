/* ng-builder.c: see ng-builder.h. */
#include "graph/ng-builder.h"

#include <string.h>

#include "base/ng-text.h"
#include "graph/ng-vocabulary.h"

void
ng_statements_free (NgStatements *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->statements);
  g_ptr_array_unref (self->prefixes);
  g_ptr_array_unref (self->subjects);
  g_string_chunk_free (self->strings);
  for (guint i = 0; i < NG_N_GRAPHS; i++)
    g_free (self->graph_iris[i]);
  g_free (self);
}

static NgStatements *
new_statements (void)
{
  NgStatements *self = g_new0 (NgStatements, 1);
  self->statements = g_array_new (FALSE, FALSE, sizeof (NgStatement));
  self->prefixes = g_ptr_array_new_with_free_func (g_free);
  self->subjects = g_ptr_array_new ();
  self->strings = g_string_chunk_new (64 * 1024);
  return self;
}

/* ---- which entities the graph shows ---- */

static void
show (NgBuilder *self, NgId entity)
{
  if (entity != NG_NONE)
    self->shown[entity] = TRUE;
}

static void
show_actor (NgBuilder *self, NgId entity)
{
  show (self, entity);
  if (entity != NG_NONE)
    self->acting[entity] = TRUE;
}

/* Depth first along the links of an entity; each is shown once, so the recursion ends. */
static void
show_linked (NgBuilder *self, NgId entity)
{
  const NgEntity *e = ng_entity (self->analysis, entity);
  const NgId links[] = { e->acts_for, e->post_of, e->accredited_to, e->contained_in };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      if (links[i] == NG_NONE || self->shown[links[i]])
        continue;
      self->shown[links[i]] = TRUE;
      show_linked (self, links[i]);
    }
}

static void
find_shown (NgBuilder *self)
{
  const NgAnalysis *a = self->analysis;
  guint32 n = ng_n_entities (a);

  for (NgId i = 0; i < ng_n_references (a); i++)
    self->mentioned[ng_reference (a, i)->entity] = TRUE;
  for (NgId i = 0; i < n; i++)
    self->shown[i] = self->mentioned[i];
  for (NgId i = 0; i < ng_n_event_roles (a); i++)
    show (self, ng_event_role (a, i)->entity);
  for (NgId i = 0; i < ng_n_events (a); i++)
    {
      show (self, ng_event (a, i)->place);
      show (self, ng_event (a, i)->named);
    }
  for (NgId i = 0; i < ng_n_claims (a); i++)
    {
      show_actor (self, ng_claim (a, i)->source_entity);
      show_actor (self, ng_claim (a, i)->addressee);
    }
  for (NgId i = 0; i < n; i++)
    if (self->shown[i])
      show_linked (self, i);
  for (NgId i = 0; i < n; i++)
    if (self->shown[i])
      show_actor (self, ng_entity (a, i)->acts_for);
}

NgBuilder *
ng_builder_new (const NgAnalysis *analysis, const NgGraphOptions *options, GError **error)
{
  g_autoptr (NgBuilder) self = g_new0 (NgBuilder, 1);
  guint32 n = ng_n_entities (analysis);

  self->analysis = analysis;
  self->options = options;
  self->out = new_statements ();
  self->mint = ng_mint_new (analysis, options->base, self->out->strings, error);
  if (self->mint == NULL)
    return NULL;
  self->happenings = ng_happenings_new (analysis);
  self->mentioned = g_new0 (guint8, n + 1);
  self->shown = g_new0 (guint8, n + 1);
  self->acting = g_new0 (guint8, n + 1);
  find_shown (self);
  g_autofree char *language
      = g_ascii_strdown (analysis->document.language ? analysis->document.language : "en", -1);
  self->language = ng_builder_keep (self, language, -1);
  return g_steal_pointer (&self);
}

void
ng_builder_free (NgBuilder *self)
{
  if (self == NULL)
    return;
  ng_statements_free (self->out);
  ng_mint_free (self->mint);
  ng_happenings_free (self->happenings);
  g_free (self->mentioned);
  g_free (self->shown);
  g_free (self->acting);
  g_free (self);
}

/* ---- addresses elsewhere ---- */

const char *
ng_builder_wikidata (NgBuilder *self, const char *item)
{
  g_autofree char *iri = g_strconcat ("http://www.wikidata.org/entity/", item, NULL);
  return ng_builder_keep (self, iri, -1);
}

const char *
ng_builder_geonames (NgBuilder *self, const char *number)
{
  g_autofree char *iri = g_strconcat ("https://sws.geonames.org/", number, "/", NULL);
  return ng_builder_keep (self, iri, -1);
}

/* ---- adding ---- */

const char *
ng_builder_keep (NgBuilder *self, const char *text, gssize length)
{
  g_autofree char *copy = length < 0 ? NULL : g_strndup (text, length);
  return g_string_chunk_insert_const (self->out->strings, copy ? copy : text);
}

const char *
ng_builder_keep_line (NgBuilder *self, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_iscntrl (c) || c == ' ' || c == 0x2028 || c == 0x2029)
        {
          gap = line->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (line, ' ');
      gap = FALSE;
      g_string_append_unichar (line, c);
    }
  return g_string_chunk_insert_const (self->out->strings, line->str);
}

static void
add (NgBuilder *self, NgGraphKind graph, const char *subject, const char *predicate, NgTerm object)
{
  const NgStatement s = { subject, predicate, object, graph };
  g_array_append_val (self->out->statements, s);
}

void
ng_builder_iri (NgBuilder *self, NgGraphKind graph, const char *subject, const char *predicate,
                const char *object)
{
  add (self, graph, subject, predicate, (NgTerm){ NG_TERM_IRI, object, NULL, NULL });
}

void
ng_builder_plain (NgBuilder *self, NgGraphKind graph, const char *subject, const char *predicate,
                  const char *text)
{
  add (self, graph, subject, predicate, (NgTerm){ NG_TERM_LITERAL, text, NULL, NULL });
}

void
ng_builder_text (NgBuilder *self, NgGraphKind graph, const char *subject, const char *predicate,
                 const char *text)
{
  add (self, graph, subject, predicate, (NgTerm){ NG_TERM_LITERAL, text, NULL, self->language });
}

void
ng_builder_typed (NgBuilder *self, NgGraphKind graph, const char *subject, const char *predicate,
                  const char *text, const char *datatype)
{
  add (self, graph, subject, predicate, (NgTerm){ NG_TERM_LITERAL, text, datatype, NULL });
}

void
ng_builder_day (NgBuilder *self, NgGraphKind graph, const char *subject, const char *predicate,
                NgDay day)
{
  g_autofree char *text = ng_day_format (day);
  ng_builder_typed (self, graph, subject, predicate, ng_builder_keep (self, text, -1), NG_XSD_DATE);
}

void
ng_builder_count (NgBuilder *self, NgGraphKind graph, const char *subject, const char *predicate,
                  guint32 n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);
  ng_builder_typed (self, graph, subject, predicate, ng_builder_keep (self, text, -1),
                    NG_XSD_NONNEGATIVEINTEGER);
}

void
ng_builder_confidence (NgBuilder *self, NgGraphKind graph, const char *subject, float score)
{
  g_autofree char *text = ng_score_format (score);
  ng_builder_typed (self, graph, subject, NG_ITSRDF_TACONFIDENCE, ng_builder_keep (self, text, -1),
                    NG_XSD_DECIMAL);
}

void
ng_builder_period (NgBuilder *self, NgGraphKind graph, const char *subject, NgDay first, NgDay last)
{
  if (first != NG_NO_DAY)
    ng_builder_day (self, graph, subject, NG_SEM_HASEARLIESTBEGINTIMESTAMP, first);
  if (last != NG_NO_DAY)
    ng_builder_day (self, graph, subject, NG_SEM_HASLATESTENDTIMESTAMP, last);
}

void
ng_builder_modality (NgBuilder *self, const char *subject, NgPolarity polarity,
                     NgCertainty certainty, NgTense tense)
{
  static const char *const polarities[NG_N_POLARITIES] = {
    [NG_POLARITY_POSITIVE] = NG_NG_POSITIVE,
    [NG_POLARITY_NEGATIVE] = NG_NG_NEGATIVE,
  };
  static const char *const certainties[NG_N_CERTAINTIES] = {
    [NG_CERTAINTY_CERTAIN] = NG_NG_CERTAIN,
    [NG_CERTAINTY_PROBABLE] = NG_NG_PROBABLE,
    [NG_CERTAINTY_POSSIBLE] = NG_NG_POSSIBLE,
    [NG_CERTAINTY_UNCOMMITTED] = NG_NG_UNCOMMITTED,
  };
  static const char *const tenses[NG_N_TENSES] = {
    [NG_TENSE_PAST] = NG_NG_PAST,
    [NG_TENSE_PRESENT] = NG_NG_PRESENT,
    [NG_TENSE_FUTURE] = NG_NG_FUTURE,
    [NG_TENSE_UNTENSED] = NG_NG_UNTENSED,
  };

  ng_builder_iri (self, NG_GRAPH_FACTS, subject, NG_NG_POLARITY, polarities[polarity]);
  ng_builder_iri (self, NG_GRAPH_FACTS, subject, NG_NG_CERTAINTY, certainties[certainty]);
  ng_builder_iri (self, NG_GRAPH_FACTS, subject, NG_NG_TENSE, tenses[tense]);
}

const char *
ng_builder_event (const NgBuilder *self, NgId event)
{
  NgId lead = self->happenings->lead[event];
  return ng_mint_event (self->mint, ng_event (self->analysis, lead)->span);
}

static const char *
add_day_node (NgBuilder *self, NgDay day)
{
  const char *iri = ng_mint_day (self->mint, day);
  ng_builder_iri (self, NG_GRAPH_ENTITIES, iri, NG_RDF_TYPE, NG_TIME_INSTANT);
  ng_builder_day (self, NG_GRAPH_ENTITIES, iri, NG_TIME_INXSDDATE, day);
  return iri;
}

const char *
ng_builder_time (NgBuilder *self, NgId time)
{
  NgMintedTime t;

  if (time == NG_NONE || !ng_mint_time (self->mint, ng_time (self->analysis, time), &t))
    return NULL;
  if (t.first == t.last)
    return add_day_node (self, t.first);
  ng_builder_iri (self, NG_GRAPH_ENTITIES, t.iri, NG_RDF_TYPE, NG_TIME_PROPERINTERVAL);
  ng_builder_iri (self, NG_GRAPH_ENTITIES, t.iri, NG_TIME_HASBEGINNING,
                  add_day_node (self, t.first));
  ng_builder_iri (self, NG_GRAPH_ENTITIES, t.iri, NG_TIME_HASEND, add_day_node (self, t.last));
  return t.iri;
}

/* ---- finishing ---- */

/* Most strings are kept once, so equal ones are the same pointer. */
static inline gint
compare_strings (const char *a, const char *b)
{
  return a == b ? 0 : a == NULL ? -1 : b == NULL ? 1 : strcmp (a, b);
}

static gint
compare_statements (gconstpointer x, gconstpointer y)
{
  const NgStatement *a = x, *b = y;
  gint c = (gint) a->graph - (gint) b->graph;

  if (c == 0)
    c = compare_strings (a->subject, b->subject);
  if (c == 0)
    c = compare_strings (a->predicate, b->predicate);
  if (c == 0)
    c = (gint) a->object.type - (gint) b->object.type;
  if (c == 0)
    c = compare_strings (a->object.value, b->object.value);
  if (c == 0)
    c = compare_strings (a->object.datatype, b->object.datatype);
  return c ? c : compare_strings (a->object.language, b->object.language);
}

static void
sort_statements (GArray *statements)
{
  NgStatement *s = (NgStatement *) (void *) statements->data;
  guint n = 0;

  g_array_sort (statements, compare_statements);
  for (guint i = 0; i < statements->len; i++)
    if (i == 0 || compare_statements (&s[i], &s[n - 1]) != 0)
      s[n++] = s[i];
  g_array_set_size (statements, n);
}

/* ---- reading order ---- */

/* What a subject is by the first word of its name, in the order in which people read. */
static const char *const sections[]
    = { "claim", "event_",    "person", "country",  "organisation", "place",
        "event", "happening", "agent",  "thing",    "post",         "role",
        "time",  "doc",       "run",    "software", "offset" };

static guint
section_of (const NgBuilder *self, const char *subject)
{
  gsize n = strlen (self->mint->document);
  gboolean local = strncmp (subject, self->mint->document, n) == 0 && subject[n] != '/';
  const char *name = subject + (local ? n : strlen (self->mint->base));

  if (local && *name == '\0')
    return 0; /* the article */
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (strncmp (name + local, sections[i], strlen (sections[i])) == 0)
      return i + 1;
  return G_N_ELEMENTS (sections) + 1;
}

/* As strcmp, but numbers by their size: "offset_9" before "offset_10". */
static gint
compare_naturally (const char *a, const char *b)
{
  for (; *a && *b; a++, b++)
    {
      gsize n = strspn (a, "0123456789"), k = strspn (b, "0123456789");
      if (n != k && n > 0 && k > 0)
        return n < k ? -1 : 1;
      if (*a != *b)
        break;
    }
  return (guchar) *a - (guchar) *b;
}

static gint
compare_subjects (gconstpointer x, gconstpointer y, gpointer data)
{
  const char *a = *(const char *const *) x, *b = *(const char *const *) y;
  guint i = section_of (data, a), k = section_of (data, b);
  return i != k ? (i < k ? -1 : 1) : compare_naturally (a, b);
}

static void
order_subjects (NgBuilder *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL); /* each is kept once */

  for (guint i = 0; i < self->out->statements->len; i++)
    {
      const char *s = g_array_index (self->out->statements, NgStatement, i).subject;
      if (g_hash_table_add (seen, (gpointer) s))
        g_ptr_array_add (self->out->subjects, (gpointer) s);
    }
  g_ptr_array_sort_with_data (self->out->subjects, compare_subjects, self);
}

static void
add_prefix (NgStatements *out, const char *prefix, const char *base, const char *rest)
{
  g_ptr_array_add (out->prefixes, g_strdup (prefix));
  g_ptr_array_add (out->prefixes, g_strconcat (base, rest, NULL));
}

static void
add_prefixes (NgBuilder *self)
{
  static const char *const standard[][2]
      = { { "rdf", NG_RDF_NS },       { "rdfs", NG_RDFS_NS },
          { "xsd", NG_XSD_NS },       { "skos", NG_SKOS_NS },
          { "prov", NG_PROV_NS },     { "org", NG_ORG_NS },
          { "time", NG_TIME_NS },     { "schema", NG_SCHEMA_NS },
          { "sem", NG_SEM_NS },       { "nif", NG_NIF_NS },
          { "itsrdf", NG_ITSRDF_NS }, { "ng", NG_NG_NS },
          { "plover", NG_PLOVER_NS }, { "wd", "http://www.wikidata.org/entity/" } };
  static const char *const own[][2]
      = { { "person", "person/" }, { "country", "country/" },
          { "place", "place/" },   { "organisation", "organisation/" },
          { "event", "event/" },   { "post", "post/" },
          { "role", "role/" },     { "tm", "time/" },
          { "doc", "doc/" } };

  /* before "doc": of two prefixes that fit, writers take the first */
  add_prefix (self->out, "d", self->mint->document, "#");
  for (guint i = 0; i < G_N_ELEMENTS (standard); i++)
    add_prefix (self->out, standard[i][0], standard[i][1], "");
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    add_prefix (self->out, own[i][0], self->mint->base, own[i][1]);
}

NgStatements *
ng_builder_finish (NgBuilder *self)
{
  sort_statements (self->out->statements);
  order_subjects (self);
  add_prefixes (self);
  for (NgGraphKind g = 0; g < NG_N_GRAPHS; g++)
    self->out->graph_iris[g] = g_strdup (ng_mint_graph (self->mint, g));
  return g_steal_pointer (&self->out);
}
