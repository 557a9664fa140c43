/* test-kb.c: knowledge bases: keys, entries, runs, the file, tables, lines of a Wikidata dump. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ng-error.h"
#include "kb/ng-json-scan.h"
#include "kb/ng-kb-name.h"
#include "kb/ng-kb-table.h"
#include "kb/ng-kb-writer.h"
#include "kb/ng-kb.h"
#include "kb/ng-wikidata.h"

static char *folder;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
assert_key (const char *name, const char *key)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_true (ng_kb_key (name, strlen (name), out) == (*key != '\0'));
  g_assert_cmpstr (out->str, ==, key);
}

static void
test_key (void)
{
  assert_key ("Vladimir Putin", "vladimir putin");
  assert_key ("  George H.W.  Bush ", "george hw bush");
  assert_key ("Nguyễn Phú Trọng", "nguyen phu trong");
  assert_key ("Abdel-Fattah El-Sisi", "abdel fattah el sisi");
  assert_key ("Nadia Calviño", "nadia calvino");
  assert_key ("Łódź", "lodz");
  assert_key ("Côte d’Ivoire", "cote divoire");
  assert_key ("習近平", "習近平");
  assert_key ("...", "");
  assert_key ("", "");
  g_autofree char *longest = g_strnfill (NG_KB_MAX_KEY + 1, 'x');
  assert_key (longest, "");
}

static void
take_short (const char *key, gsize length, gpointer data)
{
  g_string_append_printf (data, "%.*s|", (int) length, key);
}

static void
test_short_names (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  ng_kb_short_names ("joseph robinette biden", 22, take_short, out);
  ng_kb_short_names ("pele", 4, take_short, out);
  ng_kb_short_names ("li wu", 5, take_short, out);
  g_assert_cmpstr (out->str, ==, "joseph biden|biden|");
}

static void
fill_entry (NgKbEntry *e, const char *id, const char *label, guint weight)
{
  ng_kb_entry_init (e);
  e->id = id;
  e->type = NG_KB_PERSON;
  e->label = label;
  e->weight = weight;
}

static void
test_entry (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NgKbEntry e, back;

  fill_entry (&e, "Q1", "Ada Example", 7);
  e.first = ng_day_from_civil (1950, 1, 2);
  ng_kb_entry_add_office (&e, "mayor", "FRA", 10, NG_NO_DAY);
  ng_kb_entry_add_office (&e, "mayor", "FRA", 10, NG_NO_DAY);
  ng_kb_entry_write (&e, bytes);
  g_assert_true (ng_kb_entry_read (&back, bytes->data, bytes->len));
  g_assert_cmpstr (back.label, ==, "Ada Example");
  g_assert_cmpuint (back.n_offices, ==, 1);
  g_assert_cmpstr (back.offices[0].country, ==, "FRA");
  g_assert_cmpint (back.first, ==, e.first);
  g_assert_cmpint (back.offices[0].to, ==, NG_NO_DAY);
  for (gsize n = 0; n < bytes->len; n++)
    {
      g_autofree guint8 *cut = g_memdup2 (bytes->data, n);
      g_assert_false (ng_kb_entry_read (&back, cut, n));
    }
}

static void
test_ids (void)
{
  g_assert_true (ng_kb_is_item ("Q42"));
  g_assert_false (ng_kb_is_item ("Q042"));
  g_assert_false (ng_kb_is_item ("Q99999999999"));
  g_assert_false (ng_kb_is_item ("P31"));
  g_assert_cmpuint (ng_kb_id_number ("Q42"), <, ng_kb_id_number ("Q43"));
  g_assert_cmpuint (ng_kb_id_number ("Q4294967295"), <, ng_kb_id_number ("G1"));
  g_assert_cmpuint (ng_kb_id_number ("G4294967295"), <, ng_kb_id_number ("house/1"));
}

/* Writes @n people, Q1 to Qn; person i weighs i and shares the alias "Everybody". */
static char *
write_people (const char *name, guint n, gsize run_bytes)
{
  g_autofree char *parts = in_folder ("parts"), *path = in_folder (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (NgKbRuns) runs = ng_kb_runs_new (parts, run_bytes, &error);
  NgKbPlace place = { 0 };
  NgKbEntry e;

  g_assert_no_error (error);
  for (guint i = n; i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("Q%u", i);
      g_autofree char *label = g_strdup_printf ("Person Number%u", i);
      fill_entry (&e, id, label, i);
      ng_kb_runs_add (runs, &e);
      ng_kb_runs_add_name (runs, &e, label, strlen (label), NG_KB_NAME_LABEL);
      ng_kb_runs_add_name (runs, &e, "Everybody", 9, NG_KB_NAME_ALIAS);
      g_assert_true (ng_kb_runs_pause (runs, &place, FALSE, &error));
    }
  g_assert_true (ng_kb_runs_pause (runs, &place, TRUE, &error));
  g_assert_true (ng_kb_write (runs, path, "title: people\n", NULL, NULL, &error));
  ng_kb_runs_remove (runs);
  g_assert_false (g_file_test (parts, G_FILE_TEST_EXISTS));
  return g_steal_pointer (&path);
}

static void
test_file (void)
{
  g_autofree char *one = write_people ("one.kb", 500, 0), *many = write_people ("many.kb", 500, 1);
  g_autofree char *a = NULL, *b = NULL, *title = NULL;
  g_autoptr (GError) error = NULL;
  gsize la, lb;
  NgKbCandidate c[NG_KB_MAX_CANDIDATES];
  NgKbEntry e;

  g_assert_true (g_file_get_contents (one, &a, &la, NULL));
  g_assert_true (g_file_get_contents (many, &b, &lb, NULL));
  g_assert_cmpmem (a, la, b, lb); /* cut into runs or not */
  g_autoptr (NgKb) kb = ng_kb_open (one, &error);
  g_assert_no_error (error);
  g_assert_true (ng_kb_verify (kb, &error));
  g_assert_cmpuint (ng_kb_n_entries (kb), ==, 500);
  title = ng_kb_manifest (kb, "title");
  g_assert_cmpstr (title, ==, "people");
  for (guint i = 1; i <= 500; i++)
    {
      g_autofree char *name = g_strdup_printf ("person  NUMBER%u", i);
      g_autofree char *id = g_strdup_printf ("Q%u", i);
      g_assert_cmpuint (ng_kb_find (kb, name, strlen (name), c), ==, 1);
      g_assert_true (ng_kb_get (kb, c[0].index, &e));
      g_assert_cmpstr (e.id, ==, id);
      g_assert_cmpint (c[0].kind, ==, NG_KB_NAME_LABEL);
    }
  g_assert_cmpuint (ng_kb_find (kb, "Everybody", 9, c), ==, NG_KB_MAX_CANDIDATES);
  g_assert_true (ng_kb_get (kb, c[0].index, &e));
  g_assert_cmpstr (e.id, ==, "Q500"); /* the best known first */
  g_assert_cmpuint (ng_kb_find (kb, "Nobody", 6, c), ==, 0);
  g_assert_cmpuint (ng_kb_find (kb, "aaa", 3, c), ==, 0);
  g_assert_cmpuint (ng_kb_find (kb, "zzz", 3, c), ==, 0);
}

/* Every byte of a base changed, every length: an error, or answers, never a crash. */
static void
test_broken_file (void)
{
  g_autofree char *path = write_people ("small.kb", 40, 0), *other = in_folder ("broken.kb");
  g_autofree char *bytes = NULL;
  NgKbCandidate c[NG_KB_MAX_CANDIDATES];
  NgKbEntry e;
  gsize n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  for (gsize i = 0; i < n; i += 3)
    {
      bytes[i] ^= 0x91;
      g_assert_true (g_file_set_contents (other, bytes, n, NULL));
      bytes[i] ^= 0x91;
      g_autoptr (GError) error = NULL;
      g_autoptr (NgKb) kb = ng_kb_open (other, &error);
      g_assert_true ((kb == NULL) == (error != NULL));
      if (kb == NULL)
        continue;
      g_assert_true (i < 64 || !ng_kb_verify (kb, NULL));
      guint found = ng_kb_find (kb, "Everybody", 9, c);
      for (guint k = 0; k < found; k++)
        ng_kb_get (kb, c[k].index, &e);
    }
  for (gsize i = 0; i < n; i += 7)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (g_file_set_contents (other, bytes, i, NULL));
      g_assert_null (ng_kb_open (other, &error));
      g_assert_error (error, NG_ERROR, NG_ERROR_DATA);
    }
}

