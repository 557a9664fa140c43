/* ng-kb-dump.h: a Wikidata JSON dump → a knowledge base, in bounded memory, resumable.
 *
 * The folder OUTPUT.parts holds the runs that are done and a file "input" that says of which dump
 * and with which options; a build that was stopped goes on from there when it is called again, and
 * gives the same bytes.  It is removed when the base is written.
 */
#ifndef NG_KB_DUMP_H
#define NG_KB_DUMP_H

#include <glib.h>

/* What is known while a build runs. */
typedef struct
{
  guint64 bytes;    /* uncompressed, read */
  guint64 lines;    /* read */
  guint64 damaged;  /* of these: skipped */
  guint64 resumed;  /* bytes that an earlier run had read */
  double part;      /* of the input, 0..1; negative: not known */
  gboolean writing; /* all is read */
} NgKbProgress;

typedef struct
{
  const char *input;  /* file or "-" */
  const char *output; /* file */
  const char *title;
  const char *const *languages;
  guint min_wikipedias;
  gsize run_bytes; /* 0: the default */
  /* Called now and then: (nullable). */
  void (*progress) (const NgKbProgress *progress, gpointer data);
  /* Called at each damaged line, with its number and the byte where it shows. */
  void (*damaged) (guint64 line, gsize byte, gpointer data);
  gpointer data;
} NgKbDumpOptions;

/* FALSE and NG_ERROR_IO, NG_ERROR_INPUT; what was done stays in OUTPUT.parts. @done: (out). */
gboolean ng_kb_dump_build (const NgKbDumpOptions *options, NgKbProgress *done, GError **error);

#endif
