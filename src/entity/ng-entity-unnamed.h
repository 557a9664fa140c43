/* ng-entity-unnamed.h: who and what is spoken of without a name: "the farmers", "my mother", "I".
 *
 * Each is a hidden draft; those that two mentions or more speak of are written, in this document
 * only.
 */
#ifndef NG_ENTITY_UNNAMED_H
#define NG_ENTITY_UNNAMED_H

#include "entity/ng-entity-work.h"

/* Kind of what the noun at @token stands for by the network: person, organisation, place; OTHER. */
NgKind ng_entity_unnamed_kind (const NgWork *work, NgId token);

/* The draft of an earlier phrase with the same noun, number and owner that @phrase takes up, or
 * NG_NONE.  @plural: number of the phrase. */
NgId ng_entity_unnamed_before (const NgWork *work, const NgPhrase *phrase, gboolean plural);

/* Notes the noun @phrase as one of @kind, taking up an earlier one where it does. */
void ng_entity_unnamed_see (NgWork *work, const NgPhrase *phrase, NgKind kind, gboolean plural);

/* Makes @draft findable under its noun. */
void ng_entity_unnamed_keep (NgWork *work, NgId draft, const NgPhrase *phrase);

/* "I", "we", "you" outside of quotations: whoever writes or reads the text. */
void ng_entity_unnamed_narrator (NgWork *work);

#endif
