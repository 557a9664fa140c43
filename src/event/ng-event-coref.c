/* ng-event-coref.c: see ng-event-coref.h. */
#include "event/ng-event-coref.h"

#include <math.h>
#include <string.h>

#include "base/ng-text.h"
#include "event/ng-event-clause.h"

/* Events that are looked back over: keeps the cost linear in the document. */
#define MAX_BACK 200

/* Sentences after a headline. */
#define LEAD 3

/* Least weight of two mentions of one happening. */
#define LINKED 3

/* Least likeness of other words for what the headline says. */
#define ALIKE 0.8f

static gboolean
has_role (const NgDraft *d, NgId entity)
{
  for (guint i = 0; i < d->roles->len; i++)
    if (g_array_index (d->roles, NgDraftRole, i).entity == entity)
      return TRUE;
  return FALSE;
}

static guint
shared_participants (const NgDraft *x, const NgDraft *y)
{
  guint n = 0;
  for (guint i = 0; i < x->roles->len; i++)
    n += has_role (y, g_array_index (x->roles, NgDraftRole, i).entity);
  return n;
}

/* All of the smaller set are in the larger one. */
static gboolean
participants_fit (const NgDraft *x, const NgDraft *y)
{
  guint least = MIN (x->roles->len, y->roles->len);
  return least > 0 && shared_participants (x, y) >= least;
}

static gboolean
times_conflict (const NgDraft *x, const NgDraft *y)
{
  if (x->event.time == NG_NONE || y->event.time == NG_NONE)
    return FALSE;
  if (x->event.last != NG_NO_DAY && y->event.first != NG_NO_DAY && x->event.last < y->event.first)
    return TRUE;
  return y->event.last != NG_NO_DAY && x->event.first != NG_NO_DAY
         && y->event.last < x->event.first;
}

/* What has happened is not what lies ahead. */
static gboolean
tenses_conflict (const NgDraft *x, const NgDraft *y)
{
  return (x->event.tense == NG_TENSE_FUTURE && y->event.tense == NG_TENSE_PAST)
         || (x->event.tense == NG_TENSE_PAST && y->event.tense == NG_TENSE_FUTURE);
}

static gboolean
is_within (const NgScene *scene, NgId inner, NgId outer)
{
  return ng_scene_kind (scene, inner) == NG_KIND_PLACE
         && ng_entity (scene->analysis, inner)->contained_in == outer;
}

/* Of "met" and "talks" one article tells of many, with other participants; of "visited" and
 * "supports" of some. */
static int
recurs (const NgDraft *d)
{
  if (d->kind == NG_TRIGGER_SYMMETRIC)
    return 4;
  return 2
         * (d->kind == NG_TRIGGER_SPEECH || d->kind == NG_TRIGGER_OWN
            || d->event.plover == NG_PLOVER_CONSULT || d->event.plover == NG_PLOVER_SUPPORT
            || d->event.plover == NG_PLOVER_COOPERATE);
}

/* The country that a place is in, or is; NG_NONE: not known. */
static NgId
country_of (const NgScene *scene, NgId place)
{
  return ng_scene_kind (scene, place) == NG_KIND_COUNTRY
             ? place
             : ng_entity (scene->analysis, place)->contained_in;
}

/* Of what happens once, one text names a street and a town, which no table tells to be one. */
static gboolean
places_conflict (const NgScene *scene, const NgDraft *x, const NgDraft *y)
{
  NgId p = x->event.place, q = y->event.place;

  if (p == NG_NONE || q == NG_NONE || p == q || is_within (scene, p, q) || is_within (scene, q, p))
    return FALSE;
  if (recurs (x) || recurs (y))
    return TRUE;
  return country_of (scene, p) != NG_NONE && country_of (scene, q) != NG_NONE
         && country_of (scene, p) != country_of (scene, q);
}

static gboolean
is_plural (const NgScene *scene, const NgDraft *d)
{
  return d->noun && ng_tag (scene->analysis, d->event.trigger)->form == NG_FORM_S
         && !ng_event_words_in_family (scene->words, d->event.lemma, "meet");
}

/* "another meeting", "the previous talks", "five rounds", "met again" */
static gboolean
is_set_apart (const NgScene *scene, const NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;

  for (NgId c = ng_tag_child (a, d->event.trigger, NG_N_RELS, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, d->event.trigger, NG_N_RELS, c))
    if ((d->noun && ng_tag (a, c)->rel == NG_REL_NUMMOD)
        || ng_event_words_in_group (scene->words, "more", 4, ng_tag (a, c)->lemma))
      return TRUE;
  return FALSE;
}

