/* ng-layers.c: see ng-layers.h. */
#include "pipeline/ng-layers.h"

#include <string.h>

#include "base/ng-text.h"
#include "net/ng-decode.h"
#include "record/ng-dump.h"
#include "record/ng-schema.h"

/* Columns wider than this are not padded: one long string must not push all others away. */
#define MAX_PADDED_WIDTH 40u

static void
widen (GArray *widths, guint column, const char *cell)
{
  guint n = (guint) g_utf8_strlen (cell, -1);
  if (column >= widths->len)
    g_array_set_size (widths, column + 1);
  if (n <= MAX_PADDED_WIDTH)
    g_array_index (widths, guint, column) = MAX (g_array_index (widths, guint, column), n);
}

static void
put_padded (GString *out, const char *cell, guint width)
{
  guint n = (guint) g_utf8_strlen (cell, -1);
  g_string_append (out, cell);
  for (guint i = n; i < width + 2; i++)
    g_string_append_c (out, ' ');
}

/* A field "name=value" of a dump line without its name. */
static const char *
cell_value (const char *field, gboolean first)
{
  const char *equals = strchr (field, '=');
  return first || *field == '#' || !equals ? field : equals + 1;
}

static void
put_header (NgLayer layer, const GArray *widths, GString *out)
{
  const NgSchema *s = ng_schema (layer);
  put_padded (out, s->name, g_array_index (widths, guint, 0));
  for (guint i = 0; i < s->n_fields; i++)
    put_padded (out, s->fields[i].name, g_array_index (widths, guint, i + 1));
  g_string_append (out, "text\n");
}

static void
measure (GStrv lines, NgLayer layer, GArray *widths)
{
  const NgSchema *s = ng_schema (layer);
  widen (widths, 0, s->name);
  for (guint i = 0; i < s->n_fields; i++)
    widen (widths, i + 1, s->fields[i].name);
  for (guint l = 0; lines[l] && *lines[l]; l++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[l], "\t", -1);
      for (guint c = 0; cells[c]; c++)
        widen (widths, c, cell_value (cells[c], c == 0));
    }
}

static void
put_row (const char *line, const GArray *widths, GString *out)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  for (guint c = 0; cells[c]; c++)
    {
      const char *value = cell_value (cells[c], c == 0);
      if (*value == '#')
        g_string_append (out, value + 2);
      else
        put_padded (out, value, g_array_index (widths, guint, c));
    }
  g_string_append_c (out, '\n');
}

void
ng_layers_table (const NgAnalysis *analysis, NgLayer layer, GString *out)
{
  g_autoptr (GString) dump = g_string_new (NULL);
  g_autoptr (GArray) widths = g_array_new (FALSE, TRUE, sizeof (guint));

  ng_dump_layer (analysis, layer, dump);
  g_auto (GStrv) lines = g_strsplit (dump->str, "\n", -1);
  measure (lines, layer, widths);
  put_header (layer, widths, out);
  for (guint l = 0; lines[l] && *lines[l]; l++)
    put_row (lines[l], widths, out);
}

/* ---- CoNLL-U ---- */

static void
put_text_line (const NgAnalysis *a, NgSpan span, GString *out)
{
  g_autofree char *text = ng_analysis_dup_text (a, span);
  g_strdelimit (text, "\n\t", ' ');
  g_string_append_printf (out, "# text = %s\n", text);
}

/* What form alone says in the terms of Universal Dependencies. */
static const char *
features (const NgTag *tag)
{
  gboolean noun = tag->upos == NG_UPOS_NOUN;
  gboolean verb = tag->upos == NG_UPOS_VERB || tag->upos == NG_UPOS_AUX;

  if (noun && tag->form == NG_FORM_BASE)
    return "Number=Sing";
  if (noun && tag->form == NG_FORM_S)
    return "Number=Plur";
  if (verb && tag->form == NG_FORM_S)
    return "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";
  if (verb && tag->form == NG_FORM_PAST)
    return "Tense=Past";
  if (verb && tag->form == NG_FORM_PART)
    return "Tense=Past|VerbForm=Part";
  if (verb && tag->form == NG_FORM_ING)
    return "VerbForm=Ger";
  return "_";
}

