/* fuzz-document.c: any bytes → document and tokens, which validate. */
#include "document/ng-document-reader.h"
#include "segment/ng-segmenter.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  static NgLexicon *lexicon;
  static NgDocumentReader *reader;
  static NgSegmenter *segmenter;
  g_autoptr (GError) error = NULL;
  NgDocumentOptions options = { .force = TRUE };

  if (lexicon == NULL)
    {
      lexicon = ng_lexicon_open (NG_SRCDIR "/data", NULL);
      reader = ng_document_reader_new (lexicon, NULL);
      segmenter = ng_segmenter_new (lexicon, NULL);
    }
  g_autoptr (NgAnalysis) a
      = ng_document_reader_read (reader, "fuzz", bytes, length, &options, &error);
  g_assert ((a == NULL) == (error != NULL));
  if (a == NULL)
    return 0;
  g_assert_true (ng_segmenter_run (segmenter, a, &error));
  g_assert_true (ng_analysis_validate (a, &error));
  return 0;
}
