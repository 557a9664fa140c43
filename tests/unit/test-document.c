/* test-document.c: bad bytes, JSON, languages, blocks, datelines, dates. */
#include <string.h>

#include "base/ng-error.h"
#include "base/ng-limits.h"
#include "document/ng-document-reader.h"
#include "record/ng-schema.h"

static NgLexicon *lexicon;
static NgDocumentReader *reader;

static NgAnalysis *
try_read (const char *bytes, gssize length, const NgDocumentOptions *options, GError **error)
{
  gsize n = length < 0 ? strlen (bytes) : (gsize) length;
  return ng_document_reader_read (reader, "NAME", (const guint8 *) bytes, n, options, error);
}

static NgAnalysis *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  NgAnalysis *a = try_read (text, -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ng_analysis_validate (a, &error));
  return a;
}

static void
refuse (const char *bytes, gssize length, NgError code, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (try_read (bytes, length, NULL, &error));
  g_assert_error (error, NG_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "NAME"));
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_bad_bytes (void)
{
  g_autofree char *marks = g_strnfill (3000, 'a');
  for (guint i = 0; i < 1000; i++)
    memcpy (marks + 1 + 2 * i, "\xCC\x81", 2);

  refuse ("", 0, NG_ERROR_INPUT, "empty");
  refuse (" \n\xC2\xA0\t", -1, NG_ERROR_INPUT, "white space");
  refuse ("\xEF\xBB\xBF", -1, NG_ERROR_INPUT, "white space");
  refuse ("Hello \xFF world", -1, NG_ERROR_INPUT, "byte 6");
  refuse ("Hello caf\xC3", -1, NG_ERROR_INPUT, "byte 9");
  refuse ("Hello \xED\xA0\x80", -1, NG_ERROR_INPUT, "byte 6");
  refuse ("The quick brown fox\0 jumps", 26, NG_ERROR_INPUT, "byte 19");
  refuse ("\xFF\xFEH\0i\0", 6, NG_ERROR_INPUT, "UTF-16");
  refuse ("H\0i\0 \0t\0", 8, NG_ERROR_INPUT, "UTF-16");
  refuse ("H\0\0\0i\0\0\0", 8, NG_ERROR_INPUT, "UTF-32");
  refuse ("%PDF-1.4", -1, NG_ERROR_INPUT, "PDF");
  refuse ("<!DOCTYPE html><p>Hi</p>", -1, NG_ERROR_INPUT, "HTML");
  refuse ("abc\x01\x02", -1, NG_ERROR_INPUT, "byte 3");
  refuse (marks, -1, NG_ERROR_INPUT, "combining marks");
}

static void
test_limit (void)
{
  g_autofree char *big = g_strnfill (NG_MAX_DOCUMENT_BYTES + 1, 'a');
  NgDocumentOptions options = { .max_bytes = 4 };
  g_autoptr (GError) error = NULL;

  refuse (big, -1, NG_ERROR_LIMIT, "bytes");
  g_assert_null (try_read ("Hello", -1, &options, &error));
  g_assert_error (error, NG_ERROR, NG_ERROR_LIMIT);
}

static void
test_normalised (void)
{
  g_autoptr (NgAnalysis) a = read_text ("\xEF\xBB\xBF"
                                        "Cafe\xCC\x81 news\r\n\r\nThe end\rof it.\r\n\n");
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, a->text, -1);
  g_assert_cmpstr (a->text, ==, "Café news\n\nThe end\nof it.");
  g_assert_cmpstr (a->document.sha256, ==, sum);
}

static void
test_json (void)
{
  g_autoptr (NgAnalysis) a = read_text (
      " {\"text\": \"The caf\\u00e9 \\ud83d\\ude00\\n\\\"is\\\" open.\", \"title\": \"A "
      "title\", \"date\": \"2022-02-01T10:00:00Z\", \"publisher\": \"The Paper\", "
      "\"url\": null, \"tags\": [1, -0.5e+3, {\"a\": [true, false, null]}]}");
  g_assert_cmpstr (a->text, ==, "The café 😀\n\"is\" open.");
  g_assert_cmpstr (a->document.title, ==, "A title");
  g_assert_cmpstr (a->document.publisher, ==, "The Paper");
  g_assert_null (a->document.url);
  g_assert_cmpint (a->document.date_first, ==, ng_day_from_civil (2022, 2, 1));
  g_assert_cmpint (a->document.date_source, ==, NG_DATE_METADATA);
}

