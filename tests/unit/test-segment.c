/* test-segment.c: minimal pairs of tests/pairs/segment.txt, quotation marks, limits. */
#include <string.h>

#include "base/ng-limits.h"
#include "segment/ng-segmenter.h"

static NgLexicon *lexicon;
static NgSegmenter *segmenter;

/* Each line of @text is a paragraph. */
static NgAnalysis *
segment (const char *text)
{
  g_autoptr (GError) error = NULL;
  NgAnalysis *a = ng_analysis_new (text, strlen (text));

  for (const char *p = text; *p;)
    {
      const char *end = strchr (p, '\n') ? strchr (p, '\n') : p + strlen (p);
      NgBlock block = { ng_span (p - text, end - text), NG_BLOCK_PARAGRAPH };
      ng_analysis_append (a, NG_LAYER_BLOCK, &block);
      p = *end ? end + 1 : end;
    }
  g_assert_true (ng_segmenter_run (segmenter, a, &error));
  g_assert_no_error (error);
  g_assert_true (ng_analysis_validate (a, &error));
  g_assert_no_error (error);
  return a;
}

static char *
show_cuts (const NgAnalysis *a)
{
  GString *out = g_string_new (NULL);
  for (NgId i = 0; i < ng_n_tokens (a); i++)
    {
      NgSpan s = ng_token (a, i)->span;
      if (i > 0)
        g_string_append (out,
                         ng_token (a, i)->sentence != ng_token (a, i - 1)->sentence ? " | " : " ");
      g_string_append_len (out, a->text + s.begin, ng_span_length (s));
    }
  return g_string_free (out, FALSE);
}