static void
put_word (const NgAnalysis *a, NgId token, guint number, NgId first, const char *misc, GString *out)
{
  const NgToken *t = ng_token (a, token);
  const NgTag *tag = ng_tag (a, token);
  guint head = tag->head == NG_NONE ? 0 : tag->head - first + 1;
  gboolean glued = !(t->flags & NG_TOKEN_SPACE_AFTER);
  const char *bar = glued && *misc ? "|" : "";

  g_string_append_printf (out, "%u\t%.*s\t%s\t%s\t_\t%s\t%u\t%s\t_\t%s%s%s\n", number,
                          (int) ng_span_length (t->span), ng_analysis_text (a, t->span), tag->lemma,
                          ng_upos_names[tag->upos], features (tag), head, ng_rel_names[tag->rel],
                          glued ? "SpaceAfter=No" : "", bar, glued || *misc ? misc : "_");
}

static void
put_sentence (const NgAnalysis *a, NgId id, GString *const *misc, GString *out)
{
  const NgSentence *s = ng_sentence (a, id);

  if (id == 0 || ng_sentence (a, id - 1)->block != s->block)
    g_string_append_printf (out, "# newpar = %s %u\n", ng_block_names[ng_block (a, s->block)->kind],
                            s->block);
  g_string_append_printf (out, "# sent_id = %u\n", id + 1);
  put_text_line (a, s->span, out);
  for (guint i = 0; i < s->n_tokens; i++)
    put_word (a, s->first_token + i, i + 1, s->first_token, misc[s->first_token + i]->str, out);
  g_string_append_c (out, '\n');
}

/* Best labels of one BIO head for every word, decoded sentence by sentence. */
static guint *
decode_head (const NgAnalysis *a, const NgNet *net, NgHead head)
{
  guint n = ng_n_tokens (a), k = ng_net_n_labels (net, head);
  guint *labels = g_new0 (guint, n + 1);
  g_autofree float *scores = g_new (float, (gsize) n *k + 1);
  g_autofree const char **names = g_new (const char *, k);

  for (guint i = 0; i < k; i++)
    names[i] = ng_net_label (net, head, i);
  ng_net_linear (net, head, a->vectors, n, scores);
  for (NgId s = 0; s < ng_n_sentences (a); s++)
    {
      const NgSentence *sentence = ng_sentence (a, s);
      gsize first = sentence->first_token;
      ng_decode_bio (scores + first * k, sentence->n_tokens, k, names, labels + first, NULL);
    }
  return labels;
}

static void
add_misc (GString *misc, const char *key, const char *value)
{
  g_string_append_printf (misc, "%s%s=%s", misc->len ? "|" : "", key, value);
}

/* What the heads that label words say of each. */
static void
add_labels (const NgAnalysis *a, const NgNet *net, GString *const *misc)
{
  static const struct
  {
    NgHead head;
    const char *name;
  } shown[] = {
    { NG_HEAD_NER, "Ner" }, { NG_HEAD_CUE, "Cue" }, { NG_HEAD_EVT, "Evt" }, { NG_HEAD_MTY, "Mty" }
  };

  for (guint h = 0; h < G_N_ELEMENTS (shown); h++)
    {
      g_autofree guint *labels = decode_head (a, net, shown[h].head);
      for (NgId i = 0; i < ng_n_tokens (a); i++)
        add_misc (misc[i], shown[h].name, ng_net_label (net, shown[h].head, labels[i]));
    }
}

/* The PLOVER class of a sentence, at its first word: what its words say, by how much each counts.
 */
