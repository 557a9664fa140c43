/* ng-entity-nominals.h: common nouns that stand for something named: "the envoy", "both leaders".
 */
#ifndef NG_ENTITY_NOMINALS_H
#define NG_ENTITY_NOMINALS_H

#include "entity/ng-entity-work.h"

/* Resolves the noun phrase headed by @token, or notes an unnamed person, if it is one of the kinds
 * that the tables know. */
void ng_entity_nominal_resolve (NgWork *work, NgId token);

#endif
