/* ng-blocks.h: text → blocks: headline, byline, dateline, captions, section heads, paragraphs,
 * notes.
 *
 * Reads: text.  Writes: blocks, and what the dateline says.  Cost: linear.
 */
#ifndef NG_BLOCKS_H
#define NG_BLOCKS_H

#include "document/ng-dateline.h"
#include "record/ng-analysis.h"

typedef struct _NgBlockFinder NgBlockFinder;

/* @dates must outlive it. Returns: (transfer full): NULL and NG_ERROR_DATA if a table is missing.
 */
NgBlockFinder *ng_block_finder_new (const NgLexicon *lexicon, const NgDatelineReader *dates,
                                    GError **error);
void ng_block_finder_free (NgBlockFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgBlockFinder, ng_block_finder_free)

/* Appends the blocks of @analysis, whose document.title helps to know the headline.
 * @dateline: (out): what the dateline says; its span is empty if there is none; an agency that
 * stands alone in a byline is given, too. */
void ng_block_finder_run (const NgBlockFinder *self, NgAnalysis *analysis, NgDateline *dateline);

/* Documents of pretokenized text: runs of lines that are not empty, one paragraph block each. */
void ng_block_finder_run_pretokenized (NgAnalysis *analysis);

#endif
