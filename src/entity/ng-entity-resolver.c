/* ng-entity-resolver.c: see ng-entity-resolver.h.
 *
 * Names first, over the whole article, because a headline's short name is explained below it; then
 * posts beside names; then one walk from left to right that resolves nominals and pronouns against
 * what was seen; then the first person inside quotations.
 */
#include "entity/ng-entity-resolver.h"

#include "entity/ng-aliases.h"
#include "entity/ng-entity-awaited.h"
#include "entity/ng-entity-bodies.h"
#include "entity/ng-entity-members.h"
#include "entity/ng-entity-nominals.h"
#include "entity/ng-entity-persons.h"
#include "entity/ng-entity-places.h"
#include "entity/ng-entity-posts.h"
#include "entity/ng-entity-pronouns.h"
#include "entity/ng-entity-rank.h"
#include "entity/ng-entity-speakers.h"
#include "entity/ng-entity-traits.h"
#include "entity/ng-entity-unnamed.h"

/* Tokens before a noun in which its country is looked for. */
#define ORGAN_REACH 4u

struct _NgEntityResolver
{
  NgEntityTables tables;
  const NgNet *net;
  const NgAliases *aliases;
};

NgEntityResolver *
ng_entity_resolver_new (const NgLexicon *lexicon, const NgNet *net, const NgAliases *aliases,
                        GError **error)
{
  NgEntityTables tables;

  if (!ng_entity_tables_open (&tables, lexicon, error))
    return NULL;
  NgEntityResolver *self = g_new0 (NgEntityResolver, 1);
  self->tables = tables;
  self->net = net;
  self->aliases = aliases;
  return self;
}

void
ng_entity_resolver_free (NgEntityResolver *self)
{
  g_free (self);
}

/* The members of the coordination that @token ends, of the kind of its last one. */
static void
see_coordination (NgWork *w, NgId token, NgId entity)
{
  NgId top = token;
  NgId members[NG_SET_MAX];
  guint n = 0;
  NgKind kind = ng_work_draft (w, entity)->record.kind;

  for (guint steps = 0; steps < 8 && ng_tag (w->a, top)->head != NG_NONE; steps++)
    {
      NgRel rel = ng_tag (w->a, top)->rel;
      if (rel != NG_REL_FLAT && rel != NG_REL_COMPOUND && rel != NG_REL_APPOS)
        break;
      top = ng_tag (w->a, top)->head;
    }
  if (ng_tag (w->a, top)->rel != NG_REL_CONJ)
    return;
  NgId first = ng_tag (w->a, top)->head;
  for (NgId c = first; c != NG_NONE && c <= top && n < NG_SET_MAX;
       c = ng_tag_child (w->a, first, NG_REL_CONJ, c == first ? NG_NONE : c))
    {
      NgId e = ng_entity_of_phrase (w, c);
      if (e == NG_NONE || ng_work_draft (w, e)->record.kind != kind)
        continue;
      gboolean known = FALSE;
      for (guint i = 0; i < n; i++)
        known |= members[i] == e;
      if (!known)
        members[n++] = e;
    }
  if (n >= 2)
    ng_entity_see_set (w, first, members, n);
}

/* "China-Russia ties": two countries joined by a hyphen. */
static void
see_hyphen_pair (NgWork *w, NgId token, NgId mention, NgId entity)
{
  NgId first = ng_work_mention (w, mention)->first_token;

  if (first < 2 || !(ng_token_is (w->a, first - 1, "-") || ng_token_is (w->a, first - 1, "–")))
    return;
  NgId other = ng_work_entity_at (w, first - 2, NG_KIND_COUNTRY);
  if (other != NG_NONE && other != entity
      && ng_work_draft (w, entity)->record.kind == NG_KIND_COUNTRY)
    ng_entity_see_set (w, token, (NgId[]){ other, entity }, 2);
}

/* "X spoke with Y", "X held talks with Y": they can be "the two" behind it. */
static void
see_company (NgWork *w, NgId token, NgId entity)
{
  NgId top = ng_work_phrase_top (w, token), head = ng_tag (w->a, top)->head;

  if (head == NG_NONE || !ng_work_has_case (w, top, "with"))
    return;
  NgId verb = ng_tag (w->a, head)->upos == NG_UPOS_VERB ? head : ng_work_governor (w, head);
  NgId subject = verb == NG_NONE ? NG_NONE : ng_tag_child (w->a, verb, NG_REL_NSUBJ, NG_NONE);
  NgId other = subject == NG_NONE || subject > token ? NG_NONE : ng_entity_of_phrase (w, subject);
  if (other != NG_NONE && other != entity
      && ng_work_draft (w, other)->record.kind == ng_work_draft (w, entity)->record.kind)
    ng_entity_see_set (w, token, (NgId[]){ other, entity }, 2);
}

