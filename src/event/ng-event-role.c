/* ng-event-role.c: see ng-event-role.h. */
#include "event/ng-event-role.h"

#include <string.h>

#include "base/ng-ids.h"
#include "base/ng-text.h"
#include "event/ng-event-clause.h"

/* How sure each way of finding a participant is, set by reading output. */
#define SURE 0.9f
#define LIKELY 0.7f
#define GUESS 0.5f

static gboolean
is_actor_kind (NgKind kind)
{
  return kind == NG_KIND_PERSON || kind == NG_KIND_COUNTRY || kind == NG_KIND_ORGANISATION
         || kind == NG_KIND_GROUP;
}

/* Adds one entity: actors as they are, of what is done to a place its country, a named event as a
 * further participant.  A town does not act for its country; a capital that does is the country. */
static gboolean
add_entity (NgScene *scene, NgDraft *d, NgId entity, NgRoleKind role, float score,
            const char *origin)
{
  NgKind kind = ng_scene_kind (scene, entity);
  NgId country;

  if (is_actor_kind (kind))
    {
      ng_draft_add_role (d, entity, role, score, origin);
      return TRUE;
    }
  if (kind == NG_KIND_NAMED_EVENT)
    {
      ng_draft_add_role (d, entity, NG_ROLE_OTHER, score, origin);
      return FALSE;
    }
  country = ng_entity (scene->analysis, entity)->contained_in;
  if (kind != NG_KIND_PLACE || country == NG_NONE)
    return FALSE;
  ng_draft_add_role (d, role == NG_ROLE_INITIATOR ? entity : country, role, ng_score (score * 0.8),
                     origin);
  return TRUE;
}

/* "Berlin", which stands for its country here. */
static gboolean
stands_for_country (const NgScene *scene, NgId entity, const GArray *ids)
{
  return ng_scene_kind (scene, entity) == NG_KIND_PLACE
         && ng_ids_has (ids, ng_entity (scene->analysis, entity)->contained_in);
}

static guint
add_all (NgScene *scene, NgDraft *d, const GArray *ids, NgRoleKind role, float score,
         const char *origin)
{
  guint n = 0;
  for (guint i = 0; i < ids->len; i++)
    if (!stands_for_country (scene, g_array_index (ids, NgId, i), ids))
      n += add_entity (scene, d, g_array_index (ids, NgId, i), role, score, origin);
  return n;
}

static guint
add_token (NgScene *scene, NgDraft *d, NgId token, NgRoleKind role, float score, const char *origin)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (NgId));

  if (token == NG_NONE || ng_scene_actors (scene, token, ids) == 0)
    return 0;
  return add_all (scene, d, ids, role, score, origin);
}

static gboolean
has_participant (const NgDraft *d, NgId entity)
{
  for (guint i = 0; i < d->roles->len; i++)
    if (g_array_index (d->roles, NgDraftRole, i).entity == entity)
      return TRUE;
  return FALSE;
}

/* ---- what two parties have between them ---- */

static gboolean
in_group (const NgScene *scene, const char *group, NgId token)
{
  return ng_event_words_in_group (scene->words, group, strlen (group),
                                  ng_tag (scene->analysis, token)->lemma);
}

static gboolean
is_mutual (const NgScene *scene, NgId noun)
{
  const NgAnalysis *a = scene->analysis;

  for (NgId c = ng_tag_child (a, noun, NG_REL_AMOD, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, noun, NG_REL_AMOD, c))
    if (in_group (scene, "mutual", c))
      return TRUE;
  return FALSE;
}

/* The countries that the persons among the subject's entities act for. */
static guint
countries_behind (const NgScene *scene, const GArray *ids, GArray *out)
{
  for (guint i = 0; i < ids->len; i++)
    {
      NgId e = g_array_index (ids, NgId, i);
      NgId country;
      if (ng_scene_is_pending (scene, e))
        continue;
      country = ng_scene_kind (scene, e) == NG_KIND_COUNTRY
                    ? e
                    : ng_entity (scene->analysis, e)->acts_for;
      if (country != NG_NONE && ng_scene_kind (scene, country) == NG_KIND_COUNTRY
          && !ng_ids_has (out, country))
        g_array_append_val (out, country);
    }
  return out->len;
}

/* Parties of "ties between A and B", "A-B relations"; of "bilateral ties" the countries of those
 * who speak of them, or the two that the document is about. */
