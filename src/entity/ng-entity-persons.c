/* ng-entity-persons.c: see ng-entity-persons.h.
 *
 * Full names make the persons, longest first; a single word then goes to the person whose name ends
 * (else begins) with it: of several, to the one named last.  Persons are indexed by every word of
 * their names, so the cost is linear in the mentions times the bearers of one word, and the
 * logarithm of their names.
 */
#include "entity/ng-entity-persons.h"

#include <string.h>

#include "base/ng-ids.h"
#include "base/ng-text.h"

/* Distinct full names up to which words spelled otherwise are looked for (all pairs). */
#define MAX_SIMILAR_FORMS 400u

/* Score of a single word from which it is a person though nothing else says so. */
#define SURE_SINGLE 0.5
/* Tokens from a name back to the words that say it is another one. */
#define OTHER_REACH 5u
/* Times in a row that a surname alone was said of somebody, after which a relative needs to be
 * named beside it. */
#define LEAST_USUAL 1u

typedef struct Form
{
  NgName *name;
  struct Form *other; /* "X, known as Y": X for Y and Y for X, NULL */
  GArray *mentions;   /* NgId in text order */
  NgId person;        /* draft, NG_NONE for single words before they are placed */
  gboolean kin;       /* introduced as a relative: "his wife, X" */
  NgId usual;         /* of a single word: whom it was said of last, times in a row */
  guint n_usual;
} Form;

/* Where one person is named. */
typedef struct
{
  GArray *full;      /* of guint32: begins of full names, ascending */
  guint32 single;    /* begin of the last single word that was placed, else G_MAXUINT32 */
  GHashTable *first; /* block → first token of the first mention in it, + 1; look-up only */
} Places;

typedef struct
{
  NgWork *work;
  GHashTable *places;  /* person → Places; look-up only */
  GPtrArray *forms;    /* Form, longest first */
  GHashTable *by_key;  /* name key → Form; look-up only */
  GHashTable *by_word; /* word → GPtrArray of Form with a person; look-up only */
} Persons;

static void
form_free (Form *self)
{
  ng_name_free (self->name);
  g_array_unref (self->mentions);
  g_free (self);
}

static void
collect (Persons *self)
{
  NgWork *w = self->work;

  for (guint i = 0; i < w->order->len; i++)
    {
      NgId id = g_array_index (w->order, NgId, i);
      const NgMention *m = ng_work_mention (w, id);
      if (m->kind != NG_KIND_PERSON || m->form != NG_MENTION_NAME)
        continue;
      g_autoptr (NgName) name = ng_name_new (
          w->tables->name_words, ng_analysis_text (w->a, m->span), ng_span_length (m->span));
      if (name == NULL)
        continue;
      Form *form = g_hash_table_lookup (self->by_key, name->key);
      if (form == NULL)
        {
          form = g_new0 (Form, 1);
          form->name = g_steal_pointer (&name);
          form->mentions = g_array_new (FALSE, FALSE, sizeof (NgId));
          form->person = form->usual = NG_NONE;
          g_ptr_array_add (self->forms, form);
          g_hash_table_insert (self->by_key, form->name->key, form);
        }
      g_array_append_val (form->mentions, id);
    }
}

/* The token behind which the words begin that say that the name at @at is another one: "also known
 * as"; NG_NONE. */
static NgId
other_name_words (const NgWork *w, NgId at)
{
  NgId t = at;

  if (t < 2 || !ng_token_is (w->a, t - 1, "as"))
    return NG_NONE;
  for (t -= 2; t > 0 && at - t < OTHER_REACH && !ng_work_is_context (w, t, "othername");)
    t--;
  if (!ng_work_is_context (w, t, "othername"))
    return NG_NONE;
  while (t > 0 && at - t < OTHER_REACH && ng_tag (w->a, t - 1)->upos == NG_UPOS_ADV)
    t--;
  if (t > 1 && ng_tag (w->a, t - 1)->upos == NG_UPOS_AUX && ng_token_is (w->a, t - 2, "who"))
    t--;
  if (t > 0 && ng_token_is (w->a, t - 1, "who"))
    t--;
  if (t > 0 && ng_token_is (w->a, t - 1, ","))
    t--;
  return t > 0 && ng_work_sentence (w, t - 1) == ng_work_sentence (w, at) ? t - 1 : NG_NONE;
}