static void
see_name (NgWork *w, NgId token, NgId mention)
{
  NgId entity = ng_work_entity_of (w, mention), second = ng_work_second_of (w, mention);

  /* The agency in a dateline is nobody that the article speaks of. */
  if (entity == NG_NONE
      || ng_span_contains (w->a->document.dateline_agency, ng_work_mention (w, mention)->span))
    return;
  ng_entity_awaited_named (w, token, entity);
  ng_entity_see (w, token, mention, entity, FALSE);
  /* "it" behind "the Kremlin" is the Kremlin, behind "Moscow" it is Russia. */
  if (second != NG_NONE && ng_work_draft (w, entity)->record.kind != NG_KIND_ORGANISATION)
    ng_entity_see (w, token, mention, second, FALSE);
  see_coordination (w, token, entity);
  see_hyphen_pair (w, token, mention, entity);
  see_company (w, token, entity);
}

static void
see_anaphor (NgWork *w, NgId token)
{
  NgId m = w->anaphor_at[token];
  if (m != NG_NONE && ng_work_entity_of (w, m) != NG_NONE && ng_work_second_of (w, m) == NG_NONE)
    see_coordination (w, token, ng_work_entity_of (w, m));
}

/* "The Kenyan defence ministry": "its" may be its country's. */
static gboolean
is_organ (const NgWork *w, NgId token)
{
  if (ng_table_find_nocase (w->tables->generic_words, ng_work_lemma (w, token), -1) < 0)
    return FALSE;
  for (NgId t = token; t > 0 && token - t < ORGAN_REACH; t--)
    if (ng_work_kind_at (w, t - 1) == NG_KIND_COUNTRY)
      return TRUE;
  return FALSE;
}

/* A common noun that stands for nothing named: "it" may be it, and then is nobody's. */
static void
see_unnamed (NgWork *w, NgId token)
{
  const NgTag *t = ng_tag (w->a, token);

  if (t->upos != NG_UPOS_NOUN || t->rel == NG_REL_COMPOUND || t->rel == NG_REL_FLAT
      || w->phrase_at[token] != NG_NONE || is_organ (w, token))
    return;
  NgPhrase p = { .first = token, .last = token, .row = -1 };
  ng_entity_posts_read (w, &p);
  p.head = token;
  ng_entity_unnamed_see (w, &p, ng_entity_unnamed_kind (w, token), t->form == NG_FORM_S);
}

static void
walk (NgWork *w)
{
  for (NgId t = 0; t < w->n_tokens; t++)
    {
      NgId m = w->mention_at[t];
      if (m != NG_NONE)
        {
          if (ng_work_mention (w, m)->head == t)
            see_name (w, t, m);
          continue;
        }
      int row = ng_entity_pronoun_at (w, t);
      guint seen = w->seen->len + w->sets->len;
      if (row >= 0)
        ng_entity_pronoun_resolve (w, t, row);
      else
        ng_entity_nominal_resolve (w, t);
      if (row < 0 && w->seen->len + w->sets->len == seen)
        see_unnamed (w, t);
      see_anaphor (w, t);
    }
}

gboolean
ng_entity_resolver_run (const NgEntityResolver *self, NgAnalysis *analysis, GError **error)
{
  if (ng_n_tags (analysis) != ng_n_tokens (analysis))
    return TRUE; /* no tree, nothing to go by */
  g_autoptr (NgWork) work = ng_work_new (&self->tables, self->net, analysis);

  ng_entity_places_run (work);
  ng_entity_persons_run (work);
  ng_entity_bodies_run (work);
  if (self->aliases)
    ng_aliases_apply (self->aliases, work);
  ng_entity_posts_run (work);
  ng_entity_metonyms_run (work);
  ng_entity_speakers_run (work);
  walk (work);
  ng_entity_speakers_run (work);
  ng_entity_pronouns_quoted (work);
  ng_entity_unnamed_narrator (work);
  ng_entity_traits_run (work);
  ng_work_commit (work);
  ng_entity_members_run (self->tables.memberships, analysis);
  return TRUE;
}
