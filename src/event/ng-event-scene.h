/* ng-event-scene.h: the working state of one document while its events are found: drafts of events
 * and an index from words to entities.
 *
 * Nothing is written to the analysis before ng_scene_commit; unnamed actors are pending entities
 * till then.
 */
#ifndef NG_EVENT_SCENE_H
#define NG_EVENT_SCENE_H

#include "event/ng-event-words.h"
#include "net/ng-net.h"
#include "record/ng-analysis.h"

typedef struct
{
  NgId entity; /* of the analysis, or a pending one: see ng_scene_is_pending */
  NgRoleKind role;
  float score;
  const char *origin;
} NgDraftRole;

/* An event before it is written. */
typedef struct
{
  NgEvent event; /* same_as and ids refer to drafts until the commit */
  gboolean noun;
  NgTriggerKind kind;
  gboolean open; /* class not decided by the table */
  NgId carrier;  /* light verb that carries a noun ("hold" a meeting), or NG_NONE */
  float occurs;  /* the network's probability that this is an event that occurs */
  GArray *roles; /* NgDraftRole */
  gboolean drop;
} NgDraft;

typedef struct
{
  const NgEventWords *words;
  const NgNet *net;
  NgAnalysis *analysis;
  float *occurs;   /* [n_tokens]: probability of class OCC (or another that is no state) */
  float *triggers; /* [n_tokens]: probability of any class */
  float *plv;      /* [n_tokens, n_plv] */
  guint n_plv;
  NgId *mention_at;    /* [n_tokens]: mention whose head the token is, or NG_NONE */
  guint8 *named;       /* [n_tokens]: inside a proper name */
  NgId *named_by;      /* [n_tokens]: longest proper name around the token, or NG_NONE */
  guint32 *refs_first; /* [n_mentions + 1]: into refs */
  NgId *refs;          /* entities, by mention */
  GArray *pending;     /* PendingActor */
  GArray *drafts;      /* NgDraft, in text order */
  NgId *draft_at;      /* [n_tokens]: draft that the token triggers, or NG_NONE */
} NgScene;

NgScene *ng_scene_new (const NgEventWords *words, const NgNet *net, NgAnalysis *analysis);
void ng_scene_free (NgScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgScene, ng_scene_free)

static inline NgDraft *
ng_scene_draft (const NgScene *self, NgId id)
{
  return &g_array_index (self->drafts, NgDraft, id);
}

/* Appends an empty draft for @token. */
NgDraft *ng_scene_add (NgScene *self, NgId token);

/* Entities that @token's word names or refers to, appended to @out (NgId) without repeats:
 * conjuncts and members included, groups of a country ("Egyptian officials") given by the country,
 * unnamed actors as pending entities. Returns: how many were added. */
guint ng_scene_actors (NgScene *self, NgId token, GArray *out);

/* As above, this one word only, and only entities that the analysis has. */
guint ng_scene_entities (const NgScene *self, NgId token, GArray *out);

/* Actors that stand in front of or behind a noun: possessor, "Russian", "China-Russia",
 * "between A and B", "of A". */
guint ng_scene_modifiers (NgScene *self, NgId noun, GArray *out);

/* The two countries that the document speaks of most, in order. Returns: how many there are. */
guint ng_scene_main_countries (const NgScene *self, GArray *out);

gboolean ng_scene_is_pending (const NgScene *self, NgId entity);
NgKind ng_scene_kind (const NgScene *self, NgId entity);

void ng_draft_add_role (NgDraft *self, NgId entity, NgRoleKind role, float score,
                        const char *origin);
guint ng_draft_count (const NgDraft *self, NgRoleKind role);

/* Writes entities, mentions, references, events and roles of all drafts that are not dropped. */
void ng_scene_commit (NgScene *self);

#endif