/* The mention whose bearer has the name at @at too: "X, better known as Y", "X, a singer who
 * performs as Y"; NG_NONE. */
static NgId
before_other_name (const NgWork *w, NgId at)
{
  NgId t = other_name_words (w, at);

  if (t != NG_NONE && w->mention_at[t] == NG_NONE && ng_tag (w->a, t)->rel == NG_REL_APPOS)
    t = ng_tag (w->a, t)->head;
  return t == NG_NONE ? NG_NONE : w->mention_at[t];
}

static Form *
form_of_mention (const Persons *self, NgId id)
{
  const NgWork *w = self->work;
  const NgMention *m = ng_work_mention (w, id);
  g_autoptr (NgName) name = ng_name_new (w->tables->name_words, ng_analysis_text (w->a, m->span),
                                         ng_span_length (m->span));
  return name ? g_hash_table_lookup (self->by_key, name->key) : NULL;
}

/* "X, known as Y" is one person. */
static void
pair_other_names (Persons *self)
{
  const NgWork *w = self->work;

  for (guint i = 0; i < self->forms->len; i++)
    {
      Form *form = self->forms->pdata[i];
      for (guint k = 0; form->other == NULL && k < form->mentions->len; k++)
        {
          NgId m = g_array_index (form->mentions, NgId, k);
          NgId before = before_other_name (w, ng_work_mention (w, m)->first_token);
          Form *other = before == NG_NONE ? NULL : form_of_mention (self, before);
          if (other == NULL || other == form || other->other)
            continue;
          form->other = other;
          other->other = form;
        }
    }
}

static gboolean
is_headline (const NgWork *w, const Form *form)
{
  for (guint i = 0; i < form->mentions->len; i++)
    {
      const NgMention *m = ng_work_mention (w, g_array_index (form->mentions, NgId, i));
      NgId block = ng_work_block (w, m->head);
      if (ng_block (w->a, block)->kind != NG_BLOCK_HEADLINE)
        return FALSE;
    }
  return TRUE;
}

/* The last word is none of the name: "Jane Doe Hammers Bank". */
static void
cut_last_word (NgWork *w, NgMention *m)
{
  m->n_tokens--;
  w->mention_at[m->first_token + m->n_tokens] = NG_NONE;
  m->span = ng_token_range (w->a, m->first_token, m->n_tokens);
  if (m->head >= m->first_token + m->n_tokens)
    m->head = m->first_token + m->n_tokens - 1;
}

/* A headline in capitals runs on where the body ends the name. */
static void
cut_headlines (Persons *self)
{
  for (guint i = 0; i < self->forms->len; i++)
    {
      Form *form = self->forms->pdata[i];
      const char *space = strrchr (form->name->key, ' ');
      if (form->name->n < 3 || !is_headline (self->work, form))
        continue;
      g_autofree char *shorter = g_strndup (form->name->key, space - form->name->key);
      Form *body = g_hash_table_lookup (self->by_key, shorter);
      if (body == NULL || is_headline (self->work, body))
        continue;
      for (guint k = 0; k < form->mentions->len; k++)
        cut_last_word (self->work,
                       ng_work_mention (self->work, g_array_index (form->mentions, NgId, k)));
      g_array_prepend_vals (body->mentions, form->mentions->data, form->mentions->len);
      g_array_set_size (form->mentions, 0);
    }
  for (guint i = self->forms->len; i > 0; i--)
    {
      Form *form = self->forms->pdata[i - 1];
      if (form->mentions->len > 0)
        continue;
      g_hash_table_remove (self->by_key, form->name->key);
      g_ptr_array_remove_index (self->forms, i - 1);
    }
}

static gint
longer_first (gconstpointer a, gconstpointer b)
{
  const Form *x = *(Form *const *) a, *y = *(Form *const *) b;
  NgId mx = g_array_index (x->mentions, NgId, 0), my = g_array_index (y->mentions, NgId, 0);

  if (x->name->n != y->name->n)
    return x->name->n > y->name->n ? -1 : 1;
  return mx < my ? -1 : mx > my;
}