/* Imports @text as a file; the message must hold @says, or there must be none. */
static void
import (const char *text, const char *says, const char *to)
{
  g_autofree char *parts = in_folder ("parts"), *path = in_folder ("table.tsv");
  g_autoptr (GError) error = NULL;
  g_autoptr (NgKbRuns) runs = ng_kb_runs_new (parts, 0, &error);
  NgKbPlace place = { 0 };
  g_auto (NgKbImport) all = { 0 };

  ng_kb_import_init (&all, runs);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  gboolean ok = ng_kb_import_add (&all, path, &error);
  g_assert_true (ok == (says == NULL));
  if (says)
    {
      g_assert_nonnull (strstr (error->message, says));
      g_assert_nonnull (strstr (error->message, "table.tsv:"));
    }
  else
    {
      g_assert_no_error (error);
      g_assert_true (ng_kb_runs_pause (runs, &place, TRUE, &error));
      g_assert_true (ng_kb_write (runs, to, "title: table\n", NULL, NULL, &error));
    }
  ng_kb_runs_remove (runs);
}

static void
test_table (void)
{
  g_autofree char *path = in_folder ("table.kb");
  NgKbCandidate c[NG_KB_MAX_CANDIDATES];
  NgKbEntry e;

  import ("id\ttype\tname\taliases\tweight\tpost\tpost_country\tfrom\tto\n"
          "# a comment\n"
          "Q9\tperson\tAda Example\tThe Example|Ada E.\t5\tmayor\tFRA\t1999-02\t2001\n"
          "Q9\tperson\tAda Example\t\t\tminister\tFRA\t2001\t\n",
          NULL, path);
  g_autoptr (NgKb) kb = ng_kb_open (path, NULL);
  g_assert_cmpuint (ng_kb_n_entries (kb), ==, 1);
  g_assert_cmpuint (ng_kb_find (kb, "the example", 11, c), ==, 1);
  g_assert_true (ng_kb_get (kb, c[0].index, &e));
  g_assert_cmpuint (e.n_offices, ==, 2);
  g_assert_cmpint (e.offices[0].from, ==, ng_day_from_civil (1999, 2, 1));
  g_assert_cmpint (e.offices[0].to, ==, ng_day_from_civil (2001, 12, 31));
  g_assert_cmpint (e.offices[1].to, ==, NG_NO_DAY);
}