/* A noun that points back: "the talks", "the move", "his trip". */
static gboolean
points_back (const NgScene *scene, const NgDraft *d)
{
  return d->noun && ng_clause_is_definite (scene->analysis, d->event.trigger);
}

/* The word for the object of a verb; NULL if it has none or one that takes part. */
static const char *
object_word (const NgScene *scene, const NgDraft *d)
{
  NgId object = ng_clause_object (scene->words, scene->analysis, d->event.trigger);
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (NgId));

  if (object == NG_NONE)
    return NULL;
  ng_scene_entities (scene, object, entities);
  for (guint i = 0; i < entities->len; i++)
    if (has_role (d, g_array_index (entities, NgId, i)))
      return NULL;
  return ng_tag (scene->analysis, object)->lemma;
}

/* The first LEAD sentences behind a headline tell the same again. */
static gboolean
retells (const NgScene *scene, const NgDraft *old, const NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  NgId from = ng_token (a, old->event.trigger)->sentence,
       to = ng_token (a, d->event.trigger)->sentence;

  return ng_block (a, ng_sentence (a, from)->block)->kind == NG_BLOCK_HEADLINE && to > from
         && to <= from + LEAD;
}

static gboolean
needs_object (const NgDraft *d)
{
  return !d->noun && (d->event.plover == NG_PLOVER_NONE || d->kind == NG_TRIGGER_SPEECH);
}

/* An aim of no class ("to enforce order") may be told of by anyone. */
static gboolean
are_aims (const NgDraft *x, const NgDraft *y)
{
  return needs_object (x) && needs_object (y) && shared_participants (x, y) < 2
         && x->event.tense == NG_TENSE_UNTENSED && y->event.tense == NG_TENSE_UNTENSED;
}

/* "the meetings" are not "the meeting". */
static gboolean
differs_in_number (const NgScene *scene, const NgDraft *x, const NgDraft *y)
{
  const NgAnalysis *a = scene->analysis;

  return x->noun && y->noun && strcmp (x->event.lemma, y->event.lemma) == 0
         && (ng_tag (a, x->event.trigger)->form == NG_FORM_S)
                != (ng_tag (a, y->event.trigger)->form == NG_FORM_S);
}

/* "Horton", not "a mother of twelve": who is told from others by a name. */
static gboolean
is_named (const NgScene *scene, NgId entity)
{
  return !ng_scene_is_pending (scene, entity)
         && ng_text_is_capitalised (ng_entity (scene->analysis, entity)->name,
                                    (gssize) strlen (ng_entity (scene->analysis, entity)->name));
}

/* Each names somebody in this role, and nobody whom the other names. */
static gboolean
role_conflicts (const NgScene *scene, const NgDraft *x, const NgDraft *y, NgRoleKind role)
{
  guint named[2] = { 0, 0 };

  for (guint i = 0; i < x->roles->len; i++)
    {
      const NgDraftRole *r = &g_array_index (x->roles, NgDraftRole, i);
      if (r->role != role || !is_named (scene, r->entity))
        continue;
      if (has_role (y, r->entity))
        return FALSE;
      named[0]++;
    }
  for (guint i = 0; i < y->roles->len; i++)
    {
      const NgDraftRole *r = &g_array_index (y->roles, NgDraftRole, i);
      named[1] += r->role == role && is_named (scene, r->entity);
    }
  return named[0] > 0 && named[1] > 0;
}

/* "attacked the minister in a speech", "the raid": one word family, two classes. */
static gboolean
classes_conflict (const NgDraft *x, const NgDraft *y)
{
  return x->event.plover != y->event.plover && x->event.plover != NG_PLOVER_NONE
         && y->event.plover != NG_PLOVER_NONE;
}

/* "killed 12" and "killed 3" are two. */
static gboolean
numbers_conflict (const NgDraft *x, const NgDraft *y)
{
  return x->event.affected > 0 && y->event.affected > 0 && x->event.affected != y->event.affected;
}