/* The row of the alias table for a mention's words as written, -1. */
static int
find_alias (const NgWork *w, const char *text)
{
  const NgTable *t = w->tables->aliases;
  int row = ng_table_find (t, text, -1);
  return row >= 0 ? row : ng_table_find_nocase (t, text, -1);
}

static void
index_form (Persons *self, Form *form)
{
  for (guint i = 0; i < form->name->n; i++)
    {
      GPtrArray *list = g_hash_table_lookup (self->by_word, form->name->words[i]);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->by_word, form->name->words[i], list);
        }
      if (list->len == 0 || list->pdata[list->len - 1] != form)
        g_ptr_array_add (list, form);
    }
}

static gboolean
same_alias (const Persons *self, const Form *a, const Form *b)
{
  const NgWork *w = self->work;
  g_autofree char *x = ng_work_dup_mention (w, g_array_index (a->mentions, NgId, 0));
  g_autofree char *y = ng_work_dup_mention (w, g_array_index (b->mentions, NgId, 0));
  int rx = find_alias (w, x), ry = find_alias (w, y);

  return rx >= 0 && ry >= 0
         && strcmp (ng_table_field (w->tables->aliases, rx, "iri"),
                    ng_table_field (w->tables->aliases, ry, "iri"))
                == 0;
}

/* The best earlier full form that @form (two words or more) is a form of; NULL if none. */
static Form *
find_longer (const Persons *self, const Form *form)
{
  NgNameFit best = NG_NAME_SIMILAR;
  Form *found = NULL;

  for (guint i = 0; i < form->name->n; i++)
    {
      GPtrArray *list = g_hash_table_lookup (self->by_word, form->name->words[i]);
      for (guint k = 0; list && k < list->len; k++)
        {
          NgNameFit fit = ng_name_fit (form->name, ((Form *) list->pdata[k])->name);
          if (fit <= NG_NAME_SIMILAR && same_alias (self, form, list->pdata[k]))
            fit = NG_NAME_INNER;
          if (fit > best)
            {
              best = fit;
              found = list->pdata[k];
            }
        }
    }
  for (guint i = 0; !found && self->forms->len <= MAX_SIMILAR_FORMS && i < self->forms->len; i++)
    {
      Form *other = self->forms->pdata[i];
      if (other == form)
        break;
      if (other->person != NG_NONE
          && (ng_name_fit (form->name, other->name) == NG_NAME_SIMILAR
              || same_alias (self, form, other)))
        found = other;
    }
  return found;
}

/* A name that is written in capitals is shown with capital initials. */
static char *
display_name (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean lower = FALSE, start = TRUE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    lower |= g_unichar_islower (g_utf8_get_char (p));
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isspace (c))
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else
        g_string_append_unichar (out, lower || start ? c : g_unichar_tolower (c));
      start = !g_unichar_isalpha (c);
    }
  return g_string_free (out, FALSE);
}

/* The spelling to show: the first mention that is not all capitals. */
static char *
best_spelling (const Persons *self, const Form *form)
{
  for (guint i = 0; i < form->mentions->len; i++)
    {
      g_autofree char *text
          = ng_work_dup_mention (self->work, g_array_index (form->mentions, NgId, i));
      g_autofree char *shown = display_name (text);
      g_autofree char *lower = g_utf8_strdown (text, -1), *upper = g_utf8_strup (text, -1);
      if (i + 1 == form->mentions->len || (strcmp (text, upper) != 0 && strcmp (text, lower) != 0))
        return g_steal_pointer (&shown);
    }
  g_assert_not_reached ();
}

static void
make_person (Persons *self, Form *form)
{
  g_autofree char *name = best_spelling (self, form);
  double score = ng_work_mention (self->work, g_array_index (form->mentions, NgId, 0))->score;
  form->person = ng_work_add_draft (self->work, NG_KIND_PERSON, name, score, "rule:name");
}

static void
place_full_names (Persons *self)
{
  for (guint i = 0; i < self->forms->len; i++)
    {
      Form *form = self->forms->pdata[i];
      if (form->name->n < 2)
        continue;
      Form *longer = find_longer (self, form);
      if (longer == NULL && form->other && form->other->person != NG_NONE)
        longer = form->other;
      if (longer)
        form->person = longer->person;
      else
        make_person (self, form);
      index_form (self, form);
      for (guint k = 0; k < form->mentions->len; k++)
        ng_work_refer (self->work, g_array_index (form->mentions, NgId, k), form->person,
                       longer ? 0.9 : 1, longer ? "rule:short-name" : "rule:name");
    }
}

