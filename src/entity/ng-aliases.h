/* ng-aliases.h: a user's word on who is who: names that mean one bearer, names to keep apart.
 *
 * The file is a table like those of data/: comments, a line "#columns" and rows of fields between
 * tabs.  Columns form, kind (person, organisation, place, country), iri ("person/jan-vos",
 * "country/BEL"; "-": somebody whom the article alone knows); and, if the user likes, name (the
 * label), qid (Wikidata) and document (the row counts in this document only: its file or address).
 *
 * A row speaks of all names of its kind that are its form but for case, accents, dots and hyphens.
 * It wins over tables and rules; the origin of what it decided is "FILE:LINE".
 */
#ifndef NG_ALIASES_H
#define NG_ALIASES_H

#include "entity/ng-entity-work.h"

typedef struct _NgAliases NgAliases;

/* Opens @path. @lexicon: must have the table countries.
 * Returns: (transfer full): NULL and NG_ERROR_DATA with file, line and what was expected. */
NgAliases *ng_aliases_open (const char *path, const NgLexicon *lexicon, GError **error);
void ng_aliases_free (NgAliases *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgAliases, ng_aliases_free)

/* SHA-256 of the file, 64 hex digits. */
const char *ng_aliases_digest (const NgAliases *self);

/* Moves the mentions that the user's aliases name to whom they name.  Needs names referred; cost
 * linear in mentions and references. */
void ng_aliases_apply (const NgAliases *self, NgWork *work);

#endif
