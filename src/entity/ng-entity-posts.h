/* ng-entity-posts.h: posts in the text, who holds them and for whom. */
#ifndef NG_ENTITY_POSTS_H
#define NG_ENTITY_POSTS_H

#include "entity/ng-entity-work.h"

/* Finds the posts of the text and gives those beside a name to its bearer; the others stay free in
 * work->phrases.  Needs names referred. */
void ng_entity_posts_run (NgWork *work);

/* Fills what belongs to the noun or post @p->first..@p->last: modifiers, owner, complement. */
void ng_entity_posts_read (const NgWork *work, NgPhrase *p);

/* The office that the phrase says, with its rank: "deputy attorney general"; "" for honorifics. */
const char *ng_entity_posts_name (const NgWork *work, const NgPhrase *phrase);

/* @post without the word that says it is over: "former president" is "president". Returns: part of
 * @post. */
const char *ng_entity_posts_held (const char *post);

/* TRUE if @token is of a form of address that is no office: "His" of "His Majesty". */
gboolean ng_entity_posts_is_honorific (const NgWork *work, NgId token);
/* Subject of @verb, through "X, who is expected to become"; NG_NONE. */
NgId ng_entity_subject_of (const NgWork *work, NgId verb);

/* TRUE if a word beside @verb keeps what it says from being so: "may", "not", "to", "if". */
gboolean ng_entity_is_unreal (const NgWork *work, NgId verb);

/* Notes on @person what @phrase says, where nothing better is known yet. */
void ng_entity_posts_assign (NgWork *work, NgId person, const NgPhrase *phrase);

#endif