static guint
parties_of (NgScene *scene, NgId noun, NgId subject, GArray *out)
{
  g_autoptr (GArray) speakers = g_array_new (FALSE, FALSE, sizeof (NgId));

  if (ng_scene_modifiers (scene, noun, out) > 0)
    return out->len;
  if (subject != NG_NONE && ng_scene_actors (scene, subject, speakers) == 0)
    ng_scene_modifiers (scene, subject, speakers);
  if (speakers->len >= 2)
    return countries_behind (scene, speakers, out);
  return is_mutual (scene, noun) ? ng_scene_main_countries (scene, out) : 0;
}

/* ---- prepositions ---- */

typedef enum
{
  WAY_NONE,
  WAY_INITIATOR,
  WAY_RECIPIENT,
} Way;

static gboolean
is_one_of (const char *word, const char *const *list)
{
  for (guint i = 0; list[i]; i++)
    if (g_ascii_strcasecmp (word, list[i]) == 0)
      return TRUE;
  return FALSE;
}

static Way
way_of_preposition (const NgDraft *d, const char *prep)
{
  static const char *const targets[]
      = { "against", "on", "upon", "toward", "towards", "to", "onto", "at", NULL };
  gboolean symmetric = d->kind == NG_TRIGGER_SYMMETRIC;
  NgPlover p = d->event.plover;

  if (g_ascii_strcasecmp (prep, "with") == 0 || g_ascii_strcasecmp (prep, "alongside") == 0)
    return symmetric || p == NG_PLOVER_AGREE || p == NG_PLOVER_COOPERATE ? WAY_INITIATOR
                                                                         : WAY_RECIPIENT;
  if (g_ascii_strcasecmp (prep, "between") == 0 || g_ascii_strcasecmp (prep, "among") == 0)
    return WAY_INITIATOR;
  if (g_ascii_strcasecmp (prep, "by") == 0)
    return d->noun ? WAY_INITIATOR : WAY_NONE;
  if (p == NG_PLOVER_ACCUSE
      && (g_ascii_strcasecmp (prep, "into") == 0 || g_ascii_strcasecmp (prep, "of") == 0))
    return WAY_RECIPIENT;
  if (p == NG_PLOVER_PROTEST
      && (g_ascii_strcasecmp (prep, "on") == 0 || g_ascii_strcasecmp (prep, "at") == 0))
    return WAY_NONE; /* where they protest */
  if (is_one_of (prep, targets))
    return symmetric && g_ascii_strcasecmp (prep, "to") != 0 ? WAY_NONE : WAY_RECIPIENT;
  if (g_ascii_strcasecmp (prep, "for") == 0)
    return p == NG_PLOVER_SUPPORT || p == NG_PLOVER_AID ? WAY_RECIPIENT : WAY_NONE;
  if (g_ascii_strcasecmp (prep, "from") == 0)
    return p == NG_PLOVER_RETREAT || p == NG_PLOVER_COERCE || p == NG_PLOVER_SANCTION
                   || (p == NG_PLOVER_REQUEST && !d->noun)
               ? WAY_RECIPIENT
           : d->noun ? WAY_INITIATOR
                     : WAY_NONE;
  return WAY_NONE;
}

/* "support for Egypt's water security", "attacked Qatar's embassies": the owner is meant. */
static void
add_owners (NgScene *scene, NgDraft *d, NgId noun, const char *origin)
{
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (NgId));

  NgRoleKind role = d->event.plover == NG_PLOVER_AGREE && in_group (scene, "treaty", noun)
                        ? NG_ROLE_INITIATOR
                        : NG_ROLE_RECIPIENT;

  if (d->kind == NG_TRIGGER_SYMMETRIC || ng_scene_modifiers (scene, noun, owners) == 0)
    return;
  for (guint i = 0; i < owners->len; i++)
    if (!has_participant (d, g_array_index (owners, NgId, i)))
      add_entity (scene, d, g_array_index (owners, NgId, i), role, GUESS, origin);
}

/* "massed troops along the border with X", "drills off the coast of X": against whom. */
static gboolean
is_at_frontier (const NgScene *scene, const NgDraft *d, const NgOblique *o)
{
  static const char *const preps[] = { "along", "at", "near", "off", "on", "to", NULL };

  return d->event.plover == NG_PLOVER_MOBILIZE && is_one_of (o->prep, preps)
         && in_group (scene, "frontier", o->token);
}

