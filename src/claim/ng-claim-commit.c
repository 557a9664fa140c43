/* ng-claim-commit.c: see ng-claim-commit.h. */
#include "claim/ng-claim-commit.h"

#include <string.h>

#include "base/ng-text.h"
#include "claim/ng-claim-candidate.h"

#define UNNAMED "unnamed source"

/* A word that ends no noun phrase. */
static gboolean
is_trailing (const NgClaimScene *self, NgId token)
{
  switch (ng_tag (self->a, token)->upos)
    {
    case NG_UPOS_SCONJ:
    case NG_UPOS_CCONJ:
    case NG_UPOS_ADP:
    case NG_UPOS_DET:
    case NG_UPOS_AUX:
      return TRUE;
    default:
      return ng_claim_scene_is_punct (self, token) || ng_claim_scene_is_time (self, token)
             || ng_claim_tree_is_relative (self->tree, token);
    }
}

static NgId
phrase_end (const NgClaimScene *self, NgId head, NgId last)
{
  NgRange r = { head, last };

  while (r.last > head && is_trailing (self, r.last)
         && !ng_claim_scene_keeps_bracket (self, r.last, r))
    r.last--;
  return r.last;
}

/* Tokens of a label from which it goes without clauses. */
#define MAX_LABEL 10u

/* The source's phrase without what is told about it. */
static NgRange
label_range (const NgClaimScene *self, const NgClaimDraft *d)
{
  NgRange r = d->who;
  NgId head = d->who_head;
  gboolean is_long = r.last - r.first >= MAX_LABEL;

  if (!ng_range_holds (r, head))
    return r;
  NG_CLAIM_FOR_CHILDREN (self->tree, head, c)
  {
    NgId left = self->tree->left[c];
    NgRel rel = ng_tag (self->a, c)->rel;
    if (left > head && left <= r.last
        && (rel == NG_REL_ACL || rel == NG_REL_APPOS || rel == NG_REL_PARATAXIS
            || rel == NG_REL_ADVCL)
        && (is_long || ng_claim_scene_is_punct (self, left - 1)
            || ng_claim_scene_is_punct (self, left)
            || ng_claim_tree_is_relative (self->tree, left)))
      r.last = left - 1;
  }
  r.last = phrase_end (self, head, r.last);
  if (r.last > head && ng_tag (self->a, r.last)->upos == NG_UPOS_PART)
    r.last--;
  return r;
}

/* The phrase without determiners; NG_NONE-safe. Returns: (transfer full). */
static char *
source_words (const NgClaimScene *self, const NgClaimDraft *d)
{
  NgRange r = d->who;
  char *text;

  if (ng_range_is_none (r))
    return g_strdup (UNNAMED);
  r = label_range (self, d);
  while (r.first < r.last && ng_tag (self->a, r.first)->upos == NG_UPOS_DET)
    r.first++;
  text = ng_analysis_dup_text (self->a, ng_token_range (self->a, r.first, r.last - r.first + 1));
  return g_strdelimit (text, "\n\t", ' ');
}

/* ---- what an unnamed source is ---- */

/* A capital at the head of a sentence may have been read as a name's: "Critics". */
static NgSourceKind
kind_of_word (const NgClaimScene *self, NgId token)
{
  g_autofree char *lemma = g_ascii_strdown (ng_claim_tree_lemma (self->tree, token), -1);
  NgSourceKind kind = ng_claim_words_source_kind (self->words, "kind", lemma);
  gsize length = strlen (lemma);

  if (kind == NG_SOURCE_NONE && length > 1 && lemma[length - 1] == 's')
    {
      lemma[length - 1] = '\0';
      kind = ng_claim_words_source_kind (self->words, "kind", lemma);
    }

  if (kind == NG_SOURCE_NONE && ng_claim_words_use (self->words, "document", lemma))
    return NG_SOURCE_DOCUMENT;
  return kind;
}

/* "people close to the family": two words behind the head. */
static NgSourceKind
kind_by_standing (const NgClaimScene *self, NgRange r, NgId head)
{
  NgSourceKind kind = NG_SOURCE_NONE;

  for (NgId t = head + 1; t < r.last && kind == NG_SOURCE_NONE; t++)
    {
      g_autofree char *text = ng_analysis_dup_text (self->a, ng_token_range (self->a, t, 2));
      g_autofree char *words = g_ascii_strdown (text, -1);
      kind = ng_claim_words_source_kind (self->words, "near", words);
    }
  return kind;
}

/* "a number of experts": what it is a number of, where the table does not know the word itself or
 * knows it for anybody's. */
static NgSourceKind
source_kind (const NgClaimScene *self, const NgClaimDraft *d)
{
  NgId part = NG_NONE, head = d->who_head;
  NgSourceKind kind, of;

  if (head == NG_NONE || ng_range_is_none (d->who))
    return NG_SOURCE_NONE;
  kind = kind_by_standing (self, d->who, head);
  if (kind != NG_SOURCE_NONE)
    return kind;
  kind = kind_of_word (self, head);
  part = ng_claim_tree_oblique (self->tree, head, "of");
  of = part == NG_NONE ? NG_SOURCE_NONE : kind_of_word (self, part);
  return of != NG_SOURCE_NONE && (kind == NG_SOURCE_NONE || kind == NG_SOURCE_CITIZEN) ? of : kind;
}

