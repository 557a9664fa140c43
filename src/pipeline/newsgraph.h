/* newsgraph.h: the public interface of libnewsgraph.
 *
 * Open an extractor once (tables and weights, 0.2 s), make a writer for each output, and extract
 * documents into it:
 *
 *   NewsgraphExtractor *x = newsgraph_extractor_new (NULL, &error);
 *   NewsgraphWriter *w = newsgraph_writer_new ("nquads", sink, file, &error);
 *   newsgraph_extract (x, w, "a.txt", bytes, length, NULL, &error);
 *   newsgraph_writer_finish (w, &error);
 *
 * An extractor is immutable and may be shared by threads; a writer belongs to one thread at a time.
 * Functions that fail return NULL or FALSE and set @error in the domain newsgraph_error_quark.
 */
#ifndef NEWSGRAPH_H
#define NEWSGRAPH_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct _NgExtractor NewsgraphExtractor;
typedef struct _NgRdfWriter NewsgraphWriter;

/* Takes bytes of the output. Returns: FALSE with @error set if they could not all be written. */
typedef gboolean (*NewsgraphSink) (gconstpointer bytes, gsize length, gpointer data,
                                   GError **error);

/* What is known of one document; a zeroed struct means: nothing, and the defaults. */
typedef struct
{
  const char *date;       /* (nullable): YYYY-MM-DD or YYYY-MM, day or month of publication */
  const char *url;        /* (nullable): address of the article */
  const char *publisher;  /* (nullable) */
  const char *base;       /* (nullable): start of all IRIs */
  gboolean lean_mentions; /* write only anchor and referent of each mention */
  gboolean no_text;       /* leave the text of the article out */
  gboolean force;         /* read it even if it does not look like English */
  gsize max_bytes;        /* 0: 4 MiB */
} NewsgraphOptions;

/* Returns: (transfer none): the version of the library, "0.1.0". */
const char *newsgraph_version (void);

/* The domain of all errors; codes say whether input, data or environment is at fault. */
GQuark newsgraph_error_quark (void);

/* Opens tables and weights. @data_dir: (nullable): default $NEWSGRAPH_DATA, else where they were
 * installed.  Returns: (transfer full). */
NewsgraphExtractor *newsgraph_extractor_new (const char *data_dir, GError **error);

/* Frees an extractor; NULL is fine. */
void newsgraph_extractor_free (NewsgraphExtractor *self);

/* Starts an output. @format: "turtle", "trig", "ntriples", "nquads" or "rdfxml".
 * Returns: (transfer full). */
NewsgraphWriter *newsgraph_writer_new (const char *format, NewsgraphSink sink, gpointer data,
                                       GError **error);

/* Frees a writer; what was not finished is not complete. NULL is fine. */
void newsgraph_writer_free (NewsgraphWriter *self);

/* Reads one document (plain text or a JSON object) and writes its graph.
 * @name: for messages.  @options: (nullable). */
gboolean newsgraph_extract (const NewsgraphExtractor *extractor, NewsgraphWriter *writer,
                            const char *name, const guint8 *bytes, gsize length,
                            const NewsgraphOptions *options, GError **error);

/* Ends the output. */
gboolean newsgraph_writer_finish (NewsgraphWriter *self, GError **error);

G_END_DECLS

#endif
