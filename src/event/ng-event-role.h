/* ng-event-role.h: who takes part in an event, and how.
 *
 * Sources: subject, object and obliques of a verb; possessors, modifiers and prepositions of a noun
 * and of the verb that carries it.  Which preposition gives which role depends on the class. */
#ifndef NG_EVENT_ROLE_H
#define NG_EVENT_ROLE_H

#include "event/ng-event-scene.h"

/* Fills the roles of @draft. */
void ng_event_role_find (NgScene *scene, NgDraft *draft);

/* Who hosts, chairs or attends an event does so towards those who take part in it. */
void ng_event_role_host (NgScene *scene, NgDraft *draft);

/* For a noun without participants: those of the verb that governs it or says more of it, if both
 * are of one class ("lawsuits brought by X"). FALSE if there is none. */
gboolean ng_event_role_copy (NgScene *scene, NgDraft *draft);

/* Last resort for a noun that neither names its participants nor is another mention of an event
 * that does: those of the clause it stands in ("In a meeting, the two discussed ..."). */
void ng_event_role_borrow (NgScene *scene, NgDraft *draft);

/* "met X on a visit to Y", "was received during a visit": who the clause is about is on the visit,
 * if nobody else is. */
void ng_event_role_visitor (NgScene *scene, NgDraft *draft);

#endif
