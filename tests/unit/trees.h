/* trees.h: articles of hand-written trees, for tests of a stage without the network.
 *
 * A token is "form/lemma/UPOS/inflection/head/rel", head 1-based in its sentence, 0 for the root;
 * "|" begins a new sentence; '_' in form and lemma is a space.  What a seventh field means, the
 * test says.
 */
#ifndef TEST_TREES_H
#define TEST_TREES_H

#include "record/ng-analysis.h"

/* Takes the seventh field of @token, whose form is @form. */
typedef void (*TestTreesField) (NgAnalysis *a, NgId token, const char *form, const char *field);

/* One paragraph with tokens, tags and sentences. Returns: (transfer full). */
NgAnalysis *test_trees_read (const char *spec, TestTreesField take);

/* Index of @name, which must be there. */
int test_name_index (const char *const *names, const char *name);

/* Appends a name of one token. Returns: the mention. */
NgId test_trees_name (NgAnalysis *a, NgId token, NgKind kind);

/* Appends an entity that nothing but its name is known of. */
NgId test_trees_entity (NgAnalysis *a, NgKind kind, const char *name, const char *iri);

void test_trees_refer (NgAnalysis *a, NgId mention, NgId entity);

#endif
