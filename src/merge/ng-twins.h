/* ng-twins.h: what graphs say of an event, and how likely two events are one happening.
 *
 * Strings are terms as N-Triples writes them.  The score is evidence for a candidate, never a
 * decision: shared parties, time, place and words, each a factor (see ng-twins.c). */
#ifndef NG_TWINS_H
#define NG_TWINS_H

#include "base/ng-day.h"

typedef struct _NgTwin NgTwin;

/* @iri: "<…#event_1_2>". Returns: (transfer full). */
NgTwin *ng_twin_new (const char *iri);
void ng_twin_free (NgTwin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgTwin, ng_twin_free)

/* One statement about the event, in any order. */
void ng_twin_take (NgTwin *self, const char *predicate, const char *object);

/* One line, its group first: only events of one group can match, and lines sort by group, then by
 * first day.  An event without a day counts as reported around @published, weakly.
 * Returns: (transfer full) (nullable): NULL if too little is known to tell it from others. */
char *ng_twin_format (NgTwin *self, NgDay published);
/* Returns: (transfer full). */
NgTwin *ng_twin_parse (const char *line);

const char *ng_twin_iri (const NgTwin *self);
const char *ng_twin_group (const NgTwin *self);
NgDay ng_twin_first (const NgTwin *self);
NgDay ng_twin_last (const NgTwin *self);

/* 0 to 1; 0 for events of one document, which its reading has told apart already. */
float ng_twin_score (const NgTwin *a, const NgTwin *b);

/* Length of the IRI of the document that the term lies in, with the bracket before it; 0: none. */
gsize ng_twin_document_length (const char *term);

#endif