static void
add_classes (const NgAnalysis *a, const NgNet *net, GString *const *misc)
{
  guint n = ng_n_tokens (a), k = ng_net_n_labels (net, NG_HEAD_PLV);
  g_autofree float *scores = g_new (float, (gsize) n *k + 1);

  ng_net_linear (net, NG_HEAD_PLV, a->vectors, n, scores);
  for (NgId i = 0; i < ng_n_sentences (a); i++)
    {
      const NgSentence *s = ng_sentence (a, i);
      const float *row = scores + (gsize) s->first_token * k;
      g_autofree float *weight = g_new (float, s->n_tokens), *sums = g_new0 (float, k);
      guint best = 0;
      for (guint w = 0; w < s->n_tokens; w++)
        weight[w] = row[(gsize) w * k + k - 1];
      ng_decode_softmax (weight, s->n_tokens);
      for (guint w = 0; w < s->n_tokens; w++)
        for (guint c = 0; c + 1 < k; c++)
          sums[c] += weight[w] * row[(gsize) w * k + c];
      ng_decode_softmax (sums, k - 1);
      for (guint c = 1; c + 1 < k; c++)
        if (ng_score (sums[c]) > ng_score (sums[best]))
          best = c;
      add_misc (misc[s->first_token], "Plv", ng_net_label (net, NG_HEAD_PLV, best));
    }
}

/* "Pred=yes|Args=ARG0:1-2,ARG1:4-9" at each predicate; words are counted in the sentence. */
static void
add_roles (const NgAnalysis *a, GString *const *misc)
{
  for (NgId p = 0, r = 0; p < ng_n_predicates (a); p++)
    {
      NgId token = ng_predicate (a, p)->token;
      NgId before = ng_sentence (a, ng_token (a, token)->sentence)->first_token - 1;
      g_autoptr (GString) roles = g_string_new (NULL);
      for (; r < ng_n_arguments (a) && ng_argument (a, r)->predicate == p; r++)
        {
          const NgArgument *arg = ng_argument (a, r);
          g_string_append_printf (roles, "%s%s:%u-%u", roles->len ? "," : "",
                                  ng_arg_names[arg->arg], arg->first_token - before,
                                  arg->first_token + arg->n_tokens - 1 - before);
        }
      add_misc (misc[token], "Pred", "yes");
      if (roles->len)
        add_misc (misc[token], "Args", roles->str);
    }
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
put_trees (const NgAnalysis *a, const NgNet *net, gboolean labels, GString *out)
{
  g_autoptr (GPtrArray) misc = g_ptr_array_new_with_free_func (free_string);

  for (NgId i = 0; i < ng_n_tokens (a); i++)
    g_ptr_array_add (misc, g_string_new (NULL));
  add_roles (a, (GString **) misc->pdata);
  if (labels)
    {
      add_labels (a, net, (GString **) misc->pdata);
      add_classes (a, net, (GString **) misc->pdata);
    }
  for (NgId i = 0; i < ng_n_sentences (a); i++)
    put_sentence (a, i, (GString **) misc->pdata, out);
}

NgStage
ng_layers_stage (const char *name)
{
  NgLayer layer = ng_layer_from_name (name);

  if (strcmp (name, "all") == 0)
    return NG_STAGE_LAST;
  if (strcmp (name, "syntax") == 0 || strcmp (name, "heads") == 0)
    return NG_STAGE_SYNTAX;
  return layer == NG_N_LAYERS ? NG_N_STAGES : ng_extractor_stage_of (layer);
}

void
ng_layers_put (const NgAnalysis *analysis, const NgNet *net, const char *name, GString *out)
{
  if (strcmp (name, "all") == 0)
    ng_dump_analysis (analysis, out);
  else if (strcmp (name, "syntax") == 0)
    put_trees (analysis, net, FALSE, out);
  else if (strcmp (name, "heads") == 0)
    put_trees (analysis, net, TRUE, out);
  else
    ng_layers_table (analysis, ng_layer_from_name (name), out);
}