/* Title words before a name tell the gender of its bearer. */
static NgGender
title_gender (const NgWork *w, const NgMention *m)
{
  if (m->first_token == 0)
    return NG_GENDER_UNKNOWN;
  NgSpan s = ng_token (w->a, m->first_token - 1)->span;
  g_autofree char *word = ng_name_fold (ng_analysis_text (w->a, s), ng_span_length (s));
  if (ng_entity_has (w->tables->name_words, word, "class", "male"))
    return NG_GENDER_MALE;
  return ng_entity_has (w->tables->name_words, word, "class", "female") ? NG_GENDER_FEMALE
                                                                        : NG_GENDER_UNKNOWN;
}

static NgGender
table_gender (const NgWork *w, const char *name, gssize length)
{
  const NgTable *t = w->tables->given_names;
  int row = ng_table_find_nocase (t, name, length);

  if (row < 0)
    return NG_GENDER_UNKNOWN;
  char g = *ng_table_field (t, row, "gender");
  return g == 'm' ? NG_GENDER_MALE : g == 'f' ? NG_GENDER_FEMALE : NG_GENDER_UNKNOWN;
}

static NgGender
given_name_gender (const NgWork *w, const char *name)
{
  const char *end = strpbrk (name, " -");
  return end ? table_gender (w, name, end - name) : NG_GENDER_UNKNOWN;
}

static void
set_genders (Persons *self)
{
  NgWork *w = self->work;

  for (guint i = 0; i < self->forms->len; i++)
    {
      const Form *form = self->forms->pdata[i];
      for (guint k = 0; form->person != NG_NONE && k < form->mentions->len; k++)
        {
          NgDraft *d = ng_work_draft (w, form->person);
          NgGender g
              = title_gender (w, ng_work_mention (w, g_array_index (form->mentions, NgId, k)));
          if (g == NG_GENDER_UNKNOWN && d->gender == NG_GENDER_UNKNOWN && k == 0)
            g = given_name_gender (w, d->record.name);
          if (g != NG_GENDER_UNKNOWN)
            d->gender = g;
          /* A first name alone may be a surname too: it counts as a pronoun did. */
          else if (d->called == NG_GENDER_UNKNOWN)
            d->called = table_gender (w, d->record.name, -1);
        }
    }
}

/* Single-word mentions of all forms in text order. */
static GArray *
single_mentions (Persons *self, GHashTable *form_of)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (NgId));
  NgWork *w = self->work;

  for (guint i = 0; i < self->forms->len; i++)
    {
      Form *form = self->forms->pdata[i];
      for (guint k = 0; form->name->n == 1 && k < form->mentions->len; k++)
        g_hash_table_insert (form_of, GUINT_TO_POINTER (g_array_index (form->mentions, NgId, k)),
                             form);
    }
  for (guint i = 0; i < w->order->len; i++)
    {
      NgId id = g_array_index (w->order, NgId, i);
      if (g_hash_table_contains (form_of, GUINT_TO_POINTER (id)))
        g_array_append_val (out, id);
    }
  return out;
}

static void
places_free (gpointer data)
{
  Places *self = data;
  g_array_unref (self->full);
  g_hash_table_unref (self->first);
  g_free (self);
}

static Places *
places_of (const Persons *self, NgId person)
{
  Places *p = g_hash_table_lookup (self->places, GUINT_TO_POINTER (person));

  if (p == NULL)
    {
      p = g_new (Places, 1);
      p->full = g_array_new (FALSE, FALSE, sizeof (guint32));
      p->single = G_MAXUINT32;
      p->first = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->places, GUINT_TO_POINTER (person), p);
    }
  return p;
}

/* Notes that the person is named by @mention. */
static void
note_block (const Persons *self, NgId person, NgId mention)
{
  GHashTable *first = places_of (self, person)->first;
  NgId token = ng_work_mention (self->work, mention)->first_token;
  gpointer block = GUINT_TO_POINTER (ng_work_block (self->work, token));
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (first, block));

  if (known == 0 || token + 1 < known)
    g_hash_table_insert (first, block, GUINT_TO_POINTER (token + 1));
}