static void
test_table_errors (void)
{
  import ("id\ttype\tcolour\n", "column \"colour\" is not known", NULL);
  import ("id\ttype\tname\tname\n", "named twice", NULL);
  import ("id\tname\n", "expected the columns id, type and name", NULL);
  import ("id\ttype\tname\nQ1\tperson\n", ":2: 2 fields, expected 3", NULL);
  import ("id\ttype\tname\nQ1\tghost\tA B\n", "type \"ghost\"", NULL);
  import ("id\ttype\tname\n\tperson\tA B\n", "no id", NULL);
  import ("id\ttype\tname\tfirst\nQ1\tperson\tA B\t19x\n", "expected a day", NULL);
  import ("id\ttype\tname\tweight\nQ1\tperson\tA B\t-1\n", "expected a whole number", NULL);
  import ("id\ttype\tname\tgeonames\nQ1\tcity\tA\tx1\n", "geonames \"x1\"", NULL);
  import ("id\ttype\tname\nQ1\tperson\t\xff\n", "expected UTF-8", NULL);
}

static void
test_geonames (void)
{
  g_autofree char *path = in_folder ("geonames.kb");
  NgKbCandidate c[NG_KB_MAX_CANDIDATES];
  NgKbEntry e;

  import ("77\tÉxampleville\tExampleville\tOld Example,Beispielstadt\t1\t2\tP\tPPL\tFR\t\t\t\t\t\t"
          "1000000\t\t\tEurope/Paris\t2020-01-01\n",
          NULL, path);
  g_autoptr (NgKb) kb = ng_kb_open (path, NULL);
  g_assert_cmpuint (ng_kb_find (kb, "beispielstadt", 13, c), ==, 1);
  g_assert_true (ng_kb_get (kb, c[0].index, &e));
  g_assert_cmpstr (e.id, ==, "G77");
  g_assert_cmpstr (e.country, ==, "FR");
  g_assert_cmpuint (e.weight, ==, 100);
  g_assert_cmpint (e.type, ==, NG_KB_CITY);
}

