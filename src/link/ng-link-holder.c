/* ng-link-holder.c: see ng-link-holder.h.
 *
 * A base has the offices of heads as names of all their holders ("president of Russia"); the day
 * of the article chooses.  On the day of a handover there are two, and no link.
 */
#include "link/ng-link-holder.h"

#include <string.h>

/* The country of @code among the entities of the article. */
static const NgEntity *
find_country (const NgLinkContext *c, const char *code)
{
  for (guint i = 0; i < c->countries->len; i++)
    {
      const NgEntity *e = ng_entity (c->a, g_array_index (c->countries, NgId, i));
      if (e->code && strcmp (e->code, code) == 0)
        return e;
    }
  return NULL;
}

static gboolean
is_small (const char *word)
{
  static const char *const small[] = { "the", "of", "'s", "’s", "'", "’", NULL };
  return g_strv_contains (small, word);
}

/* Splits the words of a mention into the office, in lower case, and one country. */
static const NgEntity *
read_mention (const NgLinkContext *c, const NgMention *m, GString *post)
{
  const NgEntity *country = NULL;

  g_string_truncate (post, 0);
  for (NgId t = m->first_token; t < m->first_token + m->n_tokens; t++)
    {
      const char *code = c->country_codes[t];
      g_autofree char *text = ng_analysis_dup_text (c->a, ng_token (c->a, t)->span);
      g_autofree char *word = g_utf8_strdown (text, -1);
      if (code && country && strcmp (country->code, code) != 0)
        return NULL;
      if (code && !country && !(country = find_country (c, code)))
        return NULL;
      if (code || is_small (word))
        continue;
      g_string_append_printf (post, "%s%s", post->len > 0 ? " " : "", word);
    }
  return post->len > 0 ? country : NULL;
}

static gboolean
holds (const NgKbEntry *entry, const char *post, const char *code, NgDay day)
{
  for (guint i = 0; i < entry->n_offices; i++)
    {
      const NgKbOffice *o = &entry->offices[i];
      if (strcmp (o->post, post) == 0 && strcmp (o->country, code) == 0 && o->from != NG_NO_DAY
          && o->from <= day && (o->to == NG_NO_DAY || day <= o->to))
        return TRUE;
    }
  return FALSE;
}

/* TRUE if one person, and no other, held the office on that day. */
static gboolean
find_holder (const NgKb *kb, const char *post, const NgEntity *country, NgDay day, NgKbEntry *entry)
{
  g_autofree char *name = g_strdup_printf ("%s of %s", post, country->name);
  NgKbCandidate c[NG_KB_MAX_CANDIDATES];
  guint n = ng_kb_find (kb, name, strlen (name), c), n_holders = 0;
  NgKbEntry other;

  for (guint i = 0; i < n; i++)
    if (ng_kb_get (kb, c[i].index, &other) && other.type == NG_KB_PERSON
        && holds (&other, post, country->code, day) && n_holders++ == 0)
      *entry = other;
  return n_holders == 1;
}

gboolean
ng_link_holder (const NgKb *kb, const NgLinkContext *context, NgId id, NgKbEntry *entry)
{
  const NgEntity *e = ng_entity (context->a, id);
  g_autoptr (GString) post = g_string_new (NULL);

  if (e->kind != NG_KIND_GROUP || context->day == NG_NO_DAY)
    return FALSE;
  for (NgId i = context->first[id]; i != NG_NONE; i = context->next[i])
    {
      const NgMention *m = ng_mention (context->a, ng_reference (context->a, i)->mention);
      const NgEntity *country = read_mention (context, m, post);
      if (country && find_holder (kb, post->str, country, context->day, entry))
        return TRUE;
    }
  return FALSE;
}