static void
test_bad_json (void)
{
  static const char *const bad[][2]
      = { { "{", "byte 1" },
          { "{\"text\": \"a\" \"b\"}", "byte 13" },
          { "{\"text\": \"a\",}", "byte 13" },
          { "{\"text\": \"a\"} x", "byte 14" },
          { "{\"text\": \"a", "byte 11" },
          { "{\"text\": \"a\nb\"}", "byte 11" },
          { "{\"text\": \"\\x\"}", "byte 11" },
          { "{\"text\": \"\\ud800 \"}", "surrogate" },
          { "{\"text\": \"\\udc00\"}", "surrogate" },
          { "{\"text\": \"\\u0000\"}", "U+0000" },
          { "{\"text\": \"a\", \"text\": \"b\"}", "twice" },
          { "{\"text\": \"a\", \"x\": 01}", "byte 20" },
          { "{\"text\": \"a\", \"x\": nul}", "a value" },
          { "{\"text\": 5}", "expected a string" },
          { "{\"title\": \"a\"}", "\"text\"" },
          { "{\"text\": \"  \"}", "\"text\"" },
          { "{\"text\": \"Hi the\", \"title\": []}", "\"title\"" },
          { "{\"text\": \"Hi the\", \"date\": \"yesterday\"}", "\"yesterday\"" } };
  g_autoptr (GString) deep = g_string_new ("{\"a\":");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    refuse (bad[i][0], -1, NG_ERROR_INPUT, bad[i][1]);
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  refuse (deep->str, -1, NG_ERROR_INPUT, "nesting");
}

static void
test_language (void)
{
  static const char *const foreign[] = {
    "Le président de la République a annoncé mardi que le gouvernement allait présenter une loi.",
    "Der Kanzler hat am Montag erklärt, dass die Regierung keine neuen Schulden machen werde.",
    "El presidente de los Estados Unidos visitará la región en las próximas semanas.",
    "Il presidente della Repubblica ha detto che il governo non è nella condizione di agire.",
    "Presiden Indonesia mengatakan bahwa pemerintah akan membantu warga yang tidak mampu dan ini.",
    "Президент России заявил",
    "中国和俄罗斯签署协议",
    "أعلن الرئيس المصري"
  };
  static const char *const english[] = {
    "Xi, Putin hold talks",
    "Merkel trifft Putin",
    "PSG 3-1 Bayern",
    "Dead",
    "2022",
    "The president of the République a annoncé: \"Le roi est mort\", the paper said on Monday.",
    "Jean-Claude Juncker, Ursula von der Leyen and Charles de Gaulle in El Salvador"
  };
  NgDocumentOptions force = { .force = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      refuse (foreign[i], -1, NG_ERROR_LANGUAGE, "English");
      g_autoptr (NgAnalysis) a = try_read (foreign[i], -1, &force, NULL);
      g_assert_nonnull (a);
    }
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    {
      g_autoptr (NgAnalysis) a = read_text (english[i]);
      g_assert_nonnull (a);
    }
  refuse ("{\"text\": \"Hi there\", \"language\": \"fr\"}", -1, NG_ERROR_LANGUAGE, "\"fr\"");
}

/* One letter a block. */
static char *
show_blocks (const NgAnalysis *a)
{
  static const char letters[] = "HBDCSPN";
  GString *out = g_string_new (NULL);
  for (NgId b = 0; b < ng_n_blocks (a); b++)
    g_string_append_c (out, letters[ng_block (a, b)->kind]);
  return g_string_free (out, FALSE);
}

#define BODY "The two sides met on Monday for talks on trade, the ministry said."

static void
test_blocks (void)
{
  static const char *const cases[][2] = {
    { "Leaders hold talks\n\n" BODY "\n\n" BODY, "HPP" },
    { "LEADERS HOLD TALKS\nBy Jane Doe, Staff Writer\nFeb. 1, 2022\n" BODY, "HBBP" },
    { BODY "\n\n" BODY, "PP" },
    { "Leaders Hold Talks in Paris.\n\n" BODY, "HP" },
    { "They met on Monday.\n\n" BODY, "PP" },
    { "Leaders hold talks", "H" },
    { "Leaders hold talks\n\nA second line about them\n\n" BODY, "HHP" },
    { "Leaders hold talks\n\nA leader speaks on Jan. 12, 2022. (Xinhua/Li Wei)\n\nPARIS, Feb. 1 "
      "(Xinhua) "
      "-- " BODY,
      "HCDP" },
    { "Leaders hold talks\n\nReuters\n\nPARIS (Reuters) - " BODY "\n\n(Reporting by Jane Doe)",
      "HBDPN" },
    { BODY "\n\nBoosting ties\n\n" BODY "\n\n© 2022 The Paper", "PSPN" },
    { BODY "\n\nAccording to a Reuters/Ipsos poll, most of them agree.\n\n***\n\n" BODY, "PPNP" },
    { "The two sides met on Monday for talks on trade in the capital, where\nthey had met last "
      "year and "
      "the year before that as well, the\nministry said in a statement that was published late "
      "on\nMonday "
      "night in the official paper of the government and\nlater confirmed.\n\n" BODY,
      "PP" },
    { "By 2030, most cars will be electric\n\nBy Jane Doe\n\n" BODY, "HBP" },
    { "Updated guidance on masks\n\nUpdated 3 May 2021, 10:00\n\n" BODY, "HBP" },
    { BODY "\n\nComments by the two sides on the matter differ. (Xinhua)", "PP" },
    { "Iran - U.S. talks resume\n\n" BODY, "HP" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NgAnalysis) a = read_text (cases[i][0]);
      g_autofree char *shown = show_blocks (a);
      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (shown, ==, cases[i][1]);
    }
}

