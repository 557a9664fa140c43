/* test-store.c: what is told of a query by its words; answers cut into rows. */
#include <string.h>

#include "store/ng-cache.h"
#include "store/ng-complaint.h"
#include "store/ng-names.h"
#include "store/ng-results.h"
#include "store/ng-sparql.h"

static const struct
{
  const char *text;
  NgSparqlForm form;
  gboolean service;
} queries[] = {
  { "SELECT * { ?s ?p ?o }", NG_SPARQL_SELECT, FALSE },
  { "# select\nPREFIX ask: <http://x/> ASK { ask:select ?p 'insert' }", NG_SPARQL_ASK, FALSE },
  { "BASE <http://x/construct> describe <a>", NG_SPARQL_DESCRIBE, FALSE },
  { "construct where { ?s ?p ?o }", NG_SPARQL_CONSTRUCT, FALSE },
  { "PREFIX a: <b:c> INSERT DATA { a:b a:c a:d }", NG_SPARQL_UPDATE, FALSE },
  { "", NG_SPARQL_NONE, FALSE },
  { "\"\"\"unclosed", NG_SPARQL_NONE, FALSE },
  { "SELECT * { ?service <http://x/service> \"service\" , 'SERVICE {' } # service",
    NG_SPARQL_SELECT, FALSE },
  { "SELECT * { ?s ?p \"\"\"a\"b ' service \"\"\" }", NG_SPARQL_SELECT, FALSE },
  { "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", NG_SPARQL_SELECT, TRUE },
  { "SELECT*{?s ?p ?o.service<http://x/>{?s ?p ?o}}", NG_SPARQL_SELECT, TRUE },
  { "SELECT*{?s ?p 1SERVICE<http://x/>{?s ?p ?o}}", NG_SPARQL_SELECT, TRUE },
  { "PREFIX : <http://x/> SELECT*{SERVICE:y{?s ?p ?o}}", NG_SPARQL_SELECT, TRUE },
  { "SELECT*{ S\\u0045RVICE <http://x/> {} }", NG_SPARQL_SELECT, TRUE },
  { "SELECT*{ ?s ?p ?a FILTER(?a<?b)SERVICE#>\n<http://x/>{} }", NG_SPARQL_SELECT, TRUE },
  { "SELECT * { ?s ?p ?o FILTER (?o < 3 && ?o > 1) SERVICE SILENT <x:y> {} }", NG_SPARQL_SELECT,
    TRUE },
};

static void
test_scan (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_auto (NgSparqlScan) scan;
      ng_sparql_scan (queries[i].text, &scan);
      g_test_message ("%s", queries[i].text);
      g_assert_cmpint (scan.form, ==, queries[i].form);
      g_assert_cmpint (scan.has_service, ==, queries[i].service);
    }
}

/* What asks for more than the store is not answered from what was kept. */
static void
test_varies (void)
{
  static const char *const vary[]
      = { "SELECT (NOW() AS ?t) {}", "SELECT * { ?s ?p ?o } ORDER BY rand()",
          "SELECT (StrUUID() AS ?u) {}", "SELECT*{?s ?p ?o FILTER(1<2&&R\\u0041ND()>0.5)}",
          "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }" };
  static const char *const stay[]
      = { "SELECT * { ?s ?p 'now rand uuid' } # NOW()", "ASK { ?x <http://x/y> \"uuid\" }" };

  for (guint i = 0; i < G_N_ELEMENTS (vary); i++)
    {
      g_auto (NgSparqlScan) scan;
      ng_sparql_scan (vary[i], &scan);
      g_test_message ("%s", vary[i]);
      g_assert_true (scan.varies);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stay); i++)
    {
      g_auto (NgSparqlScan) scan;
      ng_sparql_scan (stay[i], &scan);
      g_assert_false (scan.varies);
    }
}

static gboolean
has (NgCache *cache, guint i, gsize length)
{
  g_autofree char *key = g_strdup_printf ("%u", i);
  const char *type = NULL;
  g_autoptr (GBytes) found = ng_cache_find (cache, key, &type);

  g_assert_true (found == NULL || g_bytes_get_size (found) == length);
  g_assert_cmpstr (type, ==, found ? "text/csv" : NULL);
  return found != NULL;
}

static void
keep (NgCache *cache, guint i, gsize length)
{
  g_autofree char *key = g_strdup_printf ("%u", i);
  g_autoptr (GBytes) answer = g_bytes_new_take (g_malloc0 (length), length);

  ng_cache_keep (cache, key, "text/csv", answer);
}

static void
test_cache (void)
{
  NgCache *cache = ng_cache_new ();
  guint n = NG_CACHE_BYTES / NG_CACHE_ANSWER_BYTES;

  g_assert_false (has (cache, 0, 0));
  keep (cache, 0, 7);
  keep (cache, 0, 8);
  g_assert_true (has (cache, 0, 8));
  keep (cache, 1, NG_CACHE_ANSWER_BYTES + 1);
  g_assert_false (has (cache, 1, 0));
  for (guint i = 1; i < n; i++)
    keep (cache, i, NG_CACHE_ANSWER_BYTES);
  g_assert_true (has (cache, 0, 8)); /* asked for: now 1 is the oldest */
  keep (cache, n, NG_CACHE_ANSWER_BYTES);
  g_assert_false (has (cache, 1, 0));
  g_assert_true (has (cache, 0, 8));
  g_assert_true (has (cache, 2, NG_CACHE_ANSWER_BYTES));
  ng_cache_free (cache);
}

