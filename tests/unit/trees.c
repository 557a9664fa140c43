/* trees.c: see trees.h. */
#include "trees.h"

#include <string.h>

#include "record/ng-schema.h"

int
test_name_index (const char *const *names, const char *name)
{
  int i = ng_name_index (names, name);

  if (i < 0)
    g_error ("no such name: %s", name);
  return i;
}

NgId
test_trees_name (NgAnalysis *a, NgId token, NgKind kind)
{
  NgMention m = { .span = ng_token (a, token)->span,
                  .first_token = token,
                  .n_tokens = 1,
                  .head = token,
                  .kind = kind,
                  .form = NG_MENTION_NAME,
                  .score = 1,
                  .origin = "test" };

  return ng_analysis_append (a, NG_LAYER_MENTION, &m);
}

NgId
test_trees_entity (NgAnalysis *a, NgKind kind, const char *name, const char *iri)
{
  NgEntity e = { .kind = kind,
                 .name = ng_analysis_string (a, name),
                 .iri = ng_analysis_string (a, iri),
                 .acts_for = NG_NONE,
                 .post_of = NG_NONE,
                 .accredited_to = NG_NONE,
                 .contained_in = NG_NONE,
                 .score = 1,
                 .origin = "test" };

  return ng_analysis_append (a, NG_LAYER_ENTITY, &e);
}

void
test_trees_refer (NgAnalysis *a, NgId mention, NgId entity)
{
  NgReference r = { .mention = mention, .entity = entity, .score = 1, .origin = "test" };

  ng_analysis_append (a, NG_LAYER_REFERENCE, &r);
}

static void
append_token (NgAnalysis *a, const char *spec, NgId sentence, NgId first, guint32 *at,
              TestTreesField take)
{
  g_auto (GStrv) f = g_strsplit (spec, "/", -1);
  guint32 length = (guint32) strlen (f[0]);
  int head = (int) g_ascii_strtoll (f[4], NULL, 10);
  NgToken token = { .span = ng_span (*at, *at + length), .sentence = sentence, .quote = NG_NONE };
  NgTag tag = { (NgUpos) test_name_index (ng_upos_names, f[2]),
                ng_analysis_string (a, g_strdelimit (f[1], "_", ' ')),
                (NgInflection) test_name_index (ng_inflection_names, f[3]),
                head ? first + (NgId) head - 1 : NG_NONE,
                (NgRel) test_name_index (ng_rel_names, f[5]),
                1 };
  NgId id = ng_analysis_append (a, NG_LAYER_TOKEN, &token);

  ng_analysis_append (a, NG_LAYER_TAG, &tag);
  if (f[6])
    take (a, id, g_strdelimit (f[0], "_", ' '), f[6]);
  *at += length + 1;
}

static NgAnalysis *
read_text (char **rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; rows[i]; i++)
    if (strcmp (rows[i], "|") != 0)
      g_string_append_printf (text, "%s%.*s", text->len ? " " : "", (int) strcspn (rows[i], "/"),
                              rows[i]);
  g_strdelimit (text->str, "_", ' ');
  NgAnalysis *a = ng_analysis_new (text->str, text->len);
  ng_analysis_append (a, NG_LAYER_BLOCK,
                      &(NgBlock){ ng_span (0, (guint32) text->len), NG_BLOCK_PARAGRAPH });
  return a;
}

NgAnalysis *
test_trees_read (const char *spec, TestTreesField take)
{
  g_auto (GStrv) rows = g_strsplit (spec, " ", -1);
  NgAnalysis *a = read_text (rows);
  guint32 at = 0;
  NgId first = 0, sentence = 0;

  for (guint i = 0;; i++)
    if (rows[i] == NULL || strcmp (rows[i], "|") == 0)
      {
        NgId n = ng_n_tokens (a) - first;
        NgSentence s = { ng_token_range (a, first, n), 0, first, n };
        ng_analysis_append (a, NG_LAYER_SENTENCE, &s);
        first += n;
        sentence++;
        if (rows[i] == NULL)
          return a;
      }
    else
      append_token (a, rows[i], sentence, first, &at, take);
}
