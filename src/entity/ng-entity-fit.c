/* ng-entity-fit.c: see ng-entity-fit.h. */
#include "entity/ng-entity-fit.h"

#include <string.h>

#include "entity/ng-entity-places.h"
#include "entity/ng-entity-posts.h"

/* What speaks for the country that the article is about. */
#define ABOUT 0.6

/* TRUE if @fits, alternatives between bars, has @value. */
static gboolean
has_alternative (const char *fits, const char *value)
{
  gsize n = strlen (value);

  for (const char *p = fits; *p;)
    {
      const char *end = strchr (p, '|');
      gsize k = end ? (gsize) (end - p) : strlen (p);
      if (k == n && strncmp (p, value, n) == 0)
        return TRUE;
      p += k + (end != NULL);
    }
  return FALSE;
}

gboolean
ng_entity_fit_post (const NgWork *w, const char *wanted, const char *post)
{
  gsize n = strlen (post), k = strlen (wanted);
  g_autofree char *first = g_strndup (post, strcspn (post, " "));

  if (strcmp (wanted, post) == 0)
    return TRUE;
  if (k >= n || strcmp (post + n - k, wanted) != 0 || post[n - k - 1] != ' ')
    return FALSE;
  return !ng_entity_has (w->tables->name_context, first, "class", "lesser")
         && !ng_entity_has (w->tables->name_context, first, "class", "former")
         && strcmp (post, "prime minister") != 0;
}

/* What descriptions may call the holder of a post instead, "" if nothing. */
static const char *
broader (const NgWork *w, const char *post)
{
  int row = ng_table_find_nocase (w->tables->posts, post, -1);
  return row < 0 ? "" : ng_table_field (w->tables->posts, row, "broader");
}

static gboolean
same_office (const NgWork *w, const char *a, const char *b)
{
  return ng_entity_fit_post (w, a, b) || ng_entity_fit_post (w, b, a)
         || strcmp (a, broader (w, b)) == 0 || strcmp (b, broader (w, a)) == 0;
}

/* A listed noun fits the posts it lists and, if it is not a post itself, posts that end with one of
 * them: an attorney general is not a general. */
static gboolean
listed_post_fits (const NgWork *w, const char *fits, const char *post, gboolean is_post)
{
  const char *last = is_post ? NULL : strrchr (post, ' '), *wide = broader (w, post);

  if (*wide && listed_post_fits (w, fits, wide, is_post))
    return TRUE;
  post = ng_entity_posts_held (post);
  return has_alternative (fits, post) || (last && has_alternative (fits, last + 1));
}

double
ng_entity_fit_service (const NgPhrase *p, const NgDraft *d)
{
  const NgEntity *e = &d->record;
  NgId wanted = p->country != NG_NONE ? p->country : p->organisation;

  if (wanted == NG_NONE)
    return 0;
  if (e->acts_for == wanted || e->post_of == wanted || d->beside == wanted)
    return 1.0;
  return e->acts_for == NG_NONE ? -0.5 : NG_RANK_REFUSED;
}

/* "The South American leader" acts for a country there. */
static double
fit_region (const NgWork *w, const NgNominal *n, NgId country)
{
  if (n->region == NULL)
    return 0;
  if (country == NG_NONE || ng_work_draft (w, country)->record.kind != NG_KIND_COUNTRY)
    return -0.5;
  return has_alternative (n->region, ng_work_draft (w, country)->record.code) ? 1.5
                                                                              : NG_RANK_REFUSED;
}

static double
fit_post (const NgWork *w, const NgNominal *n, const NgDraft *d)
{
  const char *post = d->record.post;

  if (n->counterpart)
    return 0;
  if (post == NULL && n->together)
    return -0.5; /* two who met may be "the two presidents" though nobody said so */
  if (post == NULL)
    return n->post && !*n->fits ? NG_RANK_REFUSED : *n->fits ? -0.8 : n->open ? 0.2 : -0.6;
  if (n->post
      && (same_office (w, n->post, post)
          || (d->once && n->p.former
              && same_office (w, ng_entity_posts_held (n->post), ng_entity_posts_held (post)))))
    return 1.8;
  if (n->post && *n->fits == '\0')
    return NG_RANK_REFUSED;
  if (strcmp (post, n->noun) == 0 || ng_entity_fit_post (w, n->noun, post))
    return 1.5;
  if (d->hidden)
    return NG_RANK_REFUSED; /* two unnamed people are the same by the same noun only */
  if (*n->fits == '\0')
    return n->open ? 0.1 : -0.6;
  return listed_post_fits (w, n->fits, post, n->post != NULL) ? 1.5 : NG_RANK_REFUSED;
}