/* Rows of GeoNames whose place an entry before has join it. */
static void
test_same_place (void)
{
  g_autofree char *parts = in_folder ("parts"), *tsv = in_folder ("own.tsv");
  g_autofree char *dump = in_folder ("cities.txt"), *path = in_folder ("same.kb");
  g_autoptr (GError) error = NULL;
  g_autoptr (NgKbRuns) runs = ng_kb_runs_new (parts, 0, &error);
  g_auto (NgKbImport) all = { 0 };
  NgKbCandidate c[NG_KB_MAX_CANDIDATES];
  NgKbPlace place = { 0 };
  NgKbEntry e;

  ng_kb_import_init (&all, runs);
  g_assert_true (g_file_set_contents (tsv, "id\ttype\tname\tgeonames\nQ7\tcity\tExampleville\t77\n",
                                      -1, &error));
  g_assert_true (g_file_set_contents (
      dump,
      "77\tExampleville\tExampleville\tBeispielstadt\t1\t2\tP\tPPL\tFR\t\t\t\t\t\t8\t\t\t\t\n", -1,
      &error));
  g_assert_true (ng_kb_import_add (&all, tsv, &error));
  g_assert_true (ng_kb_import_add (&all, dump, &error));
  g_assert_true (ng_kb_runs_pause (runs, &place, TRUE, &error));
  g_assert_true (ng_kb_write (runs, path, "", NULL, NULL, &error));
  ng_kb_runs_remove (runs);
  g_autoptr (NgKb) kb = ng_kb_open (path, &error);
  g_assert_cmpuint (ng_kb_n_entries (kb), ==, 1);
  g_assert_cmpuint (ng_kb_find (kb, "Beispielstadt", 13, c), ==, 1);
  g_assert_true (ng_kb_get (kb, c[0].index, &e));
  g_assert_cmpstr (e.id, ==, "Q7");
  g_assert_cmpstr (e.country, ==, "FR");
}

static void
test_cities (void)
{
  g_autofree char *parts = in_folder ("parts"), *path = in_folder ("cities.gvariant");
  g_autoptr (GError) error = NULL;
  g_autoptr (NgKbRuns) runs = ng_kb_runs_new (parts, 0, &error);
  g_autoptr (GVariant) cities = g_variant_ref_sink (g_variant_new_parsed (
      "[('77', 'Exampleville', '01', 'Region', 'FR', 'France', 'Europe/Paris', uint32 8000, 1.0, "
      "2.0)]"));
  g_auto (NgKbImport) all = { 0 };
  ng_kb_import_init (&all, runs);

  g_assert_true (
      g_file_set_contents (path, g_variant_get_data (cities), g_variant_get_size (cities), &error));
  g_assert_true (ng_kb_import_add (&all, path, &error));
  g_assert_cmpuint (all.n_rows, ==, 1);
  g_assert_true (g_file_set_contents (path, "no variant", -1, &error));
  g_assert_false (ng_kb_import_add (&all, path, &error));
  g_assert_error (error, NG_ERROR, NG_ERROR_INPUT);
  ng_kb_runs_remove (runs);
}

static gboolean
copy_entry (guint64 id, NgKbEntry *entry, gpointer data, GError **error)
{
  g_string_append_printf (data, "%s %s %s %s %u %u;", entry->id, entry->label, entry->classes,
                          entry->country, entry->weight, entry->n_offices);
  return TRUE;
}

/* What one line of a dump becomes; "damaged" or "" else. */
static char *
read_item (const char *line)
{
  static const char *const languages[] = { "en", NULL };
  g_autofree char *parts = in_folder ("parts");
  g_autoptr (NgKbRuns) runs = ng_kb_runs_new (parts, 0, NULL);
  g_autoptr (NgWikidata) w = ng_wikidata_new (languages, 1);
  GString *out = g_string_new (NULL);
  NgKbPlace place = { 0 };
  gsize at;

  if (!ng_wikidata_add (w, line, strlen (line), runs, &at))
    g_string_append (out, "damaged");
  g_assert_true (ng_kb_runs_pause (runs, &place, TRUE, NULL));
  g_assert_true (ng_kb_runs_each_entry (runs, copy_entry, out, NULL));
  ng_kb_runs_remove (runs);
  return g_string_free (out, FALSE);
}

static void
assert_item (const char *line, const char *expected)
{
  g_autofree char *got = read_item (line);
  g_assert_cmpstr (got, ==, expected);
}

#define ITEM                                                                                       \
  "{\"type\":\"item\",\"id\":\"Q7\",\"labels\":{\"de\":{\"language\":\"de\",\"value\":"            \
  "\"A\"},\"en\":{\"language\":\"en\",\"value\":\"Jos\\u00e9\"}},"
