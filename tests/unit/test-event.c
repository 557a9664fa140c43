/* test-event.c: clauses, hints and groups on hand-written trees, without the network. */
#include <glib.h>
#include <string.h>

#include "event/ng-event-clause.h"
#include "lexicon/ng-lexicon.h"

static NgEventWords *words;

/* One token a line: "form lemma UPOS FORM head rel", head 1-based, 0 the root. */
typedef struct
{
  const char *text, *lemma;
  NgUpos upos;
  NgInflection form;
  int head;
  NgRel rel;
} Row;

static NgAnalysis *
make (const Row *rows, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  NgAnalysis *a;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", rows[i].text);
  a = ng_analysis_new (text->str, text->len);
  ng_analysis_append (a, NG_LAYER_BLOCK,
                      &(NgBlock){ ng_span (0, (guint32) text->len), NG_BLOCK_PARAGRAPH });
  ng_analysis_append (a, NG_LAYER_SENTENCE,
                      &(NgSentence){ ng_span (0, (guint32) text->len), 0, 0, n });
  for (guint i = 0, at = 0; i < n; at += (guint) strlen (rows[i].text) + 1, i++)
    {
      NgToken token
          = { .span = ng_span (at, at + (guint32) strlen (rows[i].text)), .quote = NG_NONE };
      NgTag tag = { rows[i].upos, rows[i].lemma,
                    rows[i].form, rows[i].head ? (NgId) rows[i].head - 1 : NG_NONE,
                    rows[i].rel,  1 };
      ng_analysis_append (a, NG_LAYER_TOKEN, &token);
      ng_analysis_append (a, NG_LAYER_TAG, &tag);
    }
  return a;
}

#define V NG_UPOS_VERB
#define P NG_UPOS_PROPN

static void
test_passive (void)
{
  static const Row rows[] = {
    { "Kyiv", "Kyiv", P, NG_FORM_BASE, 3, NG_REL_NSUBJ },
    { "was", "be", NG_UPOS_AUX, NG_FORM_PAST, 3, NG_REL_AUX },
    { "shelled", "shell", V, NG_FORM_PAST, 0, NG_REL_ROOT },
    { "by", "by", NG_UPOS_ADP, NG_FORM_OTHER, 5, NG_REL_CASE },
    { "Russia", "Russia", P, NG_FORM_BASE, 3, NG_REL_OBL },
  };
  g_autoptr (NgAnalysis) a = make (rows, G_N_ELEMENTS (rows));

  g_assert_true (ng_clause_is_passive (a, 2));
  g_assert_cmpuint (ng_clause_subject (words, a, 2), ==, 4);
  g_assert_cmpuint (ng_clause_object (words, a, 2), ==, 0);
}

/* "urged": its object does what it governs; "promised": its subject does. */
static void
test_control (void)
{
  Row rows[] = {
    { "Iran", "Iran", P, NG_FORM_BASE, 2, NG_REL_NSUBJ },
    { "urged", "urge", V, NG_FORM_PAST, 0, NG_REL_ROOT },
    { "Oman", "Oman", P, NG_FORM_BASE, 2, NG_REL_OBJ },
    { "to", "to", NG_UPOS_PART, NG_FORM_OTHER, 5, NG_REL_MARK },
    { "leave", "leave", V, NG_FORM_BASE, 2, NG_REL_XCOMP },
  };
  g_autoptr (NgAnalysis) urged = make (rows, G_N_ELEMENTS (rows));
  g_autoptr (NgAnalysis) promised = NULL;

  rows[1].text = "promised";
  rows[1].lemma = "promise";
  promised = make (rows, G_N_ELEMENTS (rows));
  g_assert_cmpuint (ng_clause_subject (words, urged, 4), ==, 2);
  g_assert_cmpuint (ng_clause_subject (words, promised, 4), ==, 0);
}

static void
test_relative (void)
{
  static const Row rows[] = {
    { "Biden", "Biden", P, NG_FORM_BASE, 6, NG_REL_NSUBJ },
    { "who", "who", NG_UPOS_PRON, NG_FORM_OTHER, 3, NG_REL_NSUBJ },
    { "met", "meet", V, NG_FORM_PAST, 1, NG_REL_ACL },
    { "Xi", "Xi", P, NG_FORM_BASE, 3, NG_REL_OBJ },
    { "yesterday", "yesterday", NG_UPOS_NOUN, NG_FORM_BASE, 3, NG_REL_OBL },
    { "left", "leave", V, NG_FORM_PAST, 0, NG_REL_ROOT },
  };
  g_autoptr (NgAnalysis) a = make (rows, G_N_ELEMENTS (rows));

  g_assert_cmpuint (ng_clause_subject (words, a, 2), ==, 0);
  g_assert_cmpuint (ng_clause_object (words, a, 2), ==, 3);
}

static void
test_tables (void)
{
  guint n;

  g_assert_nonnull (ng_event_words_verb (words, "visit", &n));
  g_assert_cmpuint (n, >, 0);
  g_assert_null (ng_event_words_verb (words, "xyzzy", &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (ng_event_words_in_group (words, "treaty", 6, "pact"));
  g_assert_false (ng_event_words_in_group (words, "treaty", 6, "visit"));
  g_assert_cmpint (ng_event_words_context (words, "fail").effect, ==, NG_EFFECT_NEGATIVE);
  g_assert_true (ng_event_words_context (words, "urge").object_control);
  g_assert_cmpstr (ng_event_words_family (words, "trip"), ==, "visit");
}

int
main (int argc, char **argv)
{
  g_autoptr (NgLexicon) lexicon = NULL;
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  lexicon = ng_lexicon_open (NG_SRCDIR "/data", &error);
  g_assert_no_error (error);
  words = ng_event_words_new (lexicon, &error);
  g_assert_no_error (error);
  g_test_add_func ("/event/passive", test_passive);
  g_test_add_func ("/event/control", test_control);
  g_test_add_func ("/event/relative", test_relative);
  g_test_add_func ("/event/tables", test_tables);
  result = g_test_run ();
  ng_event_words_free (words);
  return result;
}
