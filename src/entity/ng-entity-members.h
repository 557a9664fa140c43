/* ng-entity-members.h: which countries of a document belong to which blocs of it, by
 * memberships.tsv. */
#ifndef NG_ENTITY_MEMBERS_H
#define NG_ENTITY_MEMBERS_H

#include "lexicon/ng-lexicon.h"
#include "record/ng-analysis.h"

/* Appends the memberships of each pair of a bloc and a country, in the order of the entities. */
void ng_entity_members_run (const NgTable *memberships, NgAnalysis *analysis);

#endif