/* "swore in X": trees hang the object on the particle, as if it were a preposition. */
static gboolean
is_object_of_particle (const NgScene *scene, const NgDraft *d, const NgOblique *o)
{
  const NgAnalysis *a = scene->analysis;

  return !d->noun && in_group (scene, "induct", d->event.trigger)
         && (*o->prep == '\0' || g_ascii_strcasecmp (o->prep, "in") == 0)
         && o->token > d->event.trigger && !ng_clause_is_passive (a, d->event.trigger);
}

/* "at the request of X", "with the support of X": an event that comes with it. */
static gboolean
comes_with (const NgScene *scene, const NgOblique *o)
{
  NgId at = scene->draft_at[o->token];
  NgPlover p = at == NG_NONE ? NG_PLOVER_NONE : ng_scene_draft (scene, at)->event.plover;

  if (g_ascii_strcasecmp (o->prep, "with") == 0)
    return p == NG_PLOVER_SUPPORT || p == NG_PLOVER_AID || p == NG_PLOVER_COOPERATE;
  return at != NG_NONE && g_ascii_strcasecmp (o->prep, "at") == 0;
}

/* "left with two aides": they leave, too. */
static gboolean
goes_along (const NgScene *scene, const NgDraft *d, const NgOblique *o)
{
  return !d->noun && g_ascii_strcasecmp (o->prep, "with") == 0
         && in_group (scene, "travel", d->event.trigger);
}

static void
add_obliques (NgScene *scene, NgDraft *d, NgId head)
{
  NgOblique all[NG_MAX_OBLIQUES];
  guint n = ng_clause_obliques (scene->analysis, head, all);

  for (guint i = 0; i < n; i++)
    {
      Way way = way_of_preposition (d, all[i].prep);
      if (is_at_frontier (scene, d, &all[i]) || is_object_of_particle (scene, d, &all[i]))
        way = WAY_RECIPIENT;
      if (goes_along (scene, d, &all[i]))
        way = WAY_INITIATOR;
      if (way == WAY_NONE)
        continue;
      if (add_token (scene, d, all[i].token,
                     way == WAY_INITIATOR ? NG_ROLE_INITIATOR : NG_ROLE_RECIPIENT, LIKELY,
                     "rule:preposition")
              == 0
          && way == WAY_RECIPIENT && !comes_with (scene, &all[i]))
        add_owners (scene, d, all[i].token, "rule:preposition-owner");
    }
}

/* ---- verbs ---- */

static gboolean
is_about_ties (const NgScene *scene, NgId object)
{
  return object != NG_NONE
         && (in_group (scene, "relation", object) || in_group (scene, "cooperation", object));
}

static gboolean
is_friendly (NgPlover p)
{
  return p == NG_PLOVER_SUPPORT || p == NG_PLOVER_COOPERATE || p == NG_PLOVER_AGREE
         || p == NG_PLOVER_NONE;
}

/* Trees make several subjects of one ("X and Somalia's President Y", "A-B ties"). */
static guint
add_other_subjects (NgScene *scene, NgDraft *d, NgId subject)
{
  const NgAnalysis *a = scene->analysis;
  NgId verb = d->event.trigger;
  guint n = 0;

  if (ng_tag (a, subject)->rel != NG_REL_NSUBJ || ng_tag (a, subject)->head != verb)
    return 0;
  for (NgId c = ng_tag_child (a, verb, NG_REL_NSUBJ, NG_NONE); c != NG_NONE && c < verb;
       c = ng_tag_child (a, verb, NG_REL_NSUBJ, c))
    if (c != subject && ng_tag (a, c)->upos == NG_UPOS_PROPN)
      n += add_token (scene, d, c, NG_ROLE_INITIATOR, LIKELY, "rule:subject");
  return n;
}

/* "X put out a report accusing Y": who put it out accuses. */
static NgId
who_states (const NgScene *scene, NgId subject)
{
  const NgTag *t = ng_tag (scene->analysis, subject);

  return t->rel == NG_REL_OBJ && t->head != NG_NONE && in_group (scene, "statement", subject)
             ? ng_clause_subject (scene->words, scene->analysis, t->head)
             : NG_NONE;
}

