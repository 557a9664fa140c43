/* ng-kb-format.h: numbers of the file that reader and writer share; ng-kb.h tells the layout. */
#ifndef NG_KB_FORMAT_H
#define NG_KB_FORMAT_H

#include <glib.h>

#include "base/ng-mapped.h"

#define NG_KB_MAGIC "NGKBASE\n"
#define NG_KB_VERSION 2u
#define NG_KB_HEADER NG_MAPPED_HEADER
#define NG_KB_BLOCK 16u /* keys */

/* The directory, the last bytes of the file. */
typedef struct
{
  guint64 n_entries, n_keys, n_blocks;
  guint64 names_at, entry_table_at, block_table_at, manifest_at;
  guint64 zero;
} NgKbDirectory;

#define NG_KB_DIRECTORY_WORDS (sizeof (NgKbDirectory) / sizeof (guint64))

#endif