static gint
compare_begins (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return (x > y) - (x < y);
}

/* Notes where persons are named in full. */
static void
find_places (Persons *self)
{
  const NgWork *w = self->work;
  GHashTableIter iter;
  gpointer places;

  for (guint i = 0; i < w->references->len; i++)
    {
      const NgReference *r = &g_array_index (w->references, NgReference, i);
      g_array_append_val (places_of (self, r->entity)->full,
                          ng_work_mention (w, r->mention)->span.begin);
      note_block (self, r->entity, r->mention);
    }
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &places))
    g_array_sort (((Places *) places)->full, compare_begins);
}

/* Distance in the text from @mention to the nearest place where @person is named so far; what
 * follows counts as farther than all that precedes.  Single words are placed in text order. */
static guint64
distance (const Persons *self, NgId mention, NgId person)
{
  const Places *p = places_of (self, person);
  guint32 at = ng_work_mention (self->work, mention)->span.begin;
  guint n = ng_ids_count_up_to (p->full, at);
  guint64 before = n > 0 ? at - g_array_index (p->full, guint32, n - 1) : G_MAXUINT64;

  if (p->single <= at)
    before = MIN (before, at - p->single);
  if (before == G_MAXUINT64 && n < p->full->len)
    return (guint64) G_MAXUINT32 + g_array_index (p->full, guint32, n) - at;
  return before;
}

/* TRUE if the paragraph of the mention names the person before it. */
static gboolean
is_named_in_block (const Persons *self, NgId mention, NgId person)
{
  NgId token = ng_work_mention (self->work, mention)->first_token;
  gpointer block = GUINT_TO_POINTER (ng_work_block (self->work, token));
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (places_of (self, person)->first, block));

  return first > 0 && first - 1 < token;
}

/* "Clinton" goes on to be whom it was before, though a relative was named since; but not in a
 * paragraph that names the relative alone. */
static NgId
keep_usual (const Persons *self, Form *form, NgId mention, NgId nearest)
{
  NgId usual = form->usual;

  if (nearest != usual && form->n_usual >= LEAST_USUAL
      && title_gender (self->work, ng_work_mention (self->work, mention)) == NG_GENDER_UNKNOWN
      && (!is_named_in_block (self, mention, nearest) || is_named_in_block (self, mention, usual)))
    return usual;
  form->n_usual = nearest == usual ? form->n_usual + 1 : 1;
  form->usual = nearest;
  return nearest;
}

static gboolean
is_royal (const NgWork *w, NgId mention)
{
  NgId first = ng_work_mention (w, mention)->first_token;

  if (first == 0 || ng_work_sentence (w, first - 1) != ng_work_sentence (w, first))
    return FALSE;
  NgSpan s = ng_token (w->a, first - 1)->span;
  g_autofree char *word = ng_name_fold (ng_analysis_text (w->a, s), ng_span_length (s));
  return ng_entity_has (w->tables->name_words, word, "class", "royal");
}

/* "King Salman" is no son of Salman's, and "Prince Karim" no minister Karim Obi. */
static gboolean
may_reign (const NgWork *w, const Form *form, const Form *other)
{
  if (strcmp (form->name->words[0], other->name->words[0]) != 0)
    return FALSE;
  for (guint i = 0; i < other->mentions->len; i++)
    if (is_royal (w, g_array_index (other->mentions, NgId, i)))
      return TRUE;
  return FALSE;
}