static void
add_subject (NgScene *scene, NgDraft *d, NgId subject)
{
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (NgId));
  guint n;

  if (subject == NG_NONE)
    return;
  n = add_token (scene, d, subject, NG_ROLE_INITIATOR, SURE, "rule:subject");
  if (n + add_other_subjects (scene, d, subject) > 0)
    return;
  /* "Algeria's decision angered Spain": whose decision it is acts; the parties of "a treaty with
   * Spain that froze trade" do not. */
  if (!in_group (scene, "treaty", subject) && ng_scene_modifiers (scene, subject, owners) > 0)
    add_all (scene, d, owners, NG_ROLE_INITIATOR, GUESS, "rule:subject-owner");
  else
    add_token (scene, d, who_states (scene, subject), NG_ROLE_INITIATOR, LIKELY, "rule:statement");
}

/* Discussing or agreeing something has no one at its receiving end. */
static NgRoleKind
object_role (const NgDraft *d)
{
  return d->kind == NG_TRIGGER_SYMMETRIC ? NG_ROLE_INITIATOR : NG_ROLE_RECIPIENT;
}

/* Troops and weapons that are moved, embassies that are opened are no one's counterpart. */
static gboolean
is_means (const NgScene *scene, const NgDraft *d, NgId object)
{
  NgPlover p = d->event.plover;

  if (in_group (scene, "mission", object))
    return p == NG_PLOVER_SUPPORT || p == NG_PLOVER_SANCTION;
  if (p != NG_PLOVER_MOBILIZE
      && (p != NG_PLOVER_AID
          || ng_clause_oblique (scene->analysis, d->event.trigger, "to") == NG_NONE))
    return FALSE;
  return in_group (scene, "force", object) || in_group (scene, "weapon", object)
         || in_group (scene, "peacekeeper", object);
}

static gboolean
object_takes_part (const NgScene *scene, const NgDraft *d, NgId object)
{
  return object != NG_NONE && !in_group (scene, "topical", d->event.trigger)
         && !is_means (scene, d, object)
         && !(d->event.plover == NG_PLOVER_CONSULT && in_group (scene, "talks", object));
}

static void
add_object (NgScene *scene, NgDraft *d, NgId object)
{
  /* "Russian soldiers were deployed": whose they are did it. */
  if (object != NG_NONE && is_means (scene, d, object)
      && ng_draft_count (d, NG_ROLE_INITIATOR) == 0)
    add_token (scene, d, object, NG_ROLE_INITIATOR, LIKELY, "rule:means");
  if (object_takes_part (scene, d, object)
      && add_token (scene, d, object, object_role (d), SURE, "rule:object") == 0)
    add_owners (scene, d, object, "rule:object-owner");
}

/* "improve ties between A and B": A and B are who improves them; of "ties with A and B" they are
 * the other side. */
static gboolean
add_parties (NgScene *scene, NgDraft *d, NgId subject, NgId object)
{
  g_autoptr (GArray) parties = g_array_new (FALSE, FALSE, sizeof (NgId));

  if (!is_about_ties (scene, object) || !is_friendly (d->event.plover)
      || (subject != NG_NONE && ng_clause_oblique (scene->analysis, object, "with") != NG_NONE))
    return FALSE;
  if (parties_of (scene, object, subject, parties) < 2)
    return FALSE;
  return add_all (scene, d, parties, NG_ROLE_INITIATOR, LIKELY, "rule:parties") > 0;
}

/* "ties were severed": the tie's parties, when no one is named who did it. */
static void
add_subject_parties (NgScene *scene, NgDraft *d, NgId object)
{
  g_autoptr (GArray) parties = g_array_new (FALSE, FALSE, sizeof (NgId));

  if (ng_draft_count (d, NG_ROLE_INITIATOR) > 0 || object == NG_NONE
      || !is_about_ties (scene, object))
    return;
  parties_of (scene, object, NG_NONE, parties);
  add_all (scene, d, parties, NG_ROLE_INITIATOR, GUESS, "rule:parties");
}

/* "urged that X stop", and "urged X to stop" where the tree gives X to the clause. */
static void
add_addressee (NgScene *scene, NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  static const NgRel rels[] = { NG_REL_XCOMP, NG_REL_CCOMP };

  if (d->event.plover != NG_PLOVER_REQUEST)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rels); i++)
    {
      NgId clause = ng_tag_child (a, d->event.trigger, rels[i], NG_NONE);
      NgId subject = clause == NG_NONE ? NG_NONE : ng_tag_child (a, clause, NG_REL_NSUBJ, NG_NONE);
      add_token (scene, d, subject, NG_ROLE_RECIPIENT, LIKELY, "rule:addressee");
    }
}

