/* test-graph.c: offsets, IRIs, and the graph of a small made-up article, record by record. */
#include <string.h>

#include "base/ng-error.h"
#include "dumps.h"
#include "graph/ng-content-key.h"
#include "graph/ng-graph.h"
#include "graph/ng-iri.h"
#include "graph/ng-offsets.h"
#include "rdf/ng-rdf-writer.h"
#include "trees.h"

#define BASE "https://w3id.org/newsgraph/id/"
#define NIF "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
#define ITSRDF "http://www.w3.org/2005/11/its/rdf#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define SEM "http://semanticweb.cs.vu.nl/2009/11/sem/"
#define SCHEMA "http://schema.org/"

#define KB_VERSION "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const NgGraphOptions full = { .base = BASE,
                                     .version = "0.0.0",
                                     .kb = "test",
                                     .kb_version = KB_VERSION,
                                     .settings = "0123456789abcdef" };

static NgStatements *
build (const NgAnalysis *a, const NgGraphOptions *options)
{
  g_autoptr (GError) error = NULL;
  NgStatements *s = ng_graph_build (a, options, &error);
  g_assert_no_error (error);
  return s;
}

static const NgStatement *
find (const NgStatements *s, const char *subject_end, const char *predicate)
{
  for (guint i = 0; i < s->statements->len; i++)
    {
      const NgStatement *st = &g_array_index (s->statements, NgStatement, i);
      if (g_str_has_suffix (st->subject, subject_end) && strcmp (st->predicate, predicate) == 0)
        return st;
    }
  return NULL;
}

static guint
count (const NgStatements *s, const char *predicate)
{
  guint n = 0;
  for (guint i = 0; i < s->statements->len; i++)
    n += strcmp (g_array_index (s->statements, NgStatement, i).predicate, predicate) == 0;
  return n;
}

/* ---- offsets ---- */

static void
check_offsets (const char *text)
{
  g_autoptr (NgOffsets) o = ng_offsets_new (text, strlen (text));
  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      g_assert_cmpuint (ng_offsets_code_point (o, p - text), ==,
                        g_utf8_pointer_to_offset (text, p));
      if (*p == '\0')
        break;
    }
}

static void
test_offsets (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  static const char *const pieces[] = { "a", "é", "汉", "😀", "Sarajevo " };

  check_offsets ("");
  check_offsets ("plain text of no more than ASCII, longer than one step of the table, by far");
  for (guint i = 0; i < 600; i++)
    {
      g_string_append (text, pieces[i * i % G_N_ELEMENTS (pieces)]);
      if (i % 37 == 0 || text->len % 64 < 4)
        check_offsets (text->str);
    }
}

/* ---- IRIs ---- */

