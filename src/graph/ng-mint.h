/* ng-mint.h: the IRI of everything in a graph, a function of the text or of a name.
 *
 * doc/n<32 hex>, and on it #offset_b_e, #claim_b_e, #event_b_e in code points; person/<slug>,
 * country/<alpha-3>, place/…, organisation/<slug>, event/<slug>, post/CHN-ambassador-RUS,
 * role/<slug>, time/<TIMEX3 value>, run/<version>-<digest>, software/newsgraph-<version>,
 * graph/entities.  What has no global name is scoped to the document: doc/n…#person_<slug>.
 *
 * All strings that are returned belong to the chunk that the mint was made with.
 */
#ifndef NG_MINT_H
#define NG_MINT_H

#include "graph/ng-offsets.h"
#include "graph/ng-statement.h"
#include "record/ng-analysis.h"

typedef struct
{
  const NgAnalysis *analysis;
  const char *base;
  const char *document; /* IRI of the article */
  NgOffsets *offsets;
  const char **entities; /* IRI, one an entity; several records may share one */
  const char **claims;   /* IRI, one a claim, all different */
  GStringChunk *strings;
} NgMint;

/* A calendar interval with a name of its own. */
typedef struct
{
  const char *iri;
  NgDay first, last;
} NgMintedTime;

/* Returns: (transfer full): NULL and NG_ERROR_FORMAT if an entity's IRI is none. */
NgMint *ng_mint_new (const NgAnalysis *analysis, const char *base, GStringChunk *strings,
                     GError **error);
void ng_mint_free (NgMint *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgMint, ng_mint_free)

const char *ng_mint_graph (const NgMint *self, NgGraphKind kind);
const char *ng_mint_offset (const NgMint *self, NgSpan span);
const char *ng_mint_event (const NgMint *self, NgSpan trigger);

/* TRUE if the entity's IRI is a part of the document's. */
gboolean ng_mint_is_local (const NgMint *self, const char *iri);

const char *ng_mint_organisation (const NgMint *self, const char *name);
const char *ng_mint_day (const NgMint *self, NgDay day);

/* FALSE if the time has no place in the calendar. */
gboolean ng_mint_time (const NgMint *self, const NgTime *time, NgMintedTime *out);

/* The post that @entity holds. Returns: (nullable): NULL if its text or its place is not known. */
const char *ng_mint_post (const NgMint *self, const NgEntity *entity);
/* Of a membership of @country in @body from the year of @first on. */
const char *ng_mint_membership (const NgMint *self, NgId country, NgId body, NgDay first);
/* Of what the document says of a person: one node for all words that say it. */
const char *ng_mint_trait (const NgMint *self, const NgTrait *trait);
const char *ng_mint_role (const NgMint *self, const char *post);
/* The country or organisation that @entity's post is in, or NG_NONE. */
NgId ng_mint_post_place (const NgEntity *entity);

/* The statement that @entity (an IRI) is what another base calls @same ("Q148"). */
const char *ng_mint_link (const NgMint *self, const char *entity, const char *same);
/* A knowledge base, by title and digest. */
const char *ng_mint_kb (const NgMint *self, const char *title, const char *digest);

const char *ng_mint_run (const NgMint *self, const char *version, const char *settings);
const char *ng_mint_software (const NgMint *self, const char *version);

/* "CHN" of …/country/CHN: what follows the last '/' or '#'. */
const char *ng_mint_local_name (const char *iri);

#endif
