/* test-rdf.c: what the RDF libraries get wrong without a word must be refused or reported here. */
#include <string.h>

#include "base/ng-error.h"
#include "base/ng-limits.h"
#include "rdf/ng-rdf-writer.h"

#define XSD "http://www.w3.org/2001/XMLSchema#"
#define EX "http://example.org/"

typedef struct
{
  const char *subject, *predicate, *value, *datatype, *language;
  NgTermType type;
  NgGraphKind graph;
} Row;

static NgStatements *
new_document (const char *name)
{
  NgStatements *s = g_new0 (NgStatements, 1);

  s->statements = g_array_new (FALSE, FALSE, sizeof (NgStatement));
  s->prefixes = g_ptr_array_new_with_free_func (g_free);
  s->subjects = g_ptr_array_new ();
  s->strings = g_string_chunk_new (1024);
  for (guint i = 0; i < NG_N_GRAPHS; i++)
    s->graph_iris[i] = g_strdup_printf (EX "graph/%s%u", i ? name : "", i);
  g_ptr_array_add (s->prefixes, g_strdup ("d"));
  g_ptr_array_add (s->prefixes, g_strdup_printf (EX "doc/%s#", name));
  g_ptr_array_add (s->prefixes, g_strdup ("ex"));
  g_ptr_array_add (s->prefixes, g_strdup (EX));
  return s;
}

static void
add (NgStatements *s, Row r)
{
  const NgStatement st = { g_string_chunk_insert (s->strings, r.subject),
                           g_string_chunk_insert (s->strings, r.predicate),
                           { r.type, r.value ? g_string_chunk_insert (s->strings, r.value) : NULL,
                             r.datatype, r.language },
                           r.graph };
  g_array_append_val (s->statements, st);
  for (guint i = 0; i < s->subjects->len; i++)
    if (g_strcmp0 (g_ptr_array_index (s->subjects, i), st.subject) == 0)
      return;
  g_ptr_array_add (s->subjects, (gpointer) st.subject);
}

/* One of everything that a graph of news has. */
static NgStatements *
sample (const char *name)
{
  NgStatements *s = new_document (name);
  g_autofree char *node = g_strdup_printf (EX "doc/%s#offset_1_2", name);

  add (s, (Row){ EX "country/CHN", EX "label", "中国 \"China\"\\\n\t😀", NULL, "zh-hant",
                 NG_TERM_LITERAL, NG_GRAPH_ENTITIES });
  add (s, (Row){ EX "person/习近平", EX "day", "2022-02-01", XSD "date", NULL, NG_TERM_LITERAL,
                 NG_GRAPH_ENTITIES });
  add (s, (Row){ node, EX "sure", "0.9", XSD "decimal", NULL, NG_TERM_LITERAL, NG_GRAPH_FACTS });
  add (s, (Row){ node, EX "sure", "1.0", XSD "decimal", NULL, NG_TERM_LITERAL, NG_GRAPH_FACTS });
  add (s, (Row){ node, EX "at", "12", XSD "nonNegativeInteger", NULL, NG_TERM_LITERAL,
                 NG_GRAPH_TEXT });
  add (s, (Row){ node, EX "text", "", NULL, NULL, NG_TERM_LITERAL, NG_GRAPH_TEXT });
  add (s, (Row){ node, EX "means", EX "person/习近平", NULL, NULL, NG_TERM_IRI, NG_GRAPH_TEXT });
  add (s, (Row){ node, EX "means", EX "person/习近平", NULL, NULL, NG_TERM_IRI, NG_GRAPH_PROV });
  return s;
}

/* ---- sinks ---- */

typedef struct
{
  GString *bytes;
  gsize room; /* bytes that fit */
} Disk;

static gboolean
to_disk (gconstpointer bytes, gsize length, gpointer data, GError **error)
{
  Disk *disk = data;

  if (disk->bytes->len + length > disk->room)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "no space");
      return FALSE;
    }
  g_string_append_len (disk->bytes, bytes, length);
  return TRUE;
}

/* Writes @n documents. Returns: (transfer full): NULL and the first error. */
static char *
write_all (NgRdfFormat format, NgStatements *const *documents, guint n, gsize room, GError **error)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  Disk disk = { bytes, room };
  g_autoptr (NgRdfWriter) w = ng_rdf_writer_new (format, to_disk, &disk, error);

  if (w == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    if (!ng_rdf_writer_add (w, documents[i], error))
      return NULL;
  if (!ng_rdf_writer_finish (w, error))
    return NULL;
  return g_strdup (bytes->str);
}