static NgId
choose_bearer (Persons *self, const Form *form, NgId mention)
{
  NgWork *w = self->work;
  GPtrArray *list = g_hash_table_lookup (self->by_word, form->name->words[0]);
  NgGender gender = title_gender (w, ng_work_mention (w, mention));
  NgNameFit best_fit = NG_NAME_SIMILAR;
  NgId best = NG_NONE;
  gboolean royal = is_royal (w, mention), all_kin = TRUE,
           is_given = table_gender (w, form->name->words[0], -1) != NG_GENDER_UNKNOWN;

  for (guint i = 0; list && i < list->len; i++)
    all_kin &= ((const Form *) list->pdata[i])->kin;
  for (guint i = 0; list && i < list->len; i++)
    {
      const Form *other = list->pdata[i];
      NgNameFit fit = ng_name_fit (form->name, other->name);
      if ((royal && !may_reign (w, form, other))
          || (other->kin && !all_kin && gender == NG_GENDER_UNKNOWN)
          || (fit == NG_NAME_MIDDLE && is_given))
        continue;
      NgGender g = ng_work_draft (w, other->person)->gender;
      if (other->name->n < 2 || fit < best_fit || fit <= NG_NAME_SIMILAR || other->person == best
          || (gender != NG_GENDER_UNKNOWN && g != NG_GENDER_UNKNOWN && g != gender))
        continue;
      if (fit > best_fit || best == NG_NONE
          || distance (self, mention, other->person) < distance (self, mention, best))
        best = other->person;
      best_fit = fit;
    }
  return best;
}

/* TRUE if the mention stands behind a relative's noun: "his wife, X". */
static gboolean
is_relative (const NgWork *w, const NgMention *m)
{
  NgId t = m->first_token;

  if (t >= 2 && ng_token_is (w->a, t - 1, ","))
    t--;
  return t >= 1 && w->mention_at[t - 1] == NG_NONE
         && ng_work_sentence (w, t - 1) == ng_work_sentence (w, m->first_token)
         && ng_entity_has (w->tables->name_words, ng_work_lemma (w, t - 1), "class", "kin");
}

/* TRUE if only quotations have the name: somebody's friend, or words of a title. */
static gboolean
is_only_quoted (const NgWork *w, const Form *form)
{
  for (guint i = 0; i < form->mentions->len; i++)
    if (ng_token (w->a, ng_work_mention (w, g_array_index (form->mentions, NgId, i))->first_token)
            ->quote
        == NG_NONE)
      return FALSE;
  return TRUE;
}

/* Relatives of somebody of the same name are not who is meant by the name alone, nor who is named
 * by somebody else. */
static void
mark_relatives (Persons *self)
{
  for (guint i = 0; i < self->forms->len; i++)
    {
      Form *form = self->forms->pdata[i];
      form->kin = is_only_quoted (self->work, form);
      for (guint k = 0; k < form->mentions->len; k++)
        form->kin |= is_relative (
            self->work, ng_work_mention (self->work, g_array_index (form->mentions, NgId, k)));
    }
  for (guint i = 0; i < self->forms->len; i++) /* "his wife, Ada … Ada Obi" */
    {
      Form *form = self->forms->pdata[i];
      const Form *given = g_hash_table_lookup (self->by_key, form->name->words[0]);
      form->kin |= given && given->kin;
    }
}

/* "Zelenskiy" where the article has "Zelensky" only. */
static NgId
similar_bearer (const Persons *self, const Form *form)
{
  for (guint i = 0; self->forms->len <= MAX_SIMILAR_FORMS && i < self->forms->len; i++)
    {
      const Form *other = self->forms->pdata[i];
      if (other != form && other->person != NG_NONE
          && (ng_name_fit (form->name, other->name) == NG_NAME_SIMILAR
              || same_alias (self, form, other)))
        return other->person;
    }
  return NG_NONE;
}

/* A person behind a title or another name, or who says something. */
static gboolean
is_introduced (const NgWork *w, const NgMention *m)
{
  const NgTag *t = ng_tag (w->a, m->head);

  if (t->rel == NG_REL_NSUBJ && t->head != NG_NONE && ng_work_is_reporting (w, t->head))
    return TRUE;
  if (m->first_token == 0)
    return FALSE;
  NgId before = m->first_token - 1;
  NgSpan s = ng_token (w->a, before)->span;
  g_autofree char *word = g_strndup (ng_analysis_text (w->a, s), ng_span_length (s));
  if (w->mention_at[before] == NG_NONE && ng_tag (w->a, before)->upos == NG_UPOS_PROPN)
    return TRUE;
  return ng_table_find_nocase (w->tables->posts, word, -1) >= 0;
}