NgGender
ng_entity_fit_gender (const NgWork *w, const char *noun)
{
  if (ng_entity_has (w->tables->name_words, noun, "class", "male"))
    return NG_GENDER_MALE;
  return ng_entity_has (w->tables->name_words, noun, "class", "female") ? NG_GENDER_FEMALE
                                                                        : NG_GENDER_UNKNOWN;
}

static gboolean
genders_differ (const NgWork *w, const NgNominal *n, const NgDraft *d)
{
  NgGender noun = n->noun ? ng_entity_fit_gender (w, n->noun) : NG_GENDER_UNKNOWN;
  return noun != NG_GENDER_UNKNOWN && d->gender != NG_GENDER_UNKNOWN && noun != d->gender;
}

/* Who speaks a quotation calls himself "I" in it. */
static gboolean
speaks_it (const NgWork *w, NgId entity, NgId token)
{
  guint32 quote = ng_token (w->a, token)->quote;
  return quote != NG_NONE && w->speakers[quote] == entity;
}

static double
fit_person (const NgWork *w, const NgSeen *s, gconstpointer data)
{
  const NgNominal *n = data;
  const NgDraft *d = ng_work_draft (w, s->entity);

  if (d->record.kind != NG_KIND_PERSON || s->entity == n->owner || s->token == n->p.head
      || speaks_it (w, s->entity, n->p.head) || (n->p.former && !d->former && !d->once)
      || genders_differ (w, n, d))
    return NG_RANK_REFUSED;
  double of = ng_entity_fit_service (&n->p, d), post = fit_post (w, n, d);
  double region = fit_region (w, n, d->record.acts_for);
  if (of <= NG_RANK_REFUSED || post <= NG_RANK_REFUSED || region <= NG_RANK_REFUSED)
    return NG_RANK_REFUSED;
  if (n->n == 1 && ng_entity_co_arguments (w, s->token, n->p.head))
    return NG_RANK_REFUSED;
  if (n->counterpart && of < 1)
    return NG_RANK_REFUSED;
  return of + post + region + (d->hidden ? -0.5 : 0);
}

/* "A Kenyan minister visited that nation": not Kenya. */
static gboolean
is_elsewhere (const NgWork *w, NgId candidate, const NgPhrase *p)
{
  const NgTag *t = ng_tag (w->a, candidate);
  gboolean beside = t->rel == NG_REL_AMOD || t->rel == NG_REL_COMPOUND || t->rel == NG_REL_NMOD;

  return ng_token_is (w->a, p->begin, "that") && beside
         && ng_entity_co_arguments (w, t->head, p->head);
}

static double
fit_country (const NgWork *w, const NgSeen *s, gconstpointer data)
{
  const NgNominal *n = data;
  const NgDraft *d = ng_work_draft (w, s->entity);

  if (d->record.kind != NG_KIND_COUNTRY)
    return NG_RANK_REFUSED;
  double region = fit_region (w, n, s->entity);
  if (is_elsewhere (w, s->token, &n->p))
    return NG_RANK_REFUSED;
  if ((*n->fits && !has_alternative (n->fits, d->record.code)) || region <= NG_RANK_REFUSED)
    return NG_RANK_REFUSED;
  if (n->n == 1 && ng_entity_co_arguments (w, s->token, n->p.head))
    return NG_RANK_REFUSED;
  return (*n->fits ? 1.0 : 0) + region + (ng_tag (w->a, s->token)->rel == NG_REL_AMOD ? -0.3 : 0)
         + (s->entity == n->main || (w->about && strcmp (d->record.code, w->about) == 0) ? ABOUT
                                                                                         : 0);
}

/* TRUE if one of the alternatives is a word of the name; behind "!", if none is. */
static gboolean
name_has_word (const char *fits, const char *name)
{
  if (*fits == '!')
    return !name_has_word (fits + 1, name);
  g_autofree char *folded = ng_name_fold (name, strlen (name));
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (has_alternative (fits, words[i]))
      return TRUE;
  return FALSE;
}

static double
fit_thing (const NgWork *w, const NgSeen *s, gconstpointer data)
{
  const NgNominal *n = data;
  const NgDraft *d = ng_work_draft (w, s->entity);

  if (d->record.kind != n->kind || (n->capital && !ng_entity_places_is_capital (w, s->mention)))
    return NG_RANK_REFUSED;
  gboolean area = strcmp (n->fits, "=area") == 0; /* "the region" is no city */
  if (area ? d->record.city : *n->fits && !name_has_word (n->fits, d->record.name))
    return NG_RANK_REFUSED;
  if (ng_entity_co_arguments (w, s->token, n->p.head))
    return NG_RANK_REFUSED;
  return *n->fits && *n->fits != '!' && !area ? 0.8 : -0.3;
}

NgRankFit
ng_entity_fit_of (NgKind kind)
{
  return kind == NG_KIND_PERSON ? fit_person : kind == NG_KIND_COUNTRY ? fit_country : fit_thing;
}
