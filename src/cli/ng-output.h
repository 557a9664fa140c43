/* ng-output.h: a file that appears whole or not at all.
 *
 * Bytes go to a temporary file beside the target, which is renamed over it by commit and removed
 * by free without commit, or when SIGINT or SIGTERM ends the program.  Standard output ("-") is
 * written as it comes.  One output is open at a time.
 */
#ifndef NG_OUTPUT_H
#define NG_OUTPUT_H

#include <glib.h>

typedef struct _NgOutput NgOutput;

/* @path: NULL or "-" for standard output. NULL and NG_ERROR_IO on error. */
NgOutput *ng_output_open (const char *path, GError **error);

/* Removes what was not committed. */
void ng_output_free (NgOutput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgOutput, ng_output_free)

/* An NgRdfSink; @data is the NgOutput. */
gboolean ng_output_write (gconstpointer bytes, gsize length, gpointer data, GError **error);

/* Flushes, checks, closes and renames. */
gboolean ng_output_commit (NgOutput *self, GError **error);

#endif