/* A single word that the finder took for a person with doubt, and that nothing else supports. */
static gboolean
is_doubtful (const Persons *self, const Form *form)
{
  const NgWork *w = self->work;
  g_autofree char *text = ng_work_dup_mention (w, g_array_index (form->mentions, NgId, 0));

  if (form->name->words[0][0] == '\0' || form->name->words[0][1] == '\0')
    return TRUE; /* "R" of a party */
  if (ng_table_find_nocase (w->tables->given_names, text, -1) >= 0 || find_alias (w, text) >= 0)
    return FALSE;
  for (guint i = 0; i < form->mentions->len; i++)
    {
      const NgMention *m = ng_work_mention (w, g_array_index (form->mentions, NgId, i));
      if (m->score >= SURE_SINGLE || is_introduced (w, m))
        return FALSE;
    }
  return TRUE;
}

static void
place_single_names (Persons *self)
{
  g_autoptr (GHashTable) form_of = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) mentions = single_mentions (self, form_of);

  for (guint i = 0; i < mentions->len; i++)
    {
      NgId id = g_array_index (mentions, NgId, i);
      Form *form = g_hash_table_lookup (form_of, GUINT_TO_POINTER (id));
      NgId person = choose_bearer (self, form, id);
      gboolean placed = person != NG_NONE;
      if (placed)
        person = keep_usual (self, form, id, person);
      if (form->other && form->other->person != NG_NONE)
        {
          person = form->other->person;
          placed = TRUE;
        }
      if (!placed && form->person == NG_NONE)
        form->person = similar_bearer (self, form);
      if (!placed && form->person == NG_NONE)
        {
          if (is_doubtful (self, form))
            continue;
          make_person (self, form);
        }
      person = placed ? person : form->person;
      ng_work_refer (self->work, id, person, placed ? 0.95 : 0.8,
                     placed ? "rule:short-name" : "rule:name");
      places_of (self, person)->single = ng_work_mention (self->work, id)->span.begin;
      note_block (self, person, id);
    }
}

/* The alias of "Pope Francis", where the name is "Francis". */
static int
titled_alias (const Persons *self, NgId person)
{
  const NgWork *w = self->work;

  for (guint i = 0; i < w->references->len; i++)
    {
      const NgReference *r = &g_array_index (w->references, NgReference, i);
      const NgMention *m = ng_work_mention (w, r->mention);
      if (r->entity != person || m->first_token == 0)
        continue;
      NgSpan s = ng_token_range (w->a, m->first_token - 1, m->n_tokens + 1);
      g_autofree char *text = ng_analysis_dup_text (w->a, s);
      int row = find_alias (w, text);
      if (row >= 0)
        return row;
    }
  return -1;
}

/* The name and IRI of a person from the alias table, else from a name of two words or more. */
static void
identify (Persons *self)
{
  NgWork *w = self->work;

  for (NgId i = 0; i < w->drafts->len; i++)
    {
      NgEntity *e = &ng_work_draft (w, i)->record;
      if (e->kind != NG_KIND_PERSON)
        continue;
      int row = find_alias (w, e->name);
      g_autofree char *slug = ng_slug (e->name, -1);
      if (row < 0 && !strchr (e->name, ' '))
        row = titled_alias (self, i);
      if (row >= 0)
        {
          e->iri = ng_analysis_string (w->a, ng_table_field (w->tables->aliases, row, "iri"));
          e->name = ng_analysis_string (w->a, ng_table_field (w->tables->aliases, row, "name"));
          e->origin = "aliases.tsv";
        }
      else if (strchr (e->name, ' ') && *slug)
        e->iri = ng_analysis_printf (w->a, "person/%s", slug);
    }
}

void
ng_entity_persons_run (NgWork *work)
{
  Persons self = { .work = work };

  self.forms = g_ptr_array_new_with_free_func ((GDestroyNotify) form_free);
  self.by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self.by_word
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self.places = g_hash_table_new_full (NULL, NULL, NULL, places_free);
  collect (&self);
  cut_headlines (&self);
  pair_other_names (&self);
  mark_relatives (&self);
  g_ptr_array_sort (self.forms, longer_first);
  place_full_names (&self);
  set_genders (&self);
  find_places (&self);
  place_single_names (&self);
  set_genders (&self);
  identify (&self);
  g_hash_table_unref (self.places);
  g_hash_table_unref (self.by_word);
  g_hash_table_unref (self.by_key);
  g_ptr_array_unref (self.forms);
}