static void
test_distance (void)
{
  g_autofree char *many = g_strnfill (500, 'x');

  g_assert_cmpuint (ng_names_distance ("", ""), ==, 0);
  g_assert_cmpuint (ng_names_distance ("narnia", "armenia"), ==, 3);
  g_assert_cmpuint (ng_names_distance ("köln", "koln"), ==, 1);
  g_assert_cmpuint (ng_names_distance ("中国", "中"), ==, 1);
  g_assert_cmpuint (ng_names_distance ("", "abc"), ==, 3);
  g_assert_cmpuint (ng_names_distance (many, many), ==, 0);
}

static void
test_prefixes (void)
{
  g_auto (NgSparqlScan) scan;
  ng_sparql_scan ("PREFIX a: <http://a/> SELECT * { ?x a:b c:d\\,e ; :f 'g:h' , <i:j> , _:k }",
                  &scan);
  g_assert_cmpstr (g_hash_table_lookup (scan.declared, "a"), ==, "http://a/");
  g_assert_cmpuint (g_hash_table_size (scan.declared), ==, 1);
  g_assert_true (g_hash_table_contains (scan.used, "a"));
  g_assert_true (g_hash_table_contains (scan.used, "c"));
  g_assert_true (g_hash_table_contains (scan.used, ""));
  g_assert_false (g_hash_table_contains (scan.used, "g"));
  g_assert_false (g_hash_table_contains (scan.used, "i"));
}

/* What @message about @sent says of @text is @expected, as "LINE:COLUMN: WHAT". */
static void
complains (const char *message, const char *sent, const char *text, const char *expected)
{
  guint line = 0, column = 0;
  g_autofree char *what = ng_complaint_read (message, sent, text, &line, &column);
  g_autofree char *all = g_strdup_printf ("%u:%u: %s", line, column, what ? what : "");

  g_assert_cmpstr (all, ==, expected);
}

static void
test_complaint_words (void)
{
  const char *text = "a b c";
  complains ("x: error at 1:3: expected \"{\"", text, text, "1:3: expected \"{\"");
  complains ("error at 1:5: expected one of \",\", \".\", BIND, ['%'], [_]", text, text,
             "1:5: expected \",\" or \".\"");
  complains ("error at 1:3: expected ['0'..='9']", text, text, "1:3: not understood from here on");
  complains ("error at 1:5: expected one of The SELECT has a flaw, [_]", text, text,
             "1:5: The SELECT has a flaw");
  complains ("error at once", text, text, "0:0: ");
  complains ("all is well", text, text, "0:0: ");
  complains ("error at 3:9: expected [_]", " \n\n        ", " \n",
             "1:1: no query: nothing is in it");
}

/* A word that was tried is not where it ended. */
static void
test_complaint_place (void)
{
  complains ("error at 1:9: expected one of DESCRIBE", "SELEC ?s ", "SELEC ?s",
             "1:1: not understood from here on");
  complains ("error at 4:3: expected ENCODE_FOR_URI", "ASK {\nFILTER(?o = \"é\"\n}\nlimit 3",
             "ASK {\nFILTER(?o = \"é\"\n}\nlimit 3", "2:7: not understood from here on");
  complains ("error at 1:16: expected one of HAVING, OPTIONAL", "a é      }       b         c",
             "a é }\n b c", "1:5: not understood from here on");
  complains ("error at 2:5: expected \"}\"", "ASK {\n     ", "ASK {", "1:6: expected \"}\"");
  complains ("error at 1:17: expected one of Prefix not found, ['%'], [':']", "ASK { é (foo:bar) }",
             "ASK { é (foo:bar) }", "1:10: a prefix that is not declared");
}

static void
test_widen (void)
{
#define GAP "                    "
  g_autofree char *wide = ng_sparql_widen ("ask{ ?s <a>,\"b  c,\"#d  e\n}");
  g_assert_cmpstr (wide, ==, "ask{ " GAP "?s " GAP "<a>" GAP ",\"b  c,\"#d  e\n" GAP "}\n" GAP);
  g_autofree char *longest = g_strnfill (1 << 20, ' ');
  g_assert_null (ng_sparql_widen (longest));
}

#define JSON_HEAD "{\"head\":{\"vars\":[\"a\",\"b\"]},\"results\":{\"bindings\":["
#define ROW(n) "{\"a\":{\"type\":\"literal\",\"value\":\"} ] \\\" " n "\"}}"
#define XML_HEAD "<?xml version=\"1.0\"?><sparql><head/><results>"

