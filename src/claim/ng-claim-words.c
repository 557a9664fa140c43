/* ng-claim-words.c: see ng-claim-words.h. */
#include "claim/ng-claim-words.h"

#include <string.h>

#include "base/ng-error.h"
#include "record/ng-schema.h"

struct _NgClaimWords
{
  GArray *cues;      /* NgCueWord in file order */
  GHashTable *first; /* first word of the lemma → GArray of indices into cues */
  GHashTable *uses;  /* "use lemma" → value */
  const NgTable *posts;
  GStringChunk *strings;
};

static const char *const class_names[] = { "verb", "noun", "adj", "prep", NULL };
static const char *const strength_names[] = { "strong", "plain", "weak", "owned", "opening", NULL };
static const char *const frame_names[]
    = { "clause", "quote", "inf", "object", "predicate", "object+inf", "object+", "source", NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (frame_names) == NG_N_FRAMES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (class_names) == NG_N_CUE_CLASSES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (strength_names) == NG_N_STRENGTHS + 1);

static gboolean
bad_field (GError **error, const char *table, const char *key, const char *column,
           const char *value)
{
  g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s.tsv: \"%s\": \"%s\" is no %s", table, key, value,
               column);
  return FALSE;
}

/* "clause object+as" → bits and " as " */
static gboolean
read_frames (NgClaimWords *self, NgCueWord *out, const char *text, GError **error)
{
  g_auto (GStrv) names = g_strsplit (text, " ", -1);
  g_autoptr (GString) phrases = g_string_new (" ");

  for (guint i = 0; names[i]; i++)
    {
      int frame = ng_name_index (frame_names, names[i]);
      if (frame < 0 && g_str_has_prefix (names[i], "object+"))
        {
          frame = NG_FRAME_OBJECT_PHRASE;
          g_string_append_printf (phrases, "%s ", names[i] + strlen ("object+"));
        }
      if (frame < 0)
        return bad_field (error, "cues", out->lemma, "frame", names[i]);
      out->frames |= 1u << frame;
    }
  out->phrases = g_string_chunk_insert_const (self->strings, phrases->str);
  return TRUE;
}

/* The field's place among @names; empty fields are the first. */
static gboolean
read_enum (const NgTable *table, guint row, const char *column, const char *const *names, int *out,
           GError **error)
{
  const char *text = ng_table_field (table, row, column);

  *out = *text ? ng_name_index (names, text) : 0;
  return *out >= 0 || bad_field (error, "cues", ng_table_get (table, row, 0), column, text);
}

static gboolean
read_cue (NgClaimWords *self, const NgTable *table, guint row, GError **error)
{
  const char *lemma = ng_table_get (table, row, 0);
  const char *blank = strchr (lemma, ' ');
  g_autofree char *first = blank ? g_strndup (lemma, (gsize) (blank - lemma)) : g_strdup (lemma);
  g_autofree char *origin = g_strdup_printf ("cues.tsv:%s", lemma);
  NgCueWord cue = { .lemma = lemma, .rest = blank ? blank + 1 : "" };
  int pos, act, certainty, polarity, strength;
  GArray *rows;

  if (!read_enum (table, row, "pos", class_names, &pos, error)
      || !read_enum (table, row, "act", ng_speech_act_names, &act, error)
      || !read_enum (table, row, "certainty", ng_certainty_names, &certainty, error)
      || !read_enum (table, row, "polarity", ng_polarity_names, &polarity, error)
      || !read_enum (table, row, "strength", strength_names, &strength, error)
      || !read_frames (self, &cue, ng_table_field (table, row, "frames"), error))
    return FALSE;
  cue.pos = (NgCueClass) pos;
  cue.act = (NgSpeechAct) act;
  cue.certainty = (NgCertainty) certainty;
  cue.polarity = (NgPolarity) polarity;
  cue.strength = (NgCueStrength) strength;
  cue.to = ng_table_field (table, row, "to");
  cue.origin = g_string_chunk_insert_const (self->strings, origin);

  rows = g_hash_table_lookup (self->first, first);
  if (rows == NULL)
    {
      rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->first, g_string_chunk_insert_const (self->strings, first), rows);
    }
  g_array_append_val (rows, self->cues->len);
  g_array_append_val (self->cues, cue);
  return TRUE;
}