/* "shot and killed": what "and" joins is two things told, unless the word is the same. */
static gboolean
are_coordinated (const NgScene *scene, const NgDraft *old, const NgDraft *d)
{
  const NgTag *x = ng_tag (scene->analysis, old->event.trigger);
  const NgTag *y = ng_tag (scene->analysis, d->event.trigger);

  return y->rel == NG_REL_CONJ && strcmp (x->lemma, y->lemma) != 0
         && (y->head == old->event.trigger || (x->rel == NG_REL_CONJ && x->head == y->head));
}

/* TRUE if a verb says that somebody died who has no name. */
static gboolean
is_unnamed_death (const NgScene *scene, const NgDraft *d)
{
  return !d->noun && d->roles->len > 0
         && ng_event_words_in_family (scene->words, d->event.lemma, "die")
         && !is_named (scene, g_array_index (d->roles, NgDraftRole, 0).entity);
}

/* "The blast killed 44", "a worker died": another death, if nobody is in both. */
static gboolean
deaths_conflict (const NgScene *scene, const NgDraft *x, const NgDraft *y)
{
  return is_unnamed_death (scene, x) != is_unnamed_death (scene, y) && x->roles->len > 0
         && y->roles->len > 0 && shared_participants (x, y) == 0;
}

/* Nothing that one of them says is false of the other. */
static gboolean
may_be_one (const NgScene *scene, const NgDraft *old, const NgDraft *d)
{
  return !old->drop && old->event.polarity == d->event.polarity && !tenses_conflict (old, d)
         && !classes_conflict (old, d) && !numbers_conflict (old, d) && !times_conflict (old, d)
         && !places_conflict (scene, old, d) && !deaths_conflict (scene, old, d)
         && !are_coordinated (scene, old, d)
         && is_set_apart (scene, d) == is_set_apart (scene, old);
}

/* Cosine of what the network makes of the two words where they stand. */
static float
likeness (const NgScene *scene, const NgDraft *x, const NgDraft *y)
{
  gsize width = ng_net_width (scene->net);
  const float *v = scene->analysis->vectors + x->event.trigger * width,
              *w = scene->analysis->vectors + y->event.trigger * width;
  double vw = 0, vv = 0, ww = 0;

  for (gsize i = 0; i < width; i++)
    {
      vw += (double) v[i] * w[i];
      vv += (double) v[i] * v[i];
      ww += (double) w[i] * w[i];
    }
  return vv > 0 && ww > 0 ? ng_score (vw / sqrt (vv * ww)) : 0;
}

/* "released a patch" under "rushes a fix": other words, but the body says the headline again. */
static gboolean
sounds_like (const NgScene *scene, const NgDraft *old, const NgDraft *d)
{
  return scene->analysis->vectors && retells (scene, old, d) && shared_participants (old, d) > 0
         && likeness (scene, old, d) >= ALIKE;
}

/* "the talks", without a word on who talks. */
static gboolean
is_bare_pointer (const NgScene *scene, const NgDraft *d)
{
  return d->roles->len == 0 && points_back (scene, d);
}

/* One article rarely tells of two attacks, or deaths, by the same word without telling them apart.
 */
static gboolean
happens_once (const NgScene *scene, const NgDraft *d)
{
  NgPlover class = d->event.plover;

  return class == NG_PLOVER_ASSAULT || class == NG_PLOVER_COERCE || class == NG_PLOVER_PROTEST
         || ng_event_words_in_group (scene->words, "once", 4, d->event.lemma);
}

/* "a victory", "an attack" */
static gboolean
is_indefinite (const NgScene *scene, const NgDraft *d)
{
  NgId det = ng_tag_child (scene->analysis, d->event.trigger, NG_REL_DET, NG_NONE);

  return d->noun && det != NG_NONE
         && (ng_token_is (scene->analysis, det, "a") || ng_token_is (scene->analysis, det, "an"));
}

/* Told as done, not as what is done now and then. */
static gboolean
are_told (const NgDraft *old, const NgDraft *d)
{
  return !old->noun && !d->noun && old->event.tense == NG_TENSE_PAST
         && d->event.tense == NG_TENSE_PAST;
}

static gboolean
in_one_sentence (const NgScene *scene, const NgDraft *x, const NgDraft *y)
{
  return ng_token (scene->analysis, x->event.trigger)->sentence
         == ng_token (scene->analysis, y->event.trigger)->sentence;
}

/* Two words of one family: in one sentence they mostly tell two happenings ("shot and wounded"),
 * and after a noun a verb tells something new more often than it repeats it. */
