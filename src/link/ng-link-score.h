/* ng-link-score.h: how well an entry of a knowledge base fits an entity of an article. */
#ifndef NG_LINK_SCORE_H
#define NG_LINK_SCORE_H

#include "kb/ng-kb.h"
#include "record/ng-analysis.h"

/* What is known of an article, made once. */
typedef struct
{
  const NgAnalysis *a;
  GHashTable *words;  /* of char *: keys of the words of the text; look-up only */
  GArray *countries;  /* of NgId: entities */
  NgId *first, *next; /* references of each entity, and the next of the same one */
  guint *n_places,
      *n_regions;       /* of each entity: places that lie in it, and those that are no city */
  GHashTable *peers;    /* country code → Peers: people who may be of it; look-up only */
  gboolean peers_known; /* all of them are noted */
  NgDay day;            /* of publication; NG_NO_DAY: not known */
  const char **country_codes; /* of each token that names a country, else NULL */
} NgLinkContext;

void ng_link_context_init (NgLinkContext *self, const NgAnalysis *a);
void ng_link_context_clear (NgLinkContext *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NgLinkContext, ng_link_context_clear)

/* Notes that @entity, a person, is @entry with a likelihood of @score: people of one country come
 * together. Once an entity, before the scores that shall know of it. */
void ng_link_context_add_peer (NgLinkContext *self, const NgKbEntry *entry, float score);

/* TRUE if a thing of @type can be what @entity is. */
gboolean ng_link_fits (const NgEntity *entity, const NgKbEntry *entry);

/* Links below are not made: on articles that were not looked at, more than 95 of 100 links above
 * are right. */
#define NG_LINK_THRESHOLD 0.9f

/* A score in 0..1 for @entry, which fits.
 * @own: what ng_link_context_add_peer was told of this entity, 0 if nothing.
 * @share: its weight among all candidates that fit, 0..1. @kind: how the name is its name.
 * @n_words: of the name that was found. @origin: (out) (transfer full): what spoke for it:
 * "kb:name+office+country". */
float ng_link_score (const NgLinkContext *self, const NgEntity *entity, const NgKbEntry *entry,
                     NgKbNameKind kind, guint n_words, double share, float own, char **origin);

#endif
