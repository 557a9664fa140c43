/* ng-entity-fit.h: what a description says of its referent, and who or what can be it.
 *
 * The head noun says which kind it stands for and which posts, codes or names fit (nominals.tsv,
 * posts.tsv); modifiers narrow it.  Who came before and how far back is ng-entity-rank.h's.
 */
#ifndef NG_ENTITY_FIT_H
#define NG_ENTITY_FIT_H

#include "entity/ng-entity-rank.h"

/* A description and what must be true of its referent. */
typedef struct
{
  NgPhrase p;
  NgKind kind;
  gboolean any_party; /* countries, else people: "sides" */
  const char *post;   /* canonical post, NULL for other nouns */
  const char *noun;   /* lemma */
  const char *fits;   /* alternatives, see nominals.tsv */
  const char *region; /* codes of the part of the world it is of, NULL */
  guint n;            /* referents: 1, or the number said; 0: plural without number */
  NgId owner;         /* draft of the possessive, NG_NONE */
  NgId main;          /* country that has been spoken of most, of "the government"; else NG_NONE */
  gboolean counterpart;
  gboolean together; /* the candidates were named together */
  gboolean open;     /* says no more than "man": may be anybody */
  gboolean capital;  /* "the capital" */
} NgNominal;

/* How well what was seen fits a description of that kind; its data is the NgNominal. */
NgRankFit ng_entity_fit_of (NgKind kind);

/* "minister" fits "foreign minister"; "president" fits itself, not "vice president". */
gboolean ng_entity_fit_post (const NgWork *work, const char *wanted, const char *post);

/* How well somebody serves the country or body that the description names. */
double ng_entity_fit_service (const NgPhrase *phrase, const NgDraft *draft);

/* "brother", "policewoman": what the noun says; not known for most. */
NgGender ng_entity_fit_gender (const NgWork *work, const char *noun);

#endif