static const struct
{
  NgResultsKind kind;
  guint64 max;
  const char *in, *out, *rest; /* rest: NULL if the answer is whole */
  gboolean truncated;
} answers[] = {
  { NG_RESULTS_CSV, 0, "a\r\n1\r\n\"x\n\"\"y\"\r\n", "a\r\n1\r\n\"x\n\"\"y\"\r\n", NULL, FALSE },
  { NG_RESULTS_CSV, 1, "a\n\"x\n\"\n2\n", "a\n\"x\n\"\n", NULL, TRUE },
  { NG_RESULTS_CSV, 1, "a\n1\n", "a\n1\n", NULL, FALSE },
  { NG_RESULTS_CSV, 0, "a\n1\nThe operation has been cancelled", "a\n1\n",
    "The operation has been cancelled", FALSE },
  { NG_RESULTS_CSV, 0, "true", "true", NULL, FALSE },
  { NG_RESULTS_TSV, 1, "?a\n\"1\"\n\"2\"\n", "?a\n\"1\"\n", NULL, TRUE },
  { NG_RESULTS_TSV, 0, "?a\nfalse", "?a\n", "false", FALSE },
  { NG_RESULTS_JSON, 0, JSON_HEAD "]}}", JSON_HEAD "]}}", NULL, FALSE },
  { NG_RESULTS_JSON, 2, JSON_HEAD ROW ("1") "," ROW ("2") "]}}\n",
    JSON_HEAD ROW ("1") "," ROW ("2") "]}}\n", NULL, FALSE },
  { NG_RESULTS_JSON, 1, JSON_HEAD ROW ("1") "," ROW ("2") "]}}", JSON_HEAD ROW ("1") "]}}", NULL,
    TRUE },
  { NG_RESULTS_JSON, 0, JSON_HEAD ROW ("1") "stopped", JSON_HEAD ROW ("1"), "stopped", FALSE },
  { NG_RESULTS_JSON, 0, JSON_HEAD "stopped", "", "stopped", FALSE },
  { NG_RESULTS_JSON, 0, "{\"head\":{},\"boolean\":true}", "{\"head\":{},\"boolean\":true}", NULL,
    FALSE },
  { NG_RESULTS_JSON, 0, "", "", "", FALSE },
  { NG_RESULTS_XML, 1, XML_HEAD "<result>1</result><result>2</result></results></sparql>",
    XML_HEAD "<result>1</result></results></sparql>", NULL, TRUE },
  { NG_RESULTS_XML, 0, XML_HEAD "<result>1</result></results></sparql>\n",
    XML_HEAD "<result>1</result></results></sparql>\n", NULL, FALSE },
  { NG_RESULTS_XML, 0, XML_HEAD "stopped", "", "stopped", FALSE },
  { NG_RESULTS_LINES, 1, "<a> <b> <c> .\n<a> <b> <d> .\n", "<a> <b> <c> .\n", NULL, TRUE },
  { NG_RESULTS_LINES, 0, "<a> <b> <c> .\nstopped", "<a> <b> <c> .\n", "stopped", FALSE },
  { NG_RESULTS_GRAPH, 1, "<a> <b> <c> ;\n <d> <e> .\n", "<a> <b> <c> ;\n <d> <e> .\n", NULL,
    FALSE },
  { NG_RESULTS_GRAPH, 0, "<a> <b> <c> ;\nstopped", "<a> <b> <c> ;\n", "stopped", FALSE },
};

/* Cut at every byte, an answer gives the same. */
static void
check_answer (guint i, gsize step)
{
  g_auto (NgResults) results;
  g_autoptr (GString) out = g_string_new (NULL);
  gsize length = strlen (answers[i].in);
  gboolean more = TRUE;

  ng_results_init (&results, answers[i].kind, answers[i].max);
  for (gsize at = 0; at < length && more; at += step)
    more = ng_results_feed (&results, answers[i].in + at, MIN (step, length - at), out);
  gboolean whole = ng_results_finish (&results, out);
  g_assert_cmpstr (out->str, ==, answers[i].out);
  g_assert_cmpint (whole, ==, answers[i].rest == NULL);
  g_assert_cmpint (results.truncated, ==, answers[i].truncated);
  if (whole)
    return;
  g_autofree char *rest = ng_results_rest (&results);
  g_assert_cmpstr (rest, ==, answers[i].rest);
}

static void
test_results (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    for (gsize step = 1; step <= strlen (answers[i].in) + 1; step++)
      {
        g_test_message ("answer %u, pieces of %zu", i, step);
        check_answer (i, step);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/sparql/scan", test_scan);
  g_test_add_func ("/store/sparql/varies", test_varies);
  g_test_add_func ("/store/sparql/prefixes", test_prefixes);
  g_test_add_func ("/store/sparql/widen", test_widen);
  g_test_add_func ("/store/complaint/words", test_complaint_words);
  g_test_add_func ("/store/complaint/place", test_complaint_place);
  g_test_add_func ("/store/results", test_results);
  g_test_add_func ("/store/cache", test_cache);
  g_test_add_func ("/store/names/distance", test_distance);
  return g_test_run ();
}
