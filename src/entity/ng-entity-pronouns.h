/* ng-entity-pronouns.h: pronouns of the third person, then of the first and second. */
#ifndef NG_ENTITY_PRONOUNS_H
#define NG_ENTITY_PRONOUNS_H

#include "entity/ng-entity-work.h"

/* Row of pronouns.tsv if @token is a pronoun (the last token of one of two words), -1. */
int ng_entity_pronoun_at (const NgWork *work, NgId token);

/* Resolves the third-person pronoun @row at @token by what was seen before it. */
void ng_entity_pronoun_resolve (NgWork *work, NgId token, int row);

/* First and second person inside quotations, once it is known who speaks to whom. */
void ng_entity_pronouns_quoted (NgWork *work);

#endif