/* Head of a story, its place, agency and date (NULL: no dateline; "": none of it). */
static void
test_datelines (void)
{
  static const char *const cases[][4] = {
    { "MOSCOW, Feb. 1, 2022 (Xinhua) -- ", "MOSCOW", "Xinhua News Agency", "2022-02-01" },
    { "MOSCOW, Feb. 1 (Xinhua) -- ", "MOSCOW", "Xinhua News Agency", "" },
    { "WASHINGTON (AP) — ", "WASHINGTON", "Associated Press", "" },
    { "CAIRO – 5 October 2021: ", "CAIRO", "", "2021-10-05" },
    { "SEOUL, July 3 (Yonhap) -- ", "SEOUL", "Yonhap News Agency", "" },
    { "(Reuters) - ", "", "Reuters", "" },
    { "SEOUL—", "SEOUL", "", "" },
    { "UNITED NATIONS, Sept. 30, 2020 (AFP) - ", "UNITED NATIONS", "Agence France-Presse",
      "2020-09-30" },
    { "FAIRVIEW, W.Va. - ", "FAIRVIEW", "", "" },
    { "ABU DHABI, 1st February, 2022 (WAM) -- ", "ABU DHABI", "Emirates News Agency",
      "2022-02-01" },
    { "MOSCOW, July 3. /TASS/. ", "MOSCOW", "TASS", "" },
    { "(ANSA) - ROME, FEB 1 - ", "ROME", "ANSA", "" },
    { "Abuja, Feb. 1, 2022 (NAN) ", "Abuja", "News Agency of Nigeria", "2022-02-01" },
    { "ISLAMABAD: ", "ISLAMABAD", "", "" },
    { "London — ", "London", "", "" },
    { "NEW YORK/LONDON, May 3 (Reuters) - ", "NEW YORK", "Reuters", "" },
    { "SINGAPORE (Feb. 25, 2022): ", "SINGAPORE", "", "2022-02-25" },
    { "KUWAIT CITY, July 24: ", "KUWAIT CITY", "", "" },
    { "Doha: ", "Doha", "", "" },
    { "HELSINKI, March 4, 2021 (NNB) -- ", "HELSINKI", "NNB", "2021-03-04" },
    { "BARRENTOWN (Gulf Courier) – ", "BARRENTOWN", "Gulf Courier", "" },
    { "PARIS (Texas) - ", NULL, NULL, NULL },
    { "Smith (Labour) - ", NULL, NULL, NULL },
    { "BREAKING NEWS: ", NULL, NULL, NULL },
    { "The plan – if it is one – ", NULL, NULL, NULL },
    { "U.S.-led ", NULL, NULL, NULL },
    { "CNN President On Trump: ", NULL, NULL, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("Leaders hold talks\n\n", cases[i][0], BODY, NULL);
      g_autoptr (NgAnalysis) a = read_text (text);
      g_autofree char *shown = show_blocks (a);
      const NgDocument *d = &a->document;

      g_test_message ("%s", text);
      g_assert_cmpstr (shown, ==, cases[i][1] ? "HDP" : "HP");
      if (cases[i][1] == NULL)
        continue;
      g_autofree char *place = ng_analysis_dup_text (a, d->dateline_place);
      g_autofree char *date
          = d->date_first == NG_NO_DAY ? g_strdup ("") : ng_day_format (d->date_first);
      g_assert_cmpstr (place, ==, cases[i][1]);
      g_assert_cmpstr (d->agency ? d->agency : "", ==, cases[i][2]);
      g_assert_cmpstr (date, ==, cases[i][3]);
      g_assert_cmpuint (ng_block (a, 2)->span.end - ng_block (a, 2)->span.begin, ==, strlen (BODY));
    }
}

static void
check_date (const char *text, const NgDocumentOptions *options, const char *first, const char *last,
            NgDateSource source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NgAnalysis) a = try_read (text, -1, options, &error);
  NgDay day, end;

  g_test_message ("%s", text);
  g_assert_no_error (error);
  g_assert_cmpint (a->document.date_source, ==, source);
  if (first == NULL)
    return;
  g_assert_true (ng_day_parse (first, &day, &end));
  g_assert_cmpint (a->document.date_first, ==, day);
  g_assert_true (ng_day_parse (last, &day, &end));
  g_assert_cmpint (a->document.date_last, ==, end);
}

