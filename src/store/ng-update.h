/* ng-update.h: texts of SPARQL Update that keep the default graph as the merge of the named graphs:
 * what comes is added to both; what goes leaves the default graph if no other graph holds it.
 */
#ifndef NG_UPDATE_H
#define NG_UPDATE_H

#include <glib.h>

/* Quads of a data block. */
typedef struct
{
  guint n;
  /*< private >*/
  GString *named, *merged;
  char *graph; /* nullable: of the GRAPH block that is open */
} NgUpdate;

void ng_update_init (NgUpdate *self);
void ng_update_clear (NgUpdate *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NgUpdate, ng_update_clear)

/* @triple: "<s> <p> <o>", without blank nodes in what is deleted. */
void ng_update_put (NgUpdate *self, const char *graph, const char *triple);

/* Each appends operations to @out, separated from those that it holds; nothing for nothing. */
void ng_update_insert (const NgUpdate *self, GString *out);
void ng_update_delete (const NgUpdate *self, GString *out); /* from their graphs alone */
void ng_update_drop (const char *graph, GString *out);      /* it alone */
/* From the default graph: @rows are "(<s> <p> <o>)", those that no named graph holds go. */
void ng_update_unmerge (const GString *rows, GString *out);
void ng_update_remove (const char *document, GString *out); /* all of it */

#endif