static void
test_iris (void)
{
  static const char *const good[]
      = { "http://a/b",          "urn:x:y",           "https://a/person/习近平", "http://[::1]/x#f",
          "http://a/%C3%A9?q=1", "mailto:a@b.example" };
  static const char *const bad[] = { "",
                                     "foo",
                                     "/a/b",
                                     "http:",
                                     "http://a/b c",
                                     "http://a/<b>",
                                     "http://a/\"",
                                     "http://a/{b}",
                                     "http://a\\b",
                                     "http://a/^",
                                     "http://a/`",
                                     "http://a/|",
                                     "http://a/%zz",
                                     "http://a/%4",
                                     "http://a#b#c",
                                     "http://a/[b]",
                                     "http://a/\n",
                                     "http://a/\xff",
                                     "http://a/\xef\xbf\xbe",
                                     "1http://a/",
                                     "http://a/\xee\x80\x80",
                                     "http://a/\x7f" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (ng_iri_is_absolute (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (ng_iri_is_absolute (bad[i]));
  g_autofree char *escaped = ng_iri_from_address ("https://x.example/a b|c?100%");
  g_assert_cmpstr (escaped, ==, "https://x.example/a%20b%7Cc?100%25");
  g_assert_null (ng_iri_from_address ("www.example.org"));
}

static void
test_base (void)
{
  static const char *const bad[]
      = { "", "news", "http://a", "http://a/#", "http://a/?x/", "http://a b/" };

  g_assert_true (ng_graph_check_base ("http://a/", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (ng_graph_check_base (bad[i], &error));
      g_assert_error (error, NG_ERROR, NG_ERROR_FORMAT);
    }
}

/* ---- the graph ---- */

static gboolean
append (gconstpointer bytes, gsize length, gpointer data, GError **error)
{
  g_string_append_len (data, bytes, length);
  return TRUE;
}

static gint
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
sorted_ntriples (const NgStatements *s)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (NgRdfWriter) w = ng_rdf_writer_new (NG_RDF_NTRIPLES, append, out, &error);

  g_assert_no_error (error);
  ng_rdf_writer_add (w, s, &error);
  g_assert_no_error (error);
  ng_rdf_writer_finish (w, &error);
  g_assert_no_error (error);
  g_string_truncate (out, out->len - 1);
  g_auto (GStrv) lines = g_strsplit (out->str, "\n", -1);
  qsort (lines, g_strv_length (lines), sizeof (char *), compare_lines);
  return g_strjoinv ("\n", lines);
}

/* NG_BLESS=1 writes the file anew, to be read before it is committed. */
static void
test_golden (void)
{
  static const char path[] = NG_SRCDIR "/tests/graph/small.nt";
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  g_autoptr (NgStatements) s = build (a, &full);
  g_autofree char *got = sorted_ntriples (s), *want = NULL;
  g_autofree char *whole = g_strconcat (got, "\n", NULL);

  if (g_getenv ("NG_BLESS"))
    g_assert_true (g_file_set_contents (path, whole, -1, NULL));
  g_assert_true (g_file_get_contents (path, &want, NULL, NULL));
  g_assert_cmpstr (whole, ==, want);
}

/* Offsets in the IRI name the anchor's place in the text, in code points. */
static void
test_anchors (void)
{
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  g_autoptr (NgStatements) s = build (a, &full);

  for (guint i = 0; i < s->statements->len; i++)
    {
      const NgStatement *st = &g_array_index (s->statements, NgStatement, i);
      if (strcmp (st->predicate, NIF "anchorOf") != 0)
        continue;
      const char *at = strstr (st->subject, "#offset_");
      char *end;
      g_assert_nonnull (at);
      glong b = (glong) g_ascii_strtoull (at + strlen ("#offset_"), &end, 10);
      glong e = (glong) g_ascii_strtoull (end + 1, NULL, 10);
      g_autofree char *part = g_utf8_substring (a->text, b, e);
      g_assert_cmpstr (part, ==, st->object.value);
    }
}

static void
test_detail (void)
{
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  NgGraphOptions options = full;
  g_autoptr (NgStatements) most = build (a, &full);

  options.mentions = NG_MENTIONS_LEAN;
  g_autoptr (NgStatements) lean = build (a, &options);
  options.mentions = NG_MENTIONS_NONE;
  options.no_text = TRUE;
  g_autoptr (NgStatements) none = build (a, &options);

  g_assert_cmpuint (count (lean, NIF "anchorOf"), ==, count (most, NIF "anchorOf"));
  g_assert_cmpuint (count (lean, ITSRDF "taIdentRef"), ==, count (most, ITSRDF "taIdentRef"));
  g_assert_cmpuint (count (none, ITSRDF "taIdentRef"), ==, 0);
  g_assert_cmpuint (count (most, NIF "isString"), ==, 1);
  g_assert_cmpuint (count (none, NIF "isString"), ==, 0);
  /* the spans of claims are whole in all three: one index each, and the context's */
  g_assert_cmpuint (count (none, NIF "beginIndex"), ==, count (none, NIF "anchorOf") + 1);
  g_assert_cmpuint (count (lean, NIF "beginIndex"), ==, count (none, NIF "beginIndex"));
}

static void
test_happenings (void)
{
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  g_autoptr (NgStatements) s = build (a, &full);
  const NgStatement *key = find (s, "#event_10_12", "https://w3id.org/newsgraph/ns#dedupKey");

  /* "go" and "visit" are one node, "did not visit" another; "meeting" is "met" */
  g_assert_nonnull (key);
  g_assert_cmpstr (key->object.value, ==, "CONSULT|ana-köhler|CHN|2022-03-01/2022-03-31");
  g_assert_nonnull (find (s, "#event_247_252", RDFS "label"));
  g_assert_null (find (s, "#event_76_81", RDFS "label"));
  g_assert_null (find (s, "#event_200_207", RDFS "label"));
  g_assert_cmpstr (find (s, "#offset_200_207", ITSRDF "taIdentRef")->object.value, ==,
                   find (s, "#offset_158_161", ITSRDF "taIdentRef")->object.value);
  /* only "met" is told by the article itself */
  g_assert_cmpuint (count (s, "https://w3id.org/newsgraph/ns#contentEvent"), ==, 4);
}

/* Of several times of one happening the graph has the most exact. */
static void
test_times_of_one_happening (void)
{
  g_autoptr (NgAnalysis) a = test_dump_read ("small");

  ng_event (a, 0)->first = ng_day_from_civil (2022, 1, 1);
  ng_event (a, 0)->last = ng_day_from_civil (2022, 12, 31);
  g_autoptr (NgStatements) s = build (a, &full);
  g_assert_cmpstr (find (s, "#event_10_12", SEM "hasEarliestBeginTimeStamp")->object.value, ==,
                   "2022-03-01");
  g_assert_cmpstr (find (s, "#event_10_12", SEM "hasLatestEndTimeStamp")->object.value, ==,
                   "2022-03-31");
}

/* Two agents of one name, and two claims of one content. */
static void
test_collisions (void)
{
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  guint32 last = ng_n_entities (a) - 1;

  ng_reference (a, ng_n_references (a) - 1)->entity = last; /* "envoy" is now "Analysts" */
  *ng_content (a, ng_n_contents (a) - 1) = (NgContent){ 4, ng_content (a, 4)->span };
  g_autoptr (NgStatements) s = build (a, &full);
  g_assert_nonnull (find (s, "#agent_analysts", RDFS "label"));
  g_assert_nonnull (find (s, "#agent_analysts_23", RDFS "label"));
  g_assert_nonnull (find (s, "#claim_272_298", SCHEMA "text"));
  g_assert_nonnull (find (s, "#claim_272_298_279", SCHEMA "text"));
  g_assert_null (find (s, "/person/nobody", RDFS "label"));
}

static char *
key_of (const char *spec)
{
  g_autoptr (NgAnalysis) a = test_trees_read (spec, NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  ng_content_words (a, ng_span (0, (guint32) a->length), words);
  return ng_content_key (words);
}

#define THE_ROAD "the/the/DET/other/2/det roads/road/NOUN/s/4/nsubj "
#define FREE "free/free/ADJ/other/4/obj of/of/ADP/other/7/case snow/snow/NOUN/base/5/obl"

/* Words that only join others do not count, "not" does, and less than four words say little. */
static void
test_content_key (void)
{
  g_autofree char *would
      = key_of (THE_ROAD "would/would/AUX/past/4/aux keep/keep/VERB/base/0/root " FREE);
  g_autofree char *will = key_of ("Roads/road/NOUN/s/4/nsubj ,/,/PUNCT/other/1/punct "
                                  "will/will/AUX/base/4/aux keep/keep/VERB/base/0/root " FREE);
  g_autofree char *not = key_of (THE_ROAD
                                 "not/not/PART/other/4/advmod keep/keep/VERB/base/0/root " FREE);
  g_autofree char *little = key_of (THE_ROAD "will/will/AUX/base/4/aux keep/keep/VERB/base/0/root");

  g_assert_cmpuint (strlen (would), ==, 16);
  g_assert_cmpstr (would, ==, will);
  g_assert_cmpstr (would, !=, not );
  g_assert_null (little);
}

/* A month is a period, not a date; a name without letters has an IRI all the same. */
static void
test_edges (void)
{
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  g_autoptr (GError) error = NULL;

  a->document.date_last += 27;
  ng_entity (a, 5)->name = "***";
  ng_entity (a, 5)->acts_for = 9; /* a group that is acted for is an agent anyway */
  g_autoptr (NgStatements) s = build (a, &full);
  g_assert_cmpuint (count (s, SCHEMA "datePublished"), ==, 0);
  g_assert_cmpuint (count (s, SCHEMA "inLanguage"), ==, 1);
  g_assert_nonnull (find (s, "#person_unnamed", RDFS "label"));
  ng_entity (a, 5)->iri = "person/a b";
  g_assert_null (ng_graph_build (a, &full, &error));
  g_assert_error (error, NG_ERROR, NG_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph/offsets", test_offsets);
  g_test_add_func ("/graph/iris", test_iris);
  g_test_add_func ("/graph/base", test_base);
  g_test_add_func ("/graph/golden", test_golden);
  g_test_add_func ("/graph/anchors", test_anchors);
  g_test_add_func ("/graph/detail", test_detail);
  g_test_add_func ("/graph/happenings", test_happenings);
  g_test_add_func ("/graph/times-of-one-happening", test_times_of_one_happening);
  g_test_add_func ("/graph/collisions", test_collisions);
  g_test_add_func ("/graph/content-key", test_content_key);
  g_test_add_func ("/graph/edges", test_edges);
  return g_test_run ();
}
