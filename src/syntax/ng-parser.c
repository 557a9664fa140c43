/* ng-parser.c: see ng-parser.h. */
#include "syntax/ng-parser.h"

struct _NgParser
{
  const NgLexicon *lexicon;
  const NgNet *net;
};

NgParser *
ng_parser_new (const NgLexicon *lexicon, const NgNet *net, GError **error)
{
  NgParser *self = g_new0 (NgParser, 1);
  self->lexicon = lexicon;
  self->net = net;
  return self;
}

void
ng_parser_free (NgParser *self)
{
  g_free (self);
}

gboolean
ng_parser_run (const NgParser *self, NgAnalysis *analysis, GError **error)
{
  return TRUE;
}
