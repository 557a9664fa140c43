/* ng-event-clause.h: the grammar of a predicate: who is its subject, what its object, which
 * obliques it has.  Looks at trees and PropBank arguments only; knows nothing of events.
 *
 * Logical roles: passives, reduced relatives, relative clauses, control, coordination and adjunct
 * clauses are undone, so that "subject" is who does it and "object" what it is done to.
 */
#ifndef NG_EVENT_CLAUSE_H
#define NG_EVENT_CLAUSE_H

#include "event/ng-event-words.h"
#include "record/ng-analysis.h"

/* A nominal that hangs on a word by a preposition; @prep is "" if there is none (possessor,
 * adverbial noun), "'s" for possessors. */
typedef struct
{
  NgId token;
  const char *prep;
} NgOblique;

/* More on one word are not looked at. */
#define NG_MAX_OBLIQUES 12u

gboolean ng_clause_is_verb (const NgAnalysis *a, NgId token);
gboolean ng_clause_is_noun (const NgAnalysis *a, NgId token);

/* "was visited", "the accord signed by", "China hit by floods" */
gboolean ng_clause_is_passive (const NgAnalysis *a, NgId verb);

/* Token or NG_NONE. */
NgId ng_clause_subject (const NgEventWords *words, const NgAnalysis *a, NgId verb);
NgId ng_clause_object (const NgEventWords *words, const NgAnalysis *a, NgId verb);

/* Obliques of a verb, or modifiers by preposition and possessors of a noun. Returns: how many. */
guint ng_clause_obliques (const NgAnalysis *a, NgId head, NgOblique out[NG_MAX_OBLIQUES]);

/* The one that has @prep; NG_NONE if none. */
NgId ng_clause_oblique (const NgAnalysis *a, NgId head, const char *prep);

/* Word of the preposition, mark or possessive ending that introduces @token; "" if none. */
const char *ng_clause_case (const NgAnalysis *a, NgId token);

/* Lower-case lemma equals @lemma. */
gboolean ng_clause_is (const NgAnalysis *a, NgId token, const char *lemma);

/* Child with relation @rel and lemma @lemma; NG_NONE if none. */
NgId ng_clause_child (const NgAnalysis *a, NgId head, NgRel rel, const char *lemma);

/* "the", "this", "that", "these", "those", a possessor, "both", "such". */
gboolean ng_clause_is_definite (const NgAnalysis *a, NgId noun);

/* "to visit" */
gboolean ng_clause_is_infinitive (const NgAnalysis *a, NgId verb);

/* A hyphen without spaces joins @token and the word behind it. */
gboolean ng_clause_is_hyphened (const NgAnalysis *a, NgId token);

/* First of the two words that a hyphen joins where @token heads them ("swearing-in"), the last if
 * the tree does not say so ("cease-fire"); NG_NONE: no such word. */
NgId ng_clause_hyphened_first (const NgAnalysis *a, NgId token);

/* Lemma of that whole, "cease-fire".  Returns: (transfer full) (nullable) */
char *ng_clause_hyphened (const NgAnalysis *a, NgId token);

#endif