static char *
write_one (NgRdfFormat format, NgStatements *document)
{
  g_autoptr (GError) error = NULL;
  char *out = write_all (format, &document, 1, G_MAXSIZE, &error);
  g_assert_no_error (error);
  return out;
}

static void
test_full_disk (void)
{
  g_autoptr (NgStatements) s = sample ("a"), t = sample ("b");
  NgStatements *both[] = { s, t };

  for (NgRdfFormat f = 0; f < NG_N_RDF_FORMATS; f++)
    {
      g_autofree char *all = write_all (f, both, 2, G_MAXSIZE, NULL);
      g_assert_nonnull (all);
      for (gsize room = 0; room < strlen (all); room++)
        {
          g_autoptr (GError) error = NULL;
          g_assert_null (write_all (f, both, 2, room, &error));
          g_assert_error (error, NG_ERROR, NG_ERROR_IO);
        }
      g_autofree char *fits = write_all (f, both, 2, strlen (all), NULL);
      g_assert_cmpstr (fits, ==, all);
    }
}

/* A writer that failed stays failed: what it wrote is cut off somewhere. */
static void
test_failed_writer (void)
{
  g_autoptr (NgStatements) s = sample ("a");
  g_autoptr (GString) bytes = g_string_new (NULL);
  Disk disk = { bytes, 10 };
  g_autoptr (GError) first = NULL, second = NULL, third = NULL;
  g_autoptr (NgRdfWriter) w = ng_rdf_writer_new (NG_RDF_NQUADS, to_disk, &disk, NULL);

  g_assert_false (ng_rdf_writer_add (w, s, &first));
  disk.room = G_MAXSIZE;
  g_assert_false (ng_rdf_writer_add (w, s, &second));
  g_assert_false (ng_rdf_writer_finish (w, &third));
  g_assert_error (first, NG_ERROR, NG_ERROR_IO);
  g_assert_error (second, NG_ERROR, NG_ERROR_IO);
  g_assert_error (third, NG_ERROR, NG_ERROR_IO);
}

/* ---- terms ---- */

