/* ng-linker.h: the stage that links entities to a knowledge base. */
#ifndef NG_LINKER_H
#define NG_LINKER_H

#include "kb/ng-kb.h"
#include "record/ng-analysis.h"

typedef struct _NgLinker NgLinker;

/* @kb: must live as long. Returns: (transfer full). */
NgLinker *ng_linker_new (const NgKb *kb);
void ng_linker_free (NgLinker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgLinker, ng_linker_free)

/* Appends a link for each entity that one entry fits well enough. Cost: a few look-ups a name. */
gboolean ng_linker_run (const NgLinker *self, NgAnalysis *analysis, GError **error);

#endif
