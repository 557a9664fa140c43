/* ng-extractor.h: the order of the stages, for one document at a time.
 *
 * An extractor holds tables, weights and finders; it is immutable after new and shared by all
 * worker threads.
 */
#ifndef NG_EXTRACTOR_H
#define NG_EXTRACTOR_H

#include "document/ng-document-reader.h"
#include "graph/ng-graph.h"
#include "net/ng-net.h"
#include "record/ng-analysis.h"

typedef struct _NgExtractor NgExtractor;

/* How far to read. */
typedef enum
{
  NG_STAGE_DOCUMENT,
  NG_STAGE_SEGMENT,
  NG_STAGE_SYNTAX,
  NG_STAGE_MENTION,
  NG_STAGE_TIME,
  NG_STAGE_ENTITY,
  NG_STAGE_EVENT,
  NG_STAGE_CLAIM,
  NG_STAGE_LINK, /* after claims, which add those who are called by their office alone */
  NG_N_STAGES,
  NG_STAGE_LAST = NG_N_STAGES - 1
} NgStage;

/* @data_dir: (nullable): default $NEWSGRAPH_DATA, else where it was installed.
 * Returns: (transfer full): NULL and NG_ERROR_DATA on error. */
NgExtractor *ng_extractor_new (const char *data_dir, GError **error);

/* As above, with a user's file of aliases, see entity/ng-aliases.h; @aliases: (nullable). */
NgExtractor *ng_extractor_new_with (const char *data_dir, const char *aliases, GError **error);
void ng_extractor_free (NgExtractor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgExtractor, ng_extractor_free)

/* Links with the base at @path from now on; NULL: not at all.  Part of making it: before the first
 * document.  A new extractor has the base that comes with the program, if there is one.
 * FALSE and NG_ERROR_DATA, nothing changed. */
gboolean ng_extractor_use_kb (NgExtractor *self, const char *path, GError **error);

/* Where the knowledge base of the program lies: $NEWSGRAPH_KB, else world.kb among the data.
 * @data_dir: (nullable), as above. Returns: (transfer full). */
char *ng_extractor_kb_path (const char *data_dir);

/* Digest of weights, tables and knowledge base, hex: part of a run's name. */
const char *ng_extractor_digest (const NgExtractor *self);

/* Sets what @options say of the extractor: settings and knowledge base. */
void ng_extractor_describe (const NgExtractor *self, NgGraphOptions *options);

/* Returns: (transfer none): the network, for dumps of what its heads say. */
const NgNet *ng_extractor_net (const NgExtractor *self);

/* Reads one document up to and including @last.
 * Returns: (transfer full): NULL and the error of the stage that failed. */
NgAnalysis *ng_extractor_read (const NgExtractor *self, const char *name, const guint8 *bytes,
                               gsize length, const NgDocumentOptions *options, NgStage last,
                               GError **error);

/* Last stage that must run for @layer to be complete. */
NgStage ng_extractor_stage_of (NgLayer layer);

#endif
