/* ng-entity-rank.h: what came before, and how well it fits as an antecedent.
 *
 * A mention-ranking resolver: each earlier mention in a bounded window scores by distance, role,
 * frequency and the network's antecedent head; an entity scores as its best mention.  Hidden
 * entities (unnamed people) compete too.
 */
#ifndef NG_ENTITY_RANK_H
#define NG_ENTITY_RANK_H

#include "entity/ng-entity-work.h"

/* Mentions and sentences back that are looked at: bounds the cost of one pronoun. */
#define NG_RANK_MENTIONS 60u
#define NG_RANK_SENTENCES 12u

/* Bonus of a candidate; below NG_RANK_REFUSED it is none. */
#define NG_RANK_REFUSED (-1000.0)

typedef double (*NgRankFit) (const NgWork *work, const NgSeen *candidate, gconstpointer data);

typedef struct
{
  NgId token;     /* head of the anaphor */
  guint32 reach;  /* sentences back; 0: NG_RANK_SENTENCES */
  gboolean far;   /* distance counts little: definite descriptions */
  double network; /* weight of the antecedent head */
  NgRankFit fit;
  gconstpointer data;
} NgRankQuery;

typedef struct
{
  NgId entity;  /* draft, NG_NONE if no candidate is left */
  NgId token;   /* head of its mention */
  double score; /* 0..1: its share among the candidates */
  double value; /* its raw score */
} NgRankResult;

NgRankResult ng_entity_rank (const NgWork *work, const NgRankQuery *query);

/* How far the network takes the word at @token for a later mention of that at @earlier: 0..1. */
double ng_entity_belief (const NgWork *work, NgId token, NgId earlier);

/* The @n best of different entities, best first. Returns: how many there are. */
guint ng_entity_rank_several (const NgWork *work, const NgRankQuery *query, guint n,
                              NgRankResult *best);

/* Notes that the mention with head @token refers to @entity. */
void ng_entity_see (NgWork *work, NgId token, NgId mention, NgId entity, gboolean pronoun);

/* Notes entities that a plural can refer to; @n 0: unnamed ones. */
void ng_entity_see_set (NgWork *work, NgId token, const NgId *entities, guint n);

/* Role of the phrase of @token in its clause, through conjunctions. */
NgRel ng_entity_role (const NgWork *work, NgId token);

/* TRUE if both are arguments of one verb, so that only a reflexive could join them. */
gboolean ng_entity_co_arguments (const NgWork *work, NgId a, NgId b);

#endif
