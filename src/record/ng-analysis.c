/* ng-analysis.c: see ng-analysis.h.  Storage of the layers and walks over tokens and trees. */
#include "record/ng-analysis.h"

#include <string.h>

#include "record/ng-schema.h"

NgAnalysis *
ng_analysis_new (const char *text, gsize length)
{
  NgAnalysis *self = g_new0 (NgAnalysis, 1);

  self->text = g_strndup (text, length);
  self->length = length;
  self->strings = g_string_chunk_new (16 * 1024);
  for (guint i = 0; i < NG_N_LAYERS; i++)
    self->layers[i] = g_array_new (FALSE, TRUE, ng_schema (i)->size);
  self->document.date_first = self->document.date_last = NG_NO_DAY;
  return self;
}

void
ng_analysis_free (NgAnalysis *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < NG_N_LAYERS; i++)
    g_array_unref (self->layers[i]);
  g_string_chunk_free (self->strings);
  g_free (self->vectors);
  g_free (self->text);
  g_free (self);
}

const char *
ng_analysis_string (NgAnalysis *self, const char *text)
{
  return text ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

const char *
ng_analysis_string_len (NgAnalysis *self, const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  return ng_analysis_string (self, copy);
}

const char *
ng_analysis_printf (NgAnalysis *self, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  return ng_analysis_string (self, text);
}

NgId
ng_analysis_append (NgAnalysis *self, NgLayer layer, gconstpointer record)
{
  g_return_val_if_fail (layer < NG_N_LAYERS, NG_NONE);
  g_array_append_vals (self->layers[layer], record, 1);
  return self->layers[layer]->len - 1;
}

void
ng_analysis_clear_layer (NgAnalysis *self, NgLayer layer)
{
  g_return_if_fail (layer < NG_N_LAYERS);
  g_array_set_size (self->layers[layer], 0);
}

gpointer
ng_analysis_record (const NgAnalysis *self, NgLayer layer, NgId id)
{
  const GArray *array = self->layers[layer];
  g_assert (id < array->len);
  return array->data + (gsize) id * ng_schema (layer)->size;
}

char *
ng_analysis_dup_text (const NgAnalysis *self, NgSpan span)
{
  return g_strndup (ng_analysis_text (self, span), ng_span_length (span));
}

gboolean
ng_token_is (const NgAnalysis *self, NgId token, const char *word)
{
  NgSpan s = ng_token (self, token)->span;
  return strlen (word) == ng_span_length (s)
         && g_ascii_strncasecmp (self->text + s.begin, word, ng_span_length (s)) == 0;
}

gboolean
ng_token_has_lemma (const NgAnalysis *self, NgId token, const char *lemma)
{
  return g_strcmp0 (ng_tag (self, token)->lemma, lemma) == 0;
}

NgId
ng_token_at (const NgAnalysis *self, guint32 offset)
{
  NgId low = 0, high = ng_n_tokens (self);
  while (low < high)
    {
      NgId middle = low + (high - low) / 2;
      if (ng_token (self, middle)->span.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

NgSpan
ng_token_range (const NgAnalysis *self, NgId first, guint32 n)
{
  g_assert (n > 0);
  return ng_span (ng_token (self, first)->span.begin, ng_token (self, first + n - 1)->span.end);
}

gboolean
ng_tag_is_below (const NgAnalysis *self, NgId token, NgId ancestor)
{
  for (NgId t = token; t != NG_NONE; t = ng_tag (self, t)->head)
    if (t == ancestor)
      return TRUE;
  return FALSE;
}

NgId
ng_tag_child (const NgAnalysis *self, NgId head, NgRel rel, NgId after)
{
  const NgSentence *s = ng_sentence (self, ng_token (self, head)->sentence);
  for (NgId t = after == NG_NONE ? s->first_token : after + 1; t < s->first_token + s->n_tokens;
       t++)
    {
      const NgTag *tag = ng_tag (self, t);
      if (tag->head == head && (rel == NG_N_RELS || tag->rel == rel))
        return t;
    }
  return NG_NONE;
}

void
ng_tag_extent (const NgAnalysis *self, NgId head, NgId *first, NgId *last)
{
  const NgSentence *s = ng_sentence (self, ng_token (self, head)->sentence);
  NgId a = head, b = head;

  for (NgId t = s->first_token; t < s->first_token + s->n_tokens; t++)
    if (ng_tag_is_below (self, t, head))
      {
        a = MIN (a, t);
        b = MAX (b, t);
      }
  *first = a;
  *last = b;
}
