/* ng-claim-commit.h: drafts → claims, contents and the sources that the text leaves unnamed. */
#ifndef NG_CLAIM_COMMIT_H
#define NG_CLAIM_COMMIT_H

#include "claim/ng-claim-scene.h"

/* Writes claims and contents in text order, and unnamed sources, which keep their words. */
void ng_claim_commit_run (NgClaimScene *scene);

#endif
