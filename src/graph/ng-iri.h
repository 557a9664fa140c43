/* ng-iri.h: which strings are IRIs that every RDF reader takes. */
#ifndef NG_IRI_H
#define NG_IRI_H

#include <glib.h>

/* TRUE if @iri is an absolute IRI by RFC 3987, in valid UTF-8: scheme, no space, no control
 * character, none of <>"{}|^`\, percent signs only before two hex digits, one '#' at most, brackets
 * only in the host, no private or unassigned planes. */
gboolean ng_iri_is_absolute (const char *iri);

/* Makes an address that people wrote into an IRI by percent escapes.
 * Returns: (transfer full) (nullable): NULL if it is no absolute IRI even then. */
char *ng_iri_from_address (const char *address);

/* TRUE for the non-ASCII characters of an IRI (ucschar). */
gboolean ng_iri_is_ucschar (gunichar c);

#endif
