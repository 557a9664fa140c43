/* ng-wikidata.h: one line of a Wikidata JSON dump → an entry.
 *
 * An entry is not finished: its type, its posts and its countries are items, which a build looks
 * up when it has seen all (ng-kb-classes.h).
 */
#ifndef NG_WIKIDATA_H
#define NG_WIKIDATA_H

#include "kb/ng-kb-runs.h"

typedef struct _NgWikidata NgWikidata;

/* @languages: codes, the best first ("en", "mul"); the label is in the first that there is, the
 * other ones are aliases. @min_wikipedias: items that fewer have are left out, unless they hold an
 * office or classes and countries are made of them. */
NgWikidata *ng_wikidata_new (const char *const *languages, guint min_wikipedias);
void ng_wikidata_free (NgWikidata *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgWikidata, ng_wikidata_free)

/* Adds what @line (one line of the dump, any bytes) says to @runs, or nothing if that is no item
 * of use. FALSE for damage: *@at is the byte of the line where it shows. */
gboolean ng_wikidata_add (NgWikidata *self, const char *line, gsize length, NgKbRuns *runs,
                          gsize *at);

#endif
