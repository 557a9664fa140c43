/* ng-document-reader.c: see ng-document-reader.h. */
#include "document/ng-document-reader.h"

struct _NgDocumentReader
{
  const NgLexicon *lexicon;
};

NgDocumentReader *
ng_document_reader_new (const NgLexicon *lexicon, GError **error)
{
  NgDocumentReader *self = g_new0 (NgDocumentReader, 1);
  self->lexicon = lexicon;
  return self;
}

void
ng_document_reader_free (NgDocumentReader *self)
{
  g_free (self);
}

NgAnalysis *
ng_document_reader_read (const NgDocumentReader *self, const char *name, const guint8 *bytes,
                         gsize length, const NgDocumentOptions *options, GError **error)
{
  NgAnalysis *a = ng_analysis_new ((const char *) bytes, length);
  a->document.name = ng_analysis_string (a, name);
  return a;
}
