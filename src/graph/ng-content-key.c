/* ng-content-key.c: see ng-content-key.h. */
#include "graph/ng-content-key.h"

#include <string.h>

#include "base/ng-text.h"

#define HEX_DIGITS 16

static gboolean
is_negation (const char *lemma)
{
  return strcmp (lemma, "not") == 0 || strcmp (lemma, "no") == 0;
}

static gboolean
counts (NgUpos upos, const char *lemma)
{
  switch (upos)
    {
    case NG_UPOS_NOUN:
    case NG_UPOS_PROPN:
    case NG_UPOS_VERB:
    case NG_UPOS_ADJ:
    case NG_UPOS_ADV:
    case NG_UPOS_NUM:
      return TRUE;
    default:
      return is_negation (lemma);
    }
}

void
ng_content_words (const NgAnalysis *a, NgSpan span, GString *words)
{
  guint32 n = MIN (ng_n_tags (a), ng_n_tokens (a));

  for (NgId t = ng_token_at (a, span.begin); t < n && ng_token (a, t)->span.begin < span.end; t++)
    {
      const NgTag *tag = ng_tag (a, t);
      g_autofree char *lemma = ng_lower (tag->lemma ? tag->lemma : "", -1);
      if (*lemma && counts (tag->upos, lemma))
        g_string_append_printf (words, " %s", lemma);
    }
}

char *
ng_content_key (const GString *words)
{
  guint n = 0;
  g_autofree char *sum = NULL;

  for (const char *p = words->str; *p; p++)
    n += *p == ' ';
  if (n < NG_CONTENT_KEY_WORDS)
    return NULL;
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words->str + 1, -1);
  return g_strndup (sum, HEX_DIGITS);
}