/* "threatened to shell X": who would undergo it is threatened. */
static void
add_threatened (NgScene *scene, NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  NgId deed = ng_tag_child (a, d->event.trigger, NG_REL_XCOMP, NG_NONE);

  if (d->event.plover == NG_PLOVER_THREATEN && deed != NG_NONE && ng_clause_is_verb (a, deed))
    add_token (scene, d, ng_clause_object (scene->words, a, deed), NG_ROLE_RECIPIENT, LIKELY,
               "rule:threatened");
}

/* "the withdrawal of troops from X", "recalled its ambassador from X": trees hang the place on who
 * is moved. */
static void
add_origin (NgScene *scene, NgDraft *d, NgId noun)
{
  if (noun != NG_NONE
      && (d->event.plover == NG_PLOVER_RETREAT || d->event.plover == NG_PLOVER_SANCTION))
    add_token (scene, d, ng_clause_oblique (scene->analysis, noun, "from"), NG_ROLE_RECIPIENT,
               LIKELY, "rule:origin");
}

/* "signed a treaty with X", "suspended aid to X", "lifted sanctions on X": trees hang the other
 * side on the object. */
static void
add_other_side (NgScene *scene, NgDraft *d, NgId noun)
{
  static const char *const preps[] = { "to", "for", "on", "against", NULL };
  gboolean ends
      = g_strcmp0 (d->event.mode, "discontinue") == 0 || g_strcmp0 (d->event.mode, "ease") == 0;
  const NgAnalysis *a = scene->analysis;

  if (noun == NG_NONE)
    return;
  if (d->event.plover == NG_PLOVER_AGREE && in_group (scene, "treaty", noun))
    add_token (scene, d, ng_clause_oblique (a, noun, "with"), NG_ROLE_INITIATOR, LIKELY,
               "rule:partner");
  for (guint i = 0; preps[i]; i++)
    if (i < 2 ? d->event.plover == NG_PLOVER_AID || ends : ends)
      add_token (scene, d, ng_clause_oblique (a, noun, preps[i]), NG_ROLE_RECIPIENT, LIKELY,
                 "rule:receiver");
}

static void
find_verb_roles (NgScene *scene, NgDraft *d)
{
  NgAnalysis *a = scene->analysis;
  NgId verb = d->event.trigger;
  NgId subject = ng_clause_subject (scene->words, a, verb);
  NgId object = ng_clause_object (scene->words, a, verb);
  NgId given = ng_tag_child (a, verb, NG_REL_IOBJ, verb);

  if (given == object)
    given = NG_NONE;
  if (add_parties (scene, d, subject, object))
    return;
  add_subject (scene, d, subject);
  add_token (scene, d, given, object_role (d), SURE, "rule:given");
  if (given == NG_NONE)
    add_object (scene, d, object);
  if (object == NG_NONE && given == NG_NONE)
    {
      add_addressee (scene, d);
      add_threatened (scene, d);
    }
  add_origin (scene, d, object);
  add_other_side (scene, d, object);
  add_subject_parties (scene, d, object);
  add_obliques (scene, d, verb);
}

/* ---- nouns ---- */

/* "the killing of X", "X's arrest": a person stands at the receiving end of these. */
static gboolean
has_victim (NgPlover p, const char *mode)
{
  return p == NG_PLOVER_ASSAULT || p == NG_PLOVER_COERCE || p == NG_PLOVER_SANCTION
         || p == NG_PLOVER_ACCUSE || (p == NG_PLOVER_RETREAT && g_strcmp0 (mode, "release") == 0);
}

/* "X's promotion", "the appointment of X": by others. */
static gboolean
is_undergone (const NgScene *scene, const NgDraft *d)
{
  return in_group (scene, "undergone", d->event.trigger);
}

static gboolean
of_is_recipient (const NgScene *scene, const NgDraft *d)
{
  return is_undergone (scene, d) || has_victim (d->event.plover, d->event.mode)
         || d->event.plover == NG_PLOVER_SUPPORT || d->event.plover == NG_PLOVER_REJECT;
}