/* ---- the source's records ---- */

static void
refer_to_source (NgClaimScene *self, const NgClaimDraft *d, NgId entity)
{
  NgAnalysis *a = self->a;
  NgRange r = label_range (self, d);
  NgReference reference = { NG_NONE, entity, d->record.score, "unnamed" };
  NgMention mention = {
    .span = ng_token_range (a, r.first, r.last - r.first + 1),
    .first_token = r.first,
    .n_tokens = r.last - r.first + 1,
    .head = d->who_head,
    .kind = NG_KIND_GROUP,
    .form = NG_MENTION_NOMINAL,
    .score = d->record.score,
    .origin = "unnamed",
  };

  if (ng_claim_tree_sentence (self->tree, r.first) != ng_claim_tree_sentence (self->tree, r.last)
      || !ng_range_holds (r, d->who_head) || self->mention[d->who_head] != NG_NONE)
    return;
  reference.mention = ng_analysis_append (a, NG_LAYER_MENTION, &mention);
  ng_analysis_append (a, NG_LAYER_REFERENCE, &reference);
}

/* A source that the text does not name is an agent of this document, labelled with its words. */
static NgId
write_source (NgClaimScene *self, const NgClaimDraft *d)
{
  NgAnalysis *a = self->a;
  g_autofree char *words = source_words (self, d);
  NgEntity entity = {
    .kind = NG_KIND_GROUP,
    .name = ng_analysis_string (a, words),
    .acts_for = NG_NONE,
    .post_of = NG_NONE,
    .accredited_to = NG_NONE,
    .contained_in = NG_NONE,
    .score = d->record.score,
    .origin = ng_claim_candidate_reason (self, d),
  };
  g_autofree char *key = ng_lower (words, -1);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->unnamed, key));
  NgId id;

  if (d->who_head != NG_NONE && self->unnamed_at[d->who_head] != NG_NONE)
    return self->unnamed_at[d->who_head];
  id = known ? known - 1 : ng_analysis_append (a, NG_LAYER_ENTITY, &entity);
  if (!known)
    g_hash_table_insert (self->unnamed, g_steal_pointer (&key), GUINT_TO_POINTER (id + 1));
  if (!ng_range_is_none (d->who))
    refer_to_source (self, d, id);
  if (d->who_head != NG_NONE)
    self->unnamed_at[d->who_head] = id;
  return id;
}

/* An agent that stands for several claims keeps the first kind that their words give it. */
static void
describe_source (const NgClaimScene *self, const NgClaimDraft *d)
{
  NgEntity *e = ng_entity (self->a, d->record.source_entity);

  if (e->iri == NULL && e->kind == NG_KIND_GROUP && e->source_kind == NG_SOURCE_NONE)
    e->source_kind = source_kind (self, d);
}

/* "told reporters": who is spoken to is kept as a source is, if a noun says who. */
static void
write_addressee (NgClaimScene *self, NgClaimDraft *d)
{
  NgClaimDraft to = *d;

  if (d->record.addressee != NG_NONE || d->to_head == NG_NONE
      || ng_tag (self->a, d->to_head)->upos != NG_UPOS_NOUN)
    return;
  to.source_head = to.who_head = d->to_head;
  to.who = (NgRange){ self->tree->left[d->to_head], self->tree->right[d->to_head] };
  while (to.who.first < d->to_head
         && (ng_tag (self->a, to.who.first)->rel == NG_REL_CASE
             || ng_claim_scene_is_punct (self, to.who.first)))
    to.who.first++;
  d->record.addressee = to.record.source_entity = write_source (self, &to);
  describe_source (self, &to);
}

static void
write_claim (NgClaimScene *self, NgClaimDraft *d)
{
  NgAnalysis *a = self->a;
  gboolean unresolved = d->record.source_entity == NG_NONE;
  NgContent content;

  if (!ng_range_is_none (d->cue))
    d->record.cue = ng_token_range (a, d->cue.first, d->cue.last - d->cue.first + 1);
  if (!ng_range_is_none (d->source))
    d->record.source = ng_token_range (a, d->source.first, d->source.last - d->source.first + 1);
  if (unresolved)
    d->record.source_entity = write_source (self, d);
  describe_source (self, d);
  write_addressee (self, d);
  content.claim = ng_analysis_append (a, NG_LAYER_CLAIM, &d->record);
  if (unresolved)
    ng_claim_candidate_write (self, d, content.claim);
  for (guint i = 0; i < d->contents->len; i++)
    {
      NgRange r = g_array_index (d->contents, NgRange, i);
      content.span = ng_token_range (a, r.first, r.last - r.first + 1);
      ng_analysis_append (a, NG_LAYER_CONTENT, &content);
    }
}

void
ng_claim_commit_run (NgClaimScene *self)
{
  ng_claim_scene_sort (self);
  for (guint i = 0; i < self->drafts->len; i++)
    write_claim (self, ng_claim_scene_draft (self, i));
}