static const Row bad_terms[] = {
  /* text that raptor would cut off, or pass on unreadably */
  { EX "s", EX "p", "a\xff", NULL, NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "a\xc3", NULL, NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "a\xc0\xaf", NULL, NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "a\xed\xa0\x80", NULL, NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "a\xf4\x90\x80\x80", NULL, NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "a\xef\xbf\xbe", NULL, NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "a\xef\xbf\xbf", NULL, NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "a\xf0\x9f\xbf\xbe", NULL, NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", NULL, NULL, NULL, NG_TERM_LITERAL, 0 },
  /* IRIs that are none */
  { "foo", EX "p", "o", NULL, NULL, NG_TERM_LITERAL, 0 },
  { "", EX "p", "o", NULL, NULL, NG_TERM_LITERAL, 0 },
  { EX "a b", EX "p", "o", NULL, NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p>", "o", NULL, NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", EX "<o>", NULL, NULL, NG_TERM_IRI, 0 },
  { EX "s", EX "p", EX "a\nb", NULL, NULL, NG_TERM_IRI, 0 },
  { EX "s", EX "p", EX "{x}", NULL, NULL, NG_TERM_IRI, 0 },
  { EX "s", EX "p", EX "\xff", NULL, NULL, NG_TERM_IRI, 0 },
  { EX "s", EX "p", "../o", NULL, NULL, NG_TERM_IRI, 0 },
  { EX "s", EX "p", NULL, NULL, NULL, NG_TERM_IRI, 0 },
  /* languages and datatypes */
  { EX "s", EX "p", "o", NULL, "en US", NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "o", NULL, "EN", NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "o", NULL, "", NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "o", NULL, "en-", NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "1.0", XSD "decimal", "en", NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "o", XSD "string", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "1.0", XSD "double", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "1", XSD "boolean", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "1", XSD "decimal", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "1.", XSD "decimal", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", ".5", XSD "decimal", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "1.0E3", XSD "decimal", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "NaN", XSD "decimal", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", " 5", XSD "integer", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "abc", XSD "integer", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "", XSD "integer", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "-1", XSD "nonNegativeInteger", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "2022-02-30", XSD "date", NULL, NG_TERM_LITERAL, 0 },
  { EX "s", EX "p", "2022-02", XSD "date", NULL, NG_TERM_LITERAL, 0 },
};

/* Refused before a byte is written; the writer goes on with the next document. */
static void
test_bad_terms (void)
{
  g_autoptr (NgStatements) good = sample ("a");

  for (NgRdfFormat f = 0; f < NG_N_RDF_FORMATS; f++)
    {
      g_autofree char *want = write_one (f, good);
      g_autoptr (GString) bytes = g_string_new (NULL);
      Disk disk = { bytes, G_MAXSIZE };
      g_autoptr (NgRdfWriter) w = ng_rdf_writer_new (f, to_disk, &disk, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (bad_terms); i++)
        {
          g_autoptr (NgStatements) s = sample ("b");
          g_autoptr (GError) error = NULL;
          add (s, bad_terms[i]);
          g_assert_false (ng_rdf_writer_add (w, s, &error));
          g_assert_error (error, NG_ERROR, NG_ERROR_FORMAT);
          g_assert_cmpuint (bytes->len, ==, 0);
        }
      g_assert_true (ng_rdf_writer_add (w, good, NULL));
      g_assert_true (ng_rdf_writer_finish (w, NULL));
      g_assert_cmpstr (bytes->str, ==, want);
    }
}

static void
test_forms_are_kept (void)
{
  g_autoptr (NgStatements) s = sample ("a");
  g_autofree char *ttl = write_one (NG_RDF_TURTLE, s), *nt = write_one (NG_RDF_NTRIPLES, s);

  g_assert_nonnull (strstr (ttl, "ex:sure 0.9 ,\n\t\t1.0"));
  g_assert_nonnull (strstr (nt, "\"1.0\"^^<" XSD "decimal>"));
  g_assert_nonnull (strstr (nt, "\"0.9\"^^<" XSD "decimal>"));
  g_assert_nonnull (strstr (ttl, "@zh-hant"));
  g_assert_null (strstr (nt, "XMLSchema#string"));
  g_assert_nonnull (strstr (ttl, "\nd:offset_1_2\n"));
}

/* XML has no way to write most control characters; the other formats have. */
static void
test_control_characters (void)
{
  g_autoptr (NgStatements) s = new_document ("a");
  g_autoptr (GError) error = NULL;

  add (s, (Row){ EX "s", EX "p",
                 "page\x0c"
                 "break\x01",
                 NULL, NULL, NG_TERM_LITERAL, 0 });
  g_autofree char *nt = write_one (NG_RDF_NTRIPLES, s);
  g_assert_nonnull (strstr (nt, "page\\u000Cbreak\\u0001"));
  g_assert_null (write_all (NG_RDF_RDFXML, &s, 1, G_MAXSIZE, &error));
  g_assert_error (error, NG_ERROR, NG_ERROR_FORMAT);
}

/* A whole document of the largest size is one literal: none of it may be cut off. */
static void
test_long_text (void)
{
  g_autoptr (NgStatements) s = new_document ("a");
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < NG_MAX_DOCUMENT_BYTES)
    g_string_append (text, "\"Ré\\union\"\n\"\"\" 😀 & <b> ");
  g_string_append (text, "END");
  add (s, (Row){ EX "s", EX "p", text->str, NULL, NULL, NG_TERM_LITERAL, 0 });
  for (NgRdfFormat f = 0; f < NG_N_RDF_FORMATS; f++)
    {
      g_autofree char *out = write_one (f, s);
      g_assert_cmpuint (strlen (out), >, text->len);
      g_assert_nonnull (strstr (out + text->len - 100, "END"));
    }
}

/* ---- documents ---- */

static guint
count_lines (const char *text)
{
  guint n = 0;
  for (const char *p = text; *p; p++)
    n += *p == '\n';
  return n;
}

static void
test_graphs (void)
{
  g_autoptr (NgStatements) s = sample ("a");
  g_autofree char *nt = write_one (NG_RDF_NTRIPLES, s), *nq = write_one (NG_RDF_NQUADS, s);
  g_autofree char *trig = write_one (NG_RDF_TRIG, s);

  g_assert_cmpuint (count_lines (nt), ==, 7); /* one statement stands in two graphs */
  g_assert_cmpuint (count_lines (nq), ==, 8);
  g_assert_nonnull (strstr (nq, "<" EX "graph/a3> .\n"));
  g_assert_nonnull (strstr (trig, EX "graph/a3"));
}