static int
count_kinship (const NgScene *scene, const NgDraft *old, const NgDraft *d, gboolean recurring)
{
  if (in_one_sentence (scene, old, d))
    return recurring;
  if (recurring)
    return 2;
  return old->noun && !d->noun ? 1 : 3;
}

static int
count_words (const NgScene *scene, const NgDraft *old, const NgDraft *d, gboolean recurring)
{
  if (strcmp (old->event.lemma, d->event.lemma) == 0)
    return 2 + !recurring + (happens_once (scene, d) || are_told (old, d))
           + retells (scene, old, d);
  if (ng_event_words_are_akin (scene->words, old->event.lemma, d->event.lemma)
      || sounds_like (scene, old, d))
    return count_kinship (scene, old, d, recurring);
  return -1;
}

/* Who is named may be named in two ways; of what happens often, two names are two happenings. */
static int
count_participants (const NgScene *scene, const NgDraft *old, const NgDraft *d, gboolean often)
{
  int n = participants_fit (old, d) ? 2 : shared_participants (old, d) > 0 ? 1 : 0;
  int conflicts = role_conflicts (scene, old, d, NG_ROLE_INITIATOR)
                  + role_conflicts (scene, old, d, NG_ROLE_RECIPIENT);

  return n - (1 + often) * conflicts;
}

/* "found a way", "urged the youth": a verb of no class, or of speech, is told by its object more
 * than by who does it. */
static int
compare_objects (const NgScene *scene, const NgDraft *old, const NgDraft *d, gboolean recurring)
{
  const char *x = object_word (scene, old), *y = object_word (scene, d);

  if (x == NULL || y == NULL)
    return 0;
  if (strcmp (x, y) == 0)
    return 1;
  return recurring && needs_object (old) && needs_object (d) ? -3 : -1;
}

static gboolean
same_scene (const NgDraft *old, const NgDraft *d)
{
  return (old->event.place != NG_NONE && old->event.place == d->event.place)
         || (old->event.time != NG_NONE && d->event.time != NG_NONE
             && old->event.first == d->event.first && old->event.last == d->event.last);
}

/* "the talks", without a word on who talks, differ in nothing; else who does not say who takes
 * part, or says one for several, may tell of another. */
static int
count_against (const NgScene *scene, const NgDraft *old, const NgDraft *d, int recurring)
{
  int n = 2 * are_aims (old, d) + differs_in_number (scene, old, d)
          + (is_indefinite (scene, d) && !retells (scene, old, d));

  if (is_bare_pointer (scene, d))
    return n;
  n += (d->roles->len == 0)
       + (recurring ? 1 : 2) * (is_plural (scene, d) != is_plural (scene, old));
  return participants_fit (old, d) ? n : n + recurring;
}

/* "prices have increased", "firms raised prices": verbs of what happens often, by nobody who is in
 * both. */
static gboolean
is_loose (const NgScene *scene, const NgDraft *old, const NgDraft *d)
{
  return !old->noun && !d->noun && !happens_once (scene, d) && !retells (scene, old, d)
         && shared_participants (old, d) == 0;
}

/* What speaks for one happening, less what speaks against it.  Weights set on ECB+, topics 1 to 30,
 * where of two mentions of one word nine in ten are one, and on articles about diplomacy, where
 * much recurs. */
static int
weigh (const NgScene *scene, const NgDraft *old, const NgDraft *d)
{
  int recurring = MAX (recurs (old), recurs (d));
  gboolean often = recurring > 0 || is_loose (scene, old, d);
  int n = count_words (scene, old, d, often);

  if (n < 0 || !may_be_one (scene, old, d))
    return -1;
  n += count_participants (scene, old, d, often) + compare_objects (scene, old, d, often);
  n += retells (scene, old, d) + 2 * points_back (scene, d) + same_scene (old, d);
  return n - count_against (scene, old, d, recurring);
}

/* "The move" and its like take any political event before them; "the moves" tell of several. */
static gboolean
is_anaphor (const NgScene *scene, const NgDraft *d)
{
  return points_back (scene, d) && !is_plural (scene, d)
         && ng_event_words_in_family (scene->words, d->event.lemma, "anaphor");
}

