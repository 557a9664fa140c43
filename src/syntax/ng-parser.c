/* ng-parser.c: see ng-parser.h.
 *
 * Cost: the encoder's, linear in the words; trees cost the square of a sentence, which has at most
 * NG_MAX_SENTENCE_TOKENS.
 */
#include "syntax/ng-parser.h"

#include "syntax/ng-inflection.h"
#include "syntax/ng-roles.h"
#include "syntax/ng-tree.h"

struct _NgParser
{
  const NgNet *net;
  NgLemmatizer *lemmatizer;
  NgTreeReader *trees;
  NgRoleReader *roles;
};

NgParser *
ng_parser_new (const NgLexicon *lexicon, const NgNet *net, GError **error)
{
  g_autoptr (NgParser) self = g_new0 (NgParser, 1);

  self->net = net;
  self->lemmatizer = ng_lemmatizer_new (lexicon, error);
  if (self->lemmatizer == NULL)
    return NULL;
  self->trees = ng_tree_reader_new (net, error);
  if (self->trees == NULL)
    return NULL;
  self->roles = ng_role_reader_new (net, error);
  if (self->roles == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_parser_free (NgParser *self)
{
  if (self == NULL)
    return;
  ng_lemmatizer_free (self->lemmatizer);
  ng_tree_reader_free (self->trees);
  ng_role_reader_free (self->roles);
  g_free (self);
}

/* Returns: (transfer full): all tokens as the network takes them. */
static NgNetWord *
words_of (const NgAnalysis *a)
{
  guint32 n = ng_n_tokens (a);
  NgNetWord *words = g_new (NgNetWord, n);

  for (NgId i = 0; i < n; i++)
    {
      const NgToken *t = ng_token (a, i);
      words[i] = (NgNetWord){ .text = ng_analysis_text (a, t->span),
                              .length = ng_span_length (t->span),
                              .sentence = t->sentence,
                              .paragraph = ng_sentence (a, t->sentence)->block };
    }
  return words;
}

/* One vector a token. Returns: (transfer full): NULL on error. */
static float *
encode (const NgParser *self, const NgNetWord *words, guint32 n, GError **error)
{
  g_autofree float *vectors = g_new (float, (gsize) n *ng_net_width (self->net));

  return ng_net_encode (self->net, words, n, vectors, error) ? g_steal_pointer (&vectors) : NULL;
}

static void
append_all (NgAnalysis *a, NgLayer layer, const GArray *records)
{
  for (guint i = 0; i < records->len; i++)
    ng_analysis_append (a, layer,
                        records->data + (gsize) i * g_array_get_element_size ((GArray *) records));
}

/* The word on the way from @token up to @top that hangs on @top; NG_NONE if it is not below. */
static NgId
branch_below (const NgTag *tags, NgId first, NgId token, NgId top)
{
  while (token != NG_NONE && tags[token - first].head != top)
    token = tags[token - first].head;
  return token;
}

/* "Ex-President": the word behind the hyphen is the head, whatever the tree says. */
static void
mend_former (const NgAnalysis *a, const NgSentence *s, NgTag *tags)
{
  for (guint i = 0; i + 2 < s->n_tokens; i++)
    {
      NgId ex = s->first_token + i, noun = ex + 2;
      if (!ng_token_is (a, ex, "ex") || !ng_token_is (a, ex + 1, "-")
          || ((ng_token (a, ex)->flags | ng_token (a, ex + 1)->flags) & NG_TOKEN_SPACE_AFTER))
        continue;
      NgId branch = branch_below (tags, s->first_token, noun, ex);
      if (branch != NG_NONE)
        {
          tags[branch - s->first_token].head = tags[i].head;
          tags[branch - s->first_token].rel = tags[i].rel;
        }
      for (guint k = 0; k < s->n_tokens; k++)
        if (tags[k].head == ex)
          tags[k].head = branch != NG_NONE ? branch : noun;
      tags[i].head = noun;
      tags[i].rel = NG_REL_COMPOUND;
      tags[i].upos = NG_UPOS_ADJ;
    }
}

static gboolean
is_mark (const NgAnalysis *a, NgId token)
{
  NgSpan span = ng_token (a, token)->span;
  const char *text = ng_analysis_text (a, span);

  for (guint32 i = 0; i < ng_span_length (span); i++)
    if (g_ascii_isalnum (text[i]) || (guchar) text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* A full stop is no noun. */
static void
mend_marks (const NgAnalysis *a, const NgSentence *s, NgTag *tags)
{
  for (guint i = 0; i < s->n_tokens; i++)
    if (tags[i].rel == NG_REL_PUNCT && tags[i].upos != NG_UPOS_SYM
        && is_mark (a, s->first_token + i))
      tags[i].upos = NG_UPOS_PUNCT;
}

/* "X met Y": a small word with subject and object is no name. */
static void
mend_verbs (const NgAnalysis *a, const NgSentence *s, NgTag *tags)
{
  for (guint i = 0; i < s->n_tokens; i++)
    {
      NgId verb = s->first_token + i;
      gboolean subject = FALSE, object = FALSE;
      if (tags[i].upos != NG_UPOS_PROPN
          || !g_ascii_islower (a->text[ng_token (a, verb)->span.begin]))
        continue;
      for (guint k = 0; k < s->n_tokens; k++)
        {
          subject |= k < i && tags[k].head == verb && tags[k].rel == NG_REL_NSUBJ;
          object |= k > i && tags[k].head == verb && tags[k].rel == NG_REL_OBJ;
        }
      if (subject && object)
        tags[i].upos = NG_UPOS_VERB;
    }
}

/* TRUE if every word leads up to a root. */
static gboolean
is_tree (const NgSentence *s, const NgTag *tags)
{
  for (guint i = 0; i < s->n_tokens; i++)
    {
      NgId at = s->first_token + i;
      for (guint steps = 0; at != NG_NONE; at = tags[at - s->first_token].head)
        if (steps++ > s->n_tokens)
          return FALSE;
    }
  return TRUE;
}

gboolean
ng_parser_run (const NgParser *self, NgAnalysis *analysis, GError **error)
{
  guint32 n = ng_n_tokens (analysis);
  g_autofree NgNetWord *words = words_of (analysis);
  g_autofree float *vectors = encode (self, words, n, error);
  g_autoptr (GArray) tags = g_array_new (FALSE, TRUE, sizeof (NgTag));
  g_autoptr (GArray) predicates = g_array_new (FALSE, TRUE, sizeof (NgPredicate));
  g_autoptr (GArray) arguments = g_array_new (FALSE, TRUE, sizeof (NgArgument));
  guint width = ng_net_width (self->net);

  if (vectors == NULL)
    return FALSE;
  g_array_set_size (tags, n);
  for (NgId i = 0; i < ng_n_sentences (analysis); i++)
    {
      const NgSentence *s = ng_sentence (analysis, i);
      const float *x = vectors + (gsize) s->first_token * width;
      NgTag *own = &g_array_index (tags, NgTag, s->first_token);
      ng_tree_reader_apply (self->trees, x, s->n_tokens, s->first_token, own);
      mend_former (analysis, s, own);
      mend_marks (analysis, s, own);
      mend_verbs (analysis, s, own);
      g_assert (is_tree (s, own));
      ng_tree_join_hyphens (analysis, i, &g_array_index (tags, NgTag, 0));
      ng_role_reader_apply (self->roles, words + s->first_token, x, own, s->n_tokens,
                            s->first_token, predicates, arguments);
    }
  if (n > 0)
    {
      ng_inflection_apply (self->lemmatizer, analysis, &g_array_index (tags, NgTag, 0));
      ng_tree_leave_quotes (analysis, &g_array_index (tags, NgTag, 0));
    }
  append_all (analysis, NG_LAYER_TAG, tags);
  append_all (analysis, NG_LAYER_PREDICATE, predicates);
  append_all (analysis, NG_LAYER_ARGUMENT, arguments);
  g_free (analysis->vectors);
  analysis->vectors = g_steal_pointer (&vectors);
  analysis->width = width;
  return TRUE;
}
