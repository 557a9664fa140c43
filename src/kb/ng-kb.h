/* ng-kb.h: a knowledge base: one file, mapped read-only; names → candidates → what is known of
 * them.
 *
 * Immutable once open, shared by all threads.  Opening checks header and directory and costs no
 * time in the size of the file; ng_kb_verify reads it all.  No number of the file decides how far
 * memory is read: a broken file gives no candidates.
 *
 * The file, little-endian: header of 64 bytes (magic "NGKBASE\n", u32 version, u32 endian tag,
 * u64 length, SHA-256 of all behind the header, 8 zeros); the entries (ng-kb-entry.h), by id; the
 * names; u64 start of each entry and of the end of the last; u64 start of each block of names,
 * likewise; the manifest, lines of "key: value"; the directory: u64 number of entries, of keys and
 * of blocks, u64 start of names, of the table of entries, of the table of blocks and of the
 * manifest, u64 zero.
 * Names are sorted by key, front-coded in blocks of 16.  Each: number of bytes shared with the key
 * before (0 at the start of a block), number of further bytes, these, number of candidates, and
 * for each 4 × its number + kind of name, the likeliest first; numbers in groups of seven bits.
 */
#ifndef NG_KB_H
#define NG_KB_H

#include "kb/ng-kb-entry.h"
#include "kb/ng-kb-runs.h"

typedef struct _NgKb NgKb;

/* Candidates of one name that are kept, the likeliest. */
#define NG_KB_MAX_CANDIDATES 64u

typedef struct
{
  guint32 index; /* of ng_kb_get */
  NgKbNameKind kind;
} NgKbCandidate;

/* Returns: (transfer full): NULL and NG_ERROR_DATA. */
NgKb *ng_kb_open (const char *path, GError **error);
void ng_kb_free (NgKb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgKb, ng_kb_free)

/* Checks the SHA-256 of the file. FALSE and NG_ERROR_DATA. Cost: one pass over the file. */
gboolean ng_kb_verify (const NgKb *self, GError **error);

guint64 ng_kb_n_entries (const NgKb *self);
guint64 ng_kb_n_keys (const NgKb *self);

/* 64 hex digits: names this very base. */
const char *ng_kb_digest (const NgKb *self);

/* The value of a line of the manifest (title, source, licence). (transfer full) (nullable). */
char *ng_kb_manifest (const NgKb *self, const char *key);

/* The candidates for @name (any spelling that has the same key), the likeliest first.
 * @out: room for NG_KB_MAX_CANDIDATES. Returns: how many. Cost: log n in the names. */
guint ng_kb_find (const NgKb *self, const char *name, gsize length, NgKbCandidate *out);

/* Reads an entry; its strings point into the file. FALSE if there is none, or it is broken. */
gboolean ng_kb_get (const NgKb *self, guint64 index, NgKbEntry *entry);

/* Calls @take for each name of the base, by key. FALSE from @take stops and is returned. */
typedef gboolean (*NgKbTakeCandidate) (const char *key, gsize length,
                                       const NgKbCandidate *candidate, gpointer data);
gboolean ng_kb_each_name (const NgKb *self, NgKbTakeCandidate take, gpointer data);

#endif