static gboolean
read_cues (NgClaimWords *self, const NgLexicon *lexicon, GError **error)
{
  const NgTable *table = ng_lexicon_table (lexicon, "cues", error, "lemma", "pos", "frames", "to",
                                           "act", "certainty", "polarity", "strength", NULL);

  if (table == NULL)
    return FALSE;
  for (guint row = 0; row < ng_table_n_rows (table); row++)
    if (!read_cue (self, table, row, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_uses (NgClaimWords *self, const NgLexicon *lexicon, GError **error)
{
  const NgTable *table
      = ng_lexicon_table (lexicon, "claim-words", error, "lemma", "use", "value", NULL);

  if (table == NULL)
    return FALSE;
  for (guint row = 0; row < ng_table_n_rows (table); row++)
    {
      const char *lemma = ng_table_get (table, row, 0), *use = ng_table_get (table, row, 1);
      const char *value = ng_table_get (table, row, 2);
      g_autofree char *key = g_strdup_printf ("%s %s", use, lemma);

      if (strcmp (use, "hedge") == 0 && ng_name_index (ng_certainty_names, value) < 0)
        return bad_field (error, "claim-words", lemma, "certainty", value);
      if ((strcmp (use, "kind") == 0 || strcmp (use, "near") == 0)
          && ng_name_index (ng_source_kind_names, value) < 0)
        return bad_field (error, "claim-words", lemma, "kind of source", value);
      g_hash_table_insert (self->uses, g_string_chunk_insert_const (self->strings, key),
                           (gpointer) value);
    }
  return TRUE;
}

NgClaimWords *
ng_claim_words_new (const NgLexicon *lexicon, GError **error)
{
  g_autoptr (NgClaimWords) self = g_new0 (NgClaimWords, 1);

  self->cues = g_array_new (FALSE, FALSE, sizeof (NgCueWord));
  self->first
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  self->uses = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_string_chunk_new (4096);
  self->posts = ng_lexicon_table (lexicon, "posts", error, "title", "post", NULL);
  if (self->posts == NULL || !read_cues (self, lexicon, error) || !read_uses (self, lexicon, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_claim_words_free (NgClaimWords *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->cues);
  g_hash_table_unref (self->first);
  g_hash_table_unref (self->uses);
  g_string_chunk_free (self->strings);
  g_free (self);
}

const NgCueWord *
ng_claim_words_cue (const NgClaimWords *self, const char *word, guint i)
{
  const GArray *rows = g_hash_table_lookup (self->first, word);

  if (rows == NULL || i >= rows->len)
    return NULL;
  return &g_array_index (self->cues, NgCueWord, g_array_index (rows, guint, i));
}

const char *
ng_claim_words_use (const NgClaimWords *self, const char *use, const char *lemma)
{
  char key[64];

  if (g_snprintf (key, sizeof key, "%s %s", use, lemma) >= (int) sizeof key)
    return NULL;
  return g_hash_table_lookup (self->uses, key);
}

NgCertainty
ng_claim_words_hedge (const NgClaimWords *self, const char *lemma)
{
  const char *value = ng_claim_words_use (self, "hedge", lemma);
  int i = value ? ng_name_index (ng_certainty_names, value) : -1;
  return i < 0 ? NG_CERTAINTY_CERTAIN : (NgCertainty) i;
}

NgSourceKind
ng_claim_words_source_kind (const NgClaimWords *self, const char *use, const char *lemma)
{
  const char *value = ng_claim_words_use (self, use, lemma);
  return value ? (NgSourceKind) ng_name_index (ng_source_kind_names, value) : NG_SOURCE_NONE;
}

const char *
ng_claim_words_post (const NgClaimWords *self, const NgWord *words, guint n)
{
  guint k = 0;
  int row = ng_table_find_phrase (self->posts, words, n, TRUE, &k);
  const char *post;

  if (row < 0 || k != n)
    return NULL;
  post = ng_table_field (self->posts, (guint) row, "post");
  return *post ? post : NULL;
}
