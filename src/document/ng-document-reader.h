/* ng-document-reader.h: bytes → normalised text, blocks and metadata of one document.
 *
 * Reads: bytes.  Writes: text, document, blocks.
 */
#ifndef NG_DOCUMENT_READER_H
#define NG_DOCUMENT_READER_H

#include "lexicon/ng-lexicon.h"
#include "record/ng-analysis.h"

typedef enum
{
  NG_INPUT_AUTO, /* a JSON object if the first byte that is no white space is '{', else text */
  NG_INPUT_TEXT,
  NG_INPUT_JSON,
  NG_INPUT_PRETOKENIZED, /* one sentence a line, tokens separated by one space, an empty line
                          * between documents: each document is one paragraph block, the text is
                          * kept as is */
} NgInputFormat;

/* What the user says about a document; it wins over what the document says.  All nullable. */
typedef struct
{
  NgInputFormat format;
  const char *date; /* as ng_day_parse */
  const char *url;
  const char *publisher;
  gboolean force;  /* read it even if it does not look like English */
  gsize max_bytes; /* 0: NG_MAX_DOCUMENT_BYTES */
} NgDocumentOptions;

typedef struct _NgDocumentReader NgDocumentReader;

NgDocumentReader *ng_document_reader_new (const NgLexicon *lexicon, GError **error);
void ng_document_reader_free (NgDocumentReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgDocumentReader, ng_document_reader_free)

/* @name: for messages.  Returns: (transfer full): NULL and NG_ERROR_INPUT, NG_ERROR_LIMIT or
 * NG_ERROR_LANGUAGE naming @name, the byte and what was expected. */
NgAnalysis *ng_document_reader_read (const NgDocumentReader *self, const char *name,
                                     const guint8 *bytes, gsize length,
                                     const NgDocumentOptions *options, GError **error);

#endif