static gboolean
has_actor (NgScene *scene, NgId token)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NgId));
  return ng_scene_actors (scene, token, found) > 0;
}

/* "X's arrest of Y", "X's inquiry into Y": what is behind it undergoes it; "arrest on Monday". */
static gboolean
names_other_end (NgScene *scene, const NgDraft *d)
{
  static const char *const whom[] = { "of", "on", "upon", NULL };
  static const char *const what[] = { "against", "into", NULL };
  NgOblique all[NG_MAX_OBLIQUES];
  guint n = ng_clause_obliques (scene->analysis, d->event.trigger, all);

  for (guint i = 0; i < n; i++)
    if (is_one_of (all[i].prep, what)
        || (is_one_of (all[i].prep, whom) && has_actor (scene, all[i].token)))
      return TRUE;
  return FALSE;
}

static void
add_possessor (NgScene *scene, NgDraft *d, NgId token)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (NgId));
  gboolean victim = is_undergone (scene, d) && !names_other_end (scene, d);

  ng_scene_actors (scene, token, ids);
  for (guint i = 0; i < ids->len; i++)
    {
      NgId e = g_array_index (ids, NgId, i);
      gboolean person = ng_scene_kind (scene, e) == NG_KIND_PERSON;
      add_entity (scene, d, e, victim && person ? NG_ROLE_RECIPIENT : NG_ROLE_INITIATOR, SURE,
                  "rule:possessor");
    }
}

/* A word that modifies @noun from right before it, with no verb between. */
static gboolean
is_modifier (const NgAnalysis *a, NgId token, NgId noun)
{
  const NgTag *t = ng_tag (a, token);

  if (t->rel != NG_REL_AMOD && t->rel != NG_REL_COMPOUND
      && !(t->rel == NG_REL_NMOD && *ng_clause_case (a, token) == '\0'))
    return FALSE;
  for (NgId i = token + 1; i < noun; i++)
    if (ng_tag (a, i)->upos == NG_UPOS_VERB
        || (t->rel == NG_REL_NMOD
            && (ng_tag (a, i)->upos == NG_UPOS_ADP || ng_token_is (a, i, ",")
                || ng_token_is (a, i, ":"))))
      return FALSE;
  return TRUE;
}

static void
add_noun_children (NgScene *scene, NgDraft *d)
{
  NgAnalysis *a = scene->analysis;
  NgOblique all[NG_MAX_OBLIQUES];
  guint n = ng_clause_obliques (a, d->event.trigger, all);

  for (guint i = 0; i < n; i++)
    if (strcmp (all[i].prep, "'s") == 0)
      add_possessor (scene, d, all[i].token);
    else if (g_ascii_strcasecmp (all[i].prep, "of") == 0)
      {
        add_token (scene, d, all[i].token,
                   of_is_recipient (scene, d) ? NG_ROLE_RECIPIENT : NG_ROLE_INITIATOR, LIKELY,
                   "rule:of");
        add_origin (scene, d, all[i].token);
      }
  for (NgId c = ng_tag_child (a, d->event.trigger, NG_N_RELS, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, d->event.trigger, NG_N_RELS, c))
    if (is_modifier (a, c, d->event.trigger))
      add_token (scene, d, c, NG_ROLE_INITIATOR, LIKELY, "rule:modifier");
}

static void
add_carrier (NgScene *scene, NgDraft *d)
{
  NgAnalysis *a = scene->analysis;
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (NgId));
  gboolean receiver = ng_event_words_context (scene->words, ng_tag (a, d->carrier)->lemma).receiver;
  NgId subject = ng_clause_subject (scene->words, a, d->carrier);
  NgRoleKind role
      = receiver && d->kind != NG_TRIGGER_SYMMETRIC ? NG_ROLE_RECIPIENT : NG_ROLE_INITIATOR;

  /* "the Ankara prosecutor's office opened an inquiry": whose office it is. */
  if (add_token (scene, d, subject, role, SURE, "rule:carrier") == 0 && subject != NG_NONE
      && role == NG_ROLE_INITIATOR && ng_scene_modifiers (scene, subject, owners) > 0)
    add_all (scene, d, owners, role, GUESS, "rule:carrier-owner");
  add_token (scene, d, ng_tag_child (a, d->carrier, NG_REL_IOBJ, NG_NONE), NG_ROLE_RECIPIENT,
             LIKELY, "rule:carrier");
  add_obliques (scene, d, d->carrier);
}