static void
test_dates (void)
{
  NgDocumentOptions option = { .date = "2020-05" }, bad = { .date = "May" };
  g_autoptr (GError) error = NULL;
  const char *json
      = "{\"text\": \"PARIS, Feb. 1, 2022 (AP) - " BODY "\", \"date\": \"3 March 2021\"}";

  check_date (json, &option, "2020-05", "2020-05", NG_DATE_OPTION);
  check_date (json, NULL, "2021-03-03", "2021-03-03", NG_DATE_METADATA);
  check_date ("{\"text\": \"" BODY "\", \"url\": \"https://example.org/2022/02/01/a\"}", NULL,
              "2022-02-01", "2022-02-01", NG_DATE_METADATA);
  check_date ("PARIS, Feb. 1, 2022 (AP) - " BODY, NULL, "2022-02-01", "2022-02-01",
              NG_DATE_DATELINE);
  check_date ("PARIS, Feb. 1 (AP) - " BODY, NULL, NULL, NULL, NG_DATE_NONE);
  /* the year of a dated caption, over the turn of the year */
  check_date ("He speaks on Jan. 2, 2022. (AP/X)\n\nPARIS, Dec. 30 (AP) - " BODY, NULL,
              "2021-12-30", "2021-12-30", NG_DATE_DATELINE);
  check_date ("PARIS, Feb. 1 (AP) - " BODY "\n\nThey meet on Feb. 1, 2022, again.", NULL,
              "2022-02-01", "2022-02-01", NG_DATE_DATELINE);
  check_date ("Leaders hold talks\n\nPublished January 12, 2022\n\n" BODY, NULL, "2022-01-12",
              "2022-01-12", NG_DATE_DATELINE);
  check_date (BODY "\n\nIt was signed on May 5, 2019, in Paris.", NULL, NULL, NULL, NG_DATE_NONE);
  g_assert_null (try_read (BODY, -1, &bad, &error));
  g_assert_error (error, NG_ERROR, NG_ERROR_FORMAT);
}

static void
test_pretokenized (void)
{
  NgDocumentOptions options = { .format = NG_INPUT_PRETOKENIZED };
  g_autoptr (NgAnalysis) a = try_read ("A b .\nC d .\n\nE f .\n", -1, &options, NULL);
  g_assert_cmpuint (ng_n_blocks (a), ==, 2);
  g_assert_cmpuint (ng_block (a, 0)->span.end, ==, 11);
  g_assert_cmpuint (ng_block (a, 1)->span.begin, ==, 13);
}

/* Every byte of a story altered in turn: text or an error, never a crash. */
static void
test_altered (void)
{
  static const char story[]
      = "Leaders hold talks\n\nMOSCOW, Feb. 1 (Xinhua) -- “Hi,” he said. (AP/X)";
  static const char values[] = { '\0', '\n', ' ', '"', '(', '{', '/', '\x80', '\xE2', '\xFF', '9' };

  for (gsize i = 0; i < sizeof story - 1; i++)
    for (guint v = 0; v < sizeof values; v++)
      {
        g_autofree char *copy = g_strdup (story);
        g_autoptr (GError) error = NULL;
        copy[i] = values[v];
        g_autoptr (NgAnalysis) a = try_read (copy, sizeof story - 1, NULL, &error);
        g_assert_true ((a == NULL) == (error != NULL));
        g_assert_true (a == NULL || ng_analysis_validate (a, NULL));
      }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  lexicon = ng_lexicon_open (NG_SRCDIR "/data", &error);
  g_assert_no_error (error);
  reader = ng_document_reader_new (lexicon, &error);
  g_assert_no_error (error);
  g_test_add_func ("/document/bad-bytes", test_bad_bytes);
  g_test_add_func ("/document/limit", test_limit);
  g_test_add_func ("/document/normalised", test_normalised);
  g_test_add_func ("/document/json", test_json);
  g_test_add_func ("/document/bad-json", test_bad_json);
  g_test_add_func ("/document/language", test_language);
  g_test_add_func ("/document/blocks", test_blocks);
  g_test_add_func ("/document/datelines", test_datelines);
  g_test_add_func ("/document/dates", test_dates);
  g_test_add_func ("/document/pretokenized", test_pretokenized);
  g_test_add_func ("/document/altered", test_altered);
  failed = g_test_run ();
  ng_document_reader_free (reader);
  ng_lexicon_free (lexicon);
  return failed;
}