static void
test_pairs (void)
{
  g_autofree char *bytes = NULL, *cut = NULL;
  guint good = 0;
  g_assert_true (g_file_get_contents (NG_SRCDIR "/tests/pairs/segment.txt", &bytes, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (bytes, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];
      if (*line == '#' || *line == '\0')
        continue;
      if (g_str_has_prefix (line, "= "))
        {
          g_assert_cmpstr (cut, ==, line + 2);
          good++;
        }
      else if (g_str_has_prefix (line, "* "))
        g_assert_cmpstr (cut, !=, line + 2);
      else
        {
          g_autoptr (NgAnalysis) a = segment (line);
          g_free (cut);
          cut = show_cuts (a);
        }
    }
  g_assert_cmpuint (good, >, 20);
}

/* Depth of each token, '<' and '>' for marks that open and close; a space between paragraphs; the
 * number of the quotation behind every token where @numbers. */
static char *
show_quotes (const NgAnalysis *a)
{
  GString *out = g_string_new (NULL);
  for (NgId i = 0; i < ng_n_tokens (a); i++)
    {
      const NgToken *t = ng_token (a, i);
      NgId block = ng_sentence (a, t->sentence)->block;
      if (i > 0 && block != ng_sentence (a, ng_token (a, i - 1)->sentence)->block)
        g_string_append_c (out, ' ');
      g_assert_true ((t->quote_depth == 0) == (t->quote == NG_NONE));
      if (t->flags & NG_TOKEN_QUOTE_OPEN)
        g_string_append_c (out, '<');
      else if (t->flags & NG_TOKEN_QUOTE_CLOSE)
        g_string_append_c (out, '>');
      else if (t->quote_depth == 1)
        g_string_append_c (out, 'a' + t->quote);
      else
        g_string_append_printf (out, "%u", t->quote_depth);
    }
  return g_string_free (out, FALSE);
}

static void
test_quotes (void)
{
  static const char *const cases[][2] = {
    /* one letter a quotation: a first, b second; digits: other depths */
    { "He \"did it\" and \"left\" .", "0<aa>0<b>0" },
    { "\"Putin's trip\" , he said .", "<aaa>0000" },
    { "“It is ‘not fair’ here,” X said .", "<aa<22>aa>000" },
    { "‘The ministers’ view is “odd”,’ X said .", "<aaaaa<2>a>000" },
    { "The ministers' view of dogs' tails .", "000000000" },
    { "He said 'no way' today .", "00<aa>00" },
    { "\"that it didn’t surprise me.” He left .", "<aaaaaaa>000" },
    { "„Ja“ und »nein« und «oui» .", "<a>0<b>0<c>0" },
    { "``One'' ''two'' .", "<a><b>0" },
    { "”Sloppy” he said .", "<a>000" },
    { "6'2\" tall men .", "0000000" },
    /* over paragraphs: each reopens, the last closes */
    { "“One .\n“Two .\n“Three,” he said .", "<aa <aa <aa>000" },
    { "\"One .\n\"Two,\" he said .\nEnd .", "<aa <aa>000 00" },
    { "He said : “One .\nTwo,” and left .", "000<aa aa>000" },
    /* left open: to the end of the sentence, and the next paragraph starts anew */
    { "He said “one. Then two .\nEnd .", "00<aa000 00" },
    { "He said \"one. Then two .\nA \"b\" c .", "00<aa000 0<b>00" },
    { "A “b “c” d .", "0<a<b>00" },
    { "A “b “c” d” e .", "0<a<2>a>00" },
    { "A ” b .", "0000" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NgAnalysis) a = segment (cases[i][0]);
      g_autofree char *shown = show_quotes (a);
      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (shown, ==, cases[i][1]);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "word ");
  for (guint i = 0; i < 10000; i++)
    g_string_append (text, i % 2 ? "\"" : "“");
  g_autoptr (NgAnalysis) a = segment (text->str);
  for (NgId s = 0; s < ng_n_sentences (a); s++)
    g_assert_cmpuint (ng_sentence (a, s)->n_tokens, <=, NG_MAX_SENTENCE_TOKENS);
  for (NgId t = 0; t < ng_n_tokens (a); t++)
    g_assert_cmpuint (ng_token (a, t)->quote_depth, <=, NG_MAX_QUOTE_DEPTH);
}

/* Inputs whose cost would be square if some look-ahead were not bounded. */
static void
test_linear (void)
{
  static const char *const pieces[]
      = { "a",  "A.",   "@",   "a@b,", "a-b'c.d,e/", "the ' dogs' 's ", " “a ‘b ", "(", "Mr. ",
          "1,", "'a'a", "co-", "\"",   "… " };
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint64 start;
      while (text->len < 1000000)
        g_string_append (text, pieces[i]);
      start = g_get_monotonic_time ();
      g_autoptr (NgAnalysis) a = segment (text->str);
      g_assert_cmpuint (ng_n_tokens (a), >, 0);
      g_test_message ("\"%s\": %.2f s", pieces[i], (g_get_monotonic_time () - start) / 1e6);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
    }
}

static void
test_pretokenized (void)
{
  static const char text[] = "He said : \" Yes . I do n't . \"\nMr. X left";
  g_autoptr (GError) error = NULL;
  g_autoptr (NgAnalysis) a = ng_analysis_new (text, strlen (text));
  NgBlock block = { { 0, strlen (text) }, NG_BLOCK_PARAGRAPH };

  ng_analysis_append (a, NG_LAYER_BLOCK, &block);
  g_assert_true (ng_segmenter_run_pretokenized (segmenter, a, &error));
  g_assert_true (ng_analysis_validate (a, &error));
  g_autofree char *cut = show_cuts (a), *quotes = show_quotes (a);
  g_assert_cmpstr (cut, ==, "He said : \" Yes . I do n't . \" | Mr. X left");
  g_assert_cmpstr (quotes, ==, "000<aaaaaa>000");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  lexicon = ng_lexicon_open (NG_SRCDIR "/data", &error);
  g_assert_no_error (error);
  segmenter = ng_segmenter_new (lexicon, &error);
  g_assert_no_error (error);
  g_test_add_func ("/segment/pairs", test_pairs);
  g_test_add_func ("/segment/quotes", test_quotes);
  g_test_add_func ("/segment/limits", test_limits);
  g_test_add_func ("/segment/linear", test_linear);
  g_test_add_func ("/segment/pretokenized", test_pretokenized);
  failed = g_test_run ();
  ng_segmenter_free (segmenter);
  ng_lexicon_free (lexicon);
  return failed;
}