static gboolean
anaphor_fits (const NgDraft *old, const NgDraft *d)
{
  return !old->drop && !old->noun && old->roles->len > 0 && old->event.plover != NG_PLOVER_NONE
         && old->event.plover != NG_PLOVER_CONSULT
         && (d->roles->len == 0 || participants_fit (old, d));
}

/* "met X to discuss Y", "discussed Y in a meeting": one clause, one happening. */
static NgId
same_clause (const NgScene *scene, const NgDraft *d)
{
  const NgTag *t = ng_tag (scene->analysis, d->event.trigger);
  NgId up = t->head == NG_NONE ? NG_NONE : scene->draft_at[t->head];
  const NgDraft *old;

  if (up == NG_NONE || (t->rel != NG_REL_ADVCL && t->rel != NG_REL_XCOMP && t->rel != NG_REL_OBL))
    return NG_NONE;
  old = ng_scene_draft (scene, up);
  if (old->drop || old->event.trigger > d->event.trigger || old->kind != NG_TRIGGER_SYMMETRIC
      || d->kind != NG_TRIGGER_SYMMETRIC || is_set_apart (scene, d)
      || !ng_event_words_are_akin (scene->words, old->event.lemma, d->event.lemma))
    return NG_NONE;
  return up;
}

static const NgDraft *
first_of (const NgScene *scene, const NgDraft *d)
{
  return d->event.same_as == NG_NONE ? d : ng_scene_draft (scene, d->event.same_as);
}

/* The mention before it that it fits best, the nearest of them. */
static NgId
find_antecedent (const NgScene *scene, guint at)
{
  const NgDraft *d = ng_scene_draft (scene, at);
  guint oldest = at > MAX_BACK ? at - MAX_BACK : 0;
  NgId best = same_clause (scene, d);
  int most = LINKED - 1;

  if (best != NG_NONE)
    return best;
  for (guint i = at; i > oldest; i--)
    {
      const NgDraft *old = ng_scene_draft (scene, i - 1);
      int n = weigh (scene, old, d);
      if (is_anaphor (scene, d) && anaphor_fits (old, d))
        return i - 1;
      if (n > most && may_be_one (scene, first_of (scene, old), d))
        {
          best = i - 1;
          most = n;
        }
    }
  return best;
}

/* One happening has one set of participants: a role that this mention leaves out is filled. */
static void
inherit_roles (NgDraft *d, const NgDraft *old)
{
  gboolean has[NG_N_ROLES];

  for (guint r = 0; r < NG_N_ROLES; r++)
    has[r] = ng_draft_count (d, (NgRoleKind) r) > 0;
  for (guint i = 0; i < old->roles->len; i++)
    {
      NgDraftRole r = g_array_index (old->roles, NgDraftRole, i);
      if (!has_role (d, r.entity) && (!has[r.role] || d->kind == NG_TRIGGER_SYMMETRIC))
        ng_draft_add_role (d, r.entity, r.role, r.score, "rule:same-event");
    }
}

static void
inherit (NgDraft *d, const NgDraft *old)
{
  inherit_roles (d, old);
  if (d->event.plover == NG_PLOVER_NONE)
    {
      d->event.plover = old->event.plover;
      d->event.mode = old->event.mode;
    }
  if (d->event.place == NG_NONE)
    d->event.place = old->event.place;
  if (d->event.time == NG_NONE)
    {
      d->event.time = old->event.time;
      d->event.first = old->event.first;
      d->event.last = old->event.last;
    }
}

/* What a later mention adds tells the happening from others; who took part, of a headline that
 * leaves it out. */
static void
complete (NgDraft *old, const NgDraft *d)
{
  if (old->roles->len == 0)
    inherit_roles (old, d);
  if (old->event.place == NG_NONE)
    old->event.place = d->event.place;
  if (old->event.time == NG_NONE)
    {
      old->event.time = d->event.time;
      old->event.first = d->event.first;
      old->event.last = d->event.last;
    }
}

void
ng_event_coref_link (NgScene *scene)
{
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      NgDraft *d = ng_scene_draft (scene, i);
      NgId old = d->drop ? NG_NONE : find_antecedent (scene, i);
      if (old == NG_NONE)
        continue;
      inherit (d, ng_scene_draft (scene, old));
      complete (ng_scene_draft (scene, old), d);
      if (ng_scene_draft (scene, old)->event.same_as != NG_NONE)
        old = ng_scene_draft (scene, old)->event.same_as;
      d->event.same_as = old;
    }
}