#define LINKS "\"sitelinks\":{\"enwiki\":{\"title\":\"J\"},\"enwikiquote\":{\"title\":\"J\"}}}"

#define VALUE(v) "{\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":\"" v "\"}}}"
#define PREFERRED ",\"rank\":\"preferred\"}"

static void
test_wikidata_ranks (void)
{
  /* a preferred country stands alone, wherever it comes; classes are kept all */
  const char *ranked = ITEM "\"claims\":{\"P17\":[" VALUE ("Q8") "}," VALUE ("Q9") PREFERRED
      "," VALUE ("Q10") "}],"
                        "\"P31\":[" VALUE ("Q11") "}," VALUE ("Q12") PREFERRED "]}," LINKS;
  assert_item (ranked, "Q7 José Q11 Q12 Q9 1 0;");
  /* other projects are no Wikipedias; a title names what has no label */
  assert_item (ITEM "\"sitelinks\":{\"commonswiki\":{\"title\":\"J\"}}}", "");
  assert_item ("{\"type\":\"item\",\"id\":\"Q7\",\"labels\":[],\"sitelinks\":{\"enwiki\":{"
               "\"title\":\"Ann (poet)\"}}}",
               "Q7 Ann   1 0;");
  /* a class needs no name; what has neither name nor subclass is of no use */
  assert_item ("{\"type\":\"item\",\"id\":\"Q7\",\"claims\":{\"P279\":[" VALUE ("Q8") "}]}}",
               "Q7    0 0;");
  assert_item ("{\"type\":\"item\",\"id\":\"Q7\",\"claims\":{\"P31\":[" VALUE ("Q8") "}]}}", "");
}

static void
test_wikidata (void)
{
  assert_item (
      ITEM "\"claims\":{\"P31\":[{\"mainsnak\":{\"snaktype\":\"value\",\"datavalue\":{"
           "\"value\":{\"id\":\"Q5\"}}},\"rank\":\"normal\"}],\"P27\":[{\"rank\":"
           "\"deprecated\",\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":\"Q8\"}}}},{"
           "\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":\"Q9\"}}}}],\"P39\":[{"
           "\"qualifiers\":{\"P580\":[{\"datavalue\":{\"value\":{\"time\":"
           "\"+2001-00-00T00:00:00Z\",\"precision\":9}}}]},\"mainsnak\":{\"datavalue\":{"
           "\"value\":{\"id\":\"Q10\"}}}},{\"mainsnak\":{\"snaktype\":\"somevalue\"}}]}," LINKS ",",
      "Q7 José Q5 Q9 1 1;");
  assert_item (ITEM "\"claims\":[],\"aliases\":[]," LINKS, "Q7 José   1 0;");
  assert_item ("[", "");
  assert_item ("]", "");
  assert_item ("", "");
  assert_item (ITEM "\"sitelinks\":{}}", ""); /* nobody knows it */
  assert_item (ITEM "\"claims\":{", "damaged");
  assert_item (ITEM LINKS "}", "damaged");
  assert_item ("{\"id\":\"Q7\",\"labels\":{\"en\":{\"value\":\"\\ud800\"}}," LINKS, "damaged");
  assert_item ("{\"id\":\"Q7\",\"labels\":{\"en\":{\"value\":\"a\xff\"}}," LINKS, "damaged");
  assert_item ("no json", "damaged");
  assert_item ("{\"a\":[[{]}]}", "damaged");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("ng-kb-XXXXXX", &error);
  g_assert_no_error (error);
  g_test_add_func ("/kb/key", test_key);
  g_test_add_func ("/kb/short-names", test_short_names);
  g_test_add_func ("/kb/entry", test_entry);
  g_test_add_func ("/kb/ids", test_ids);
  g_test_add_func ("/kb/file", test_file);
  g_test_add_func ("/kb/broken-file", test_broken_file);
  g_test_add_func ("/kb/table", test_table);
  g_test_add_func ("/kb/table-errors", test_table_errors);
  g_test_add_func ("/kb/geonames", test_geonames);
  g_test_add_func ("/kb/same-place", test_same_place);
  g_test_add_func ("/kb/cities", test_cities);
  g_test_add_func ("/kb/wikidata", test_wikidata);
  g_test_add_func ("/kb/wikidata-ranks", test_wikidata_ranks);
  int code = g_test_run ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name; name = g_dir_read_name (dir))
    {
      g_autofree char *path = in_folder (name);
      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
  return code;
}