/* Who interviews takes the first part, whoever "receives" or "gives" the interview. */
static void
turn_interview (const NgScene *scene, NgDraft *d)
{
  if (!ng_clause_is (scene->analysis, d->event.trigger, "interview"))
    return;
  for (guint i = 0; i < d->roles->len; i++)
    {
      NgDraftRole *r = &g_array_index (d->roles, NgDraftRole, i);
      NgKind kind = ng_scene_kind (scene, r->entity);
      if (kind == NG_KIND_ORGANISATION)
        r->role = NG_ROLE_INITIATOR;
      else if (kind == NG_KIND_PERSON)
        r->role = NG_ROLE_RECIPIENT;
    }
}

/* "X is on a visit", "X, who is in talks with Y"; "X is under investigation": by others. */
static void
add_predicate_subject (NgScene *scene, NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = d->event.trigger;

  if (ng_tag_child (a, t, NG_REL_COP, NG_NONE) != NG_NONE
      && ng_tag_child (a, t, NG_REL_CASE, NG_NONE) != NG_NONE
      && ng_tag_child (a, t, NG_REL_NSUBJ, NG_NONE) != NG_NONE)
    add_token (scene, d, ng_clause_subject (scene->words, a, t),
               g_ascii_strcasecmp (ng_clause_case (a, t), "under") == 0 ? NG_ROLE_RECIPIENT
                                                                        : NG_ROLE_INITIATOR,
               LIKELY, "rule:predicate");
}

static void
find_noun_roles (NgScene *scene, NgDraft *d)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (NgId));

  add_noun_children (scene, d);
  add_obliques (scene, d, d->event.trigger);
  add_predicate_subject (scene, d);
  if (d->carrier != NG_NONE)
    add_carrier (scene, d);
  if (ng_draft_count (d, NG_ROLE_INITIATOR) == 0 && ng_draft_count (d, NG_ROLE_RECIPIENT) == 0
      && ng_scene_modifiers (scene, d->event.trigger, before) > 0)
    add_all (scene, d, before, NG_ROLE_INITIATOR, GUESS, "rule:modifier");
  turn_interview (scene, d);
}

/* ---- */

/* Who is both initiator and recipient by two rules stays what the surer rule says. */
static void
resolve_conflicts (NgDraft *d)
{
  for (guint i = 0; i < d->roles->len; i++)
    for (guint j = i + 1; j < d->roles->len;)
      {
        const NgDraftRole *x = &g_array_index (d->roles, NgDraftRole, i);
        const NgDraftRole *y = &g_array_index (d->roles, NgDraftRole, j);
        if (x->entity != y->entity)
          {
            j++;
            continue;
          }
        if (y->score > x->score)
          g_array_index (d->roles, NgDraftRole, i) = *y;
        g_array_remove_index (d->roles, j);
      }
}

/* Meetings, clashes and the like have no receiving end. */
static void
level_roles (NgDraft *d)
{
  if (d->kind != NG_TRIGGER_SYMMETRIC)
    return;
  for (guint i = 0; i < d->roles->len; i++)
    if (g_array_index (d->roles, NgDraftRole, i).role == NG_ROLE_RECIPIENT)
      g_array_index (d->roles, NgDraftRole, i).role = NG_ROLE_INITIATOR;
}

/* "support each other": everyone is at both ends. */
static void
add_reciprocal (NgScene *scene, NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  NgId object = ng_tag_child (a, d->event.trigger, NG_REL_OBJ, NG_NONE);
  guint n = d->roles->len;

  if (d->noun || d->kind == NG_TRIGGER_SYMMETRIC || object == NG_NONE || object == 0)
    return;
  if (!(ng_token_is (a, object, "other") && ng_token_is (a, object - 1, "each"))
      && !(ng_token_is (a, object, "another") && ng_token_is (a, object - 1, "one")))
    return;
  for (guint i = 0; i < n; i++)
    {
      NgDraftRole r = g_array_index (d->roles, NgDraftRole, i);
      if (r.role == NG_ROLE_INITIATOR)
        ng_draft_add_role (d, r.entity, NG_ROLE_RECIPIENT, LIKELY, "rule:reciprocal");
    }
}

