/* ng-claim-rows.h: claims as rows of a table, for spreadsheets and for Discourse Network Analyzer.
 *
 * Reads the records that the graph is built from; one row a claim, in text order.  csv-claims: all
 * that is known of it; dna: the table of statements that the analyzer works on, with the content
 * as concept and the agreement left to the coder.
 */
#ifndef NG_CLAIM_ROWS_H
#define NG_CLAIM_ROWS_H

#include "record/ng-analysis.h"

extern const char ng_claim_rows_csv_header[];
extern const char ng_claim_rows_dna_header[];

/* Appends the rows of one document. @base: start of the IRIs, as the graph has them.
 * FALSE and NG_ERROR_FORMAT if an IRI cannot be made. */
gboolean ng_claim_rows_put (const NgAnalysis *analysis, gboolean dna, const char *base,
                            GString *out, GError **error);

#endif