static void
test_nothing (void)
{
  for (NgRdfFormat f = 0; f < NG_N_RDF_FORMATS; f++)
    {
      g_autofree char *none = write_all (f, NULL, 0, G_MAXSIZE, NULL);
      g_autoptr (NgStatements) s = new_document ("a");
      g_autofree char *empty = write_one (f, s);
      g_assert_nonnull (none);
      g_assert_nonnull (empty);
      g_assert_true (f != NG_RDF_RDFXML || strstr (none, "</rdf:RDF>") != NULL);
    }
}

static guint
count_of (const char *text, const char *part)
{
  guint n = 0;
  for (const char *p = strstr (text, part); p; p = strstr (p + 1, part))
    n++;
  return n;
}

/* One writer, many documents: nothing is said twice, and each has its own prefix. */
static void
test_many (void)
{
  enum
  {
    N = 100
  };
  NgStatements *documents[N];

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u", i);
      documents[i] = sample (name);
    }
  g_autofree char *nt = write_all (NG_RDF_NTRIPLES, documents, N, G_MAXSIZE, NULL);
  g_autofree char *nq = write_all (NG_RDF_NQUADS, documents, N, G_MAXSIZE, NULL);
  g_autofree char *ttl = write_all (NG_RDF_TURTLE, documents, N, G_MAXSIZE, NULL);
  g_autofree char *xml = write_all (NG_RDF_RDFXML, documents, N, G_MAXSIZE, NULL);
  g_assert_cmpuint (count_lines (nt), ==, 7 * N);
  g_assert_cmpuint (count_lines (nq), ==, 8 * N);
  g_assert_cmpuint (count_of (ttl, "@prefix d:"), ==, N);
  g_assert_cmpuint (count_of (ttl, "@prefix ex:"), ==, 1);
  g_assert_cmpuint (count_of (ttl, "d:offset_1_2\n"), ==, N);
  g_assert_cmpuint (count_of (xml, "</rdf:RDF>"), ==, 1);
  for (guint i = 0; i < N; i++)
    ng_statements_free (documents[i]);
}

static void
test_order (void)
{
  g_autoptr (NgStatements) s = sample ("a"), t = sample ("a");
  guint n = t->statements->len;

  for (guint i = 0; i < n; i++)
    g_array_index (t->statements, NgStatement, i)
        = g_array_index (s->statements, NgStatement, (i * 5 + 3) % n);
  for (NgRdfFormat f = 0; f < NG_N_RDF_FORMATS; f++)
    {
      g_autofree char *a = write_one (f, s), *b = write_one (f, t);
      g_assert_cmpstr (a, ==, b);
    }
}

static gpointer
write_often (gpointer data)
{
  const char *const *want = data;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (NgStatements) s = sample ("a");
      g_autofree char *got = write_one (i % NG_N_RDF_FORMATS, s);
      if (strcmp (got, want[i % NG_N_RDF_FORMATS]) != 0)
        return GUINT_TO_POINTER (1);
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (NgStatements) s = sample ("a");
  char *want[NG_N_RDF_FORMATS];
  GThread *threads[4];

  for (NgRdfFormat f = 0; f < NG_N_RDF_FORMATS; f++)
    want[f] = write_one (f, s);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", write_often, want);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_null (g_thread_join (threads[i]));
  for (NgRdfFormat f = 0; f < NG_N_RDF_FORMATS; f++)
    g_free (want[f]);
}

static void
test_names (void)
{
  for (NgRdfFormat f = 0; f < NG_N_RDF_FORMATS; f++)
    {
      g_assert_cmpuint (ng_rdf_format_from_name (ng_rdf_format_name (f)), ==, f);
      g_assert_cmpuint (ng_rdf_format_from_name (ng_rdf_format_extension (f)), ==, f);
    }
  g_assert_cmpuint (ng_rdf_format_from_name ("json"), ==, NG_N_RDF_FORMATS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rdf/names", test_names);
  g_test_add_func ("/rdf/full-disk", test_full_disk);
  g_test_add_func ("/rdf/failed-writer", test_failed_writer);
  g_test_add_func ("/rdf/bad-terms", test_bad_terms);
  g_test_add_func ("/rdf/forms", test_forms_are_kept);
  g_test_add_func ("/rdf/control-characters", test_control_characters);
  g_test_add_func ("/rdf/long-text", test_long_text);
  g_test_add_func ("/rdf/graphs", test_graphs);
  g_test_add_func ("/rdf/nothing", test_nothing);
  g_test_add_func ("/rdf/many", test_many);
  g_test_add_func ("/rdf/order", test_order);
  g_test_add_func ("/rdf/threads", test_threads);
  return g_test_run ();
}