void
ng_event_role_find (NgScene *scene, NgDraft *draft)
{
  if (draft->noun)
    find_noun_roles (scene, draft);
  else
    find_verb_roles (scene, draft);
  level_roles (draft);
  resolve_conflicts (draft);
  add_reciprocal (scene, draft);
}

void
ng_event_role_host (NgScene *scene, NgDraft *draft)
{
  NgId object = draft->noun
                    ? NG_NONE
                    : ng_clause_object (scene->words, scene->analysis, draft->event.trigger);
  NgId of = object == NG_NONE ? NG_NONE : ng_clause_oblique (scene->analysis, object, "of");
  NgId held = object == NG_NONE ? NG_NONE : scene->draft_at[object];
  const NgDraft *noun;

  if (held == NG_NONE && of != NG_NONE)
    held = scene->draft_at[of];
  if (held == NG_NONE || draft->event.plover != NG_PLOVER_CONSULT
      || draft->kind == NG_TRIGGER_SYMMETRIC)
    return;
  noun = ng_scene_draft (scene, held);
  for (guint i = 0; i < noun->roles->len; i++)
    {
      const NgDraftRole *r = &g_array_index (noun->roles, NgDraftRole, i);
      if (r->role == NG_ROLE_INITIATOR && !has_participant (draft, r->entity))
        ng_draft_add_role (draft, r->entity, NG_ROLE_RECIPIENT, GUESS, "rule:host");
    }
}

/* "lawsuits brought by X": verb and noun tell of one thing. */
gboolean
ng_event_role_copy (NgScene *scene, NgDraft *draft)
{
  const NgAnalysis *a = scene->analysis;
  NgId noun = draft->event.trigger;
  NgId up = ng_tag (a, noun)->rel == NG_REL_OBJ ? ng_tag (a, noun)->head : NG_NONE;
  const NgDraft *verb;

  if (up == NG_NONE || scene->draft_at[up] == NG_NONE)
    up = ng_tag_child (a, noun, NG_REL_ACL, NG_NONE);
  if (up == NG_NONE || scene->draft_at[up] == NG_NONE)
    return FALSE;
  verb = ng_scene_draft (scene, scene->draft_at[up]);
  if (verb->noun || verb->event.plover != draft->event.plover)
    return FALSE;
  for (guint i = 0; i < verb->roles->len; i++)
    {
      NgDraftRole r = g_array_index (verb->roles, NgDraftRole, i);
      ng_draft_add_role (draft, r.entity, r.role, GUESS, "rule:clause");
    }
  return verb->roles->len > 0;
}

void
ng_event_role_borrow (NgScene *scene, NgDraft *draft)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = draft->event.trigger;
  NgId up = ng_tag (a, t)->head;

  while (up != NG_NONE && !ng_clause_is_verb (a, up))
    t = up, up = ng_tag (a, t)->head;
  if (up == NG_NONE)
    return;
  if (scene->draft_at[up] != NG_NONE)
    {
      const GArray *roles = ng_scene_draft (scene, scene->draft_at[up])->roles;
      for (guint i = 0; i < roles->len; i++)
        {
          const NgDraftRole *r = &g_array_index (roles, NgDraftRole, i);
          if (r->role == NG_ROLE_INITIATOR)
            ng_draft_add_role (draft, r->entity, r->role, GUESS, "rule:clause");
        }
    }
  else if (ng_tag (a, t)->rel != NG_REL_NSUBJ)
    add_token (scene, draft, ng_clause_subject (scene->words, a, up), NG_ROLE_INITIATOR, GUESS,
               "rule:clause");
  turn_interview (scene, draft);
}

void
ng_event_role_visitor (NgScene *scene, NgDraft *draft)
{
  static const char *const preps[] = { "on", "during", "with", "for", NULL };
  const NgAnalysis *a = scene->analysis;
  NgId t = draft->event.trigger, up = ng_tag (a, t)->head;

  if (!draft->noun || g_strcmp0 (draft->event.mode, "visit") != 0
      || ng_draft_count (draft, NG_ROLE_INITIATOR) > 0 || !is_one_of (ng_clause_case (a, t), preps)
      || up == NG_NONE || !ng_clause_is_verb (a, up))
    return;
  add_token (scene, draft,
             ng_clause_is_passive (a, up) ? ng_clause_object (scene->words, a, up)
                                          : ng_clause_subject (scene->words, a, up),
             NG_ROLE_INITIATOR, GUESS, "rule:visitor");
}
