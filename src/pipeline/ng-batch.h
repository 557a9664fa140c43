/* ng-batch.h: many documents through worker threads, results in the order of the inputs.
 *
 * Workers read and extract; the calling thread takes the results in order and writes them, so that
 * the bytes that come out do not depend on the number of workers.  At most a few results wait at a
 * time, so memory does not grow with the number of inputs.
 */
#ifndef NG_BATCH_H
#define NG_BATCH_H

#include "pipeline/ng-event-rows.h"
#include "pipeline/ng-extractor.h"
#include "rdf/ng-rdf-writer.h"

/* One input; workers fill the rest. */
typedef struct
{
  const char *name; /* path, "-" for standard input */

  NgStatements *statements; /* NULL if it failed, or rows are asked for */
  GString *rows;            /* NULL if it failed, or statements are asked for */
  GError *error;            /* why */
  guint64 n_words;
} NgBatchItem;

typedef struct
{
  const NgExtractor *extractor;
  NgDocumentOptions document;
  NgGraphOptions graph;
  NgRowsFormat rows; /* NG_ROWS_NONE: statements */
  guint jobs;        /* 1..NG_MAX_JOBS */
} NgBatchOptions;

/* Called in input order in the calling thread; the item's statements and error are freed after it.
 * FALSE with @error set stops the batch. */
typedef gboolean (*NgBatchTake) (guint index, NgBatchItem *item, gpointer data, GError **error);

/* Runs @n inputs. FALSE and the error of @take if it stopped the batch; inputs that fail do not. */
gboolean ng_batch_run (const NgBatchOptions *options, const char *const *names, guint n,
                       NgBatchTake take, gpointer data, GError **error);

/* What messages call the input @name: standard input instead of "-". Returns: (transfer none). */
const char *ng_batch_shown_name (const char *name);

/* Reads a whole file, or standard input for "-"; refuses directories and what exceeds @max bytes
 * before it is read whole.
 * Returns: (transfer full): NULL and NG_ERROR_IO, NG_ERROR_INPUT or NG_ERROR_LIMIT on error. */
guint8 *ng_batch_read_file (const char *name, gsize max, gsize *length, GError **error);

#endif
