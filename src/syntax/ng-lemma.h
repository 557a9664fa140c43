/* ng-lemma.h: the lemma and the inflection of a word of which the tag is known.
 *
 * Tables first (lemmas.tsv), then endings (lemma-endings.tsv), then the form in lower case.
 */
#ifndef NG_LEMMA_H
#define NG_LEMMA_H

#include "lexicon/ng-lexicon.h"
#include "record/ng-record.h"

typedef struct _NgLemmatizer NgLemmatizer;

/* Keeps a reference to @lexicon. Returns: (transfer full): NULL and NG_ERROR_DATA naming table and
 * row. */
NgLemmatizer *ng_lemmatizer_new (const NgLexicon *lexicon, GError **error);
void ng_lemmatizer_free (NgLemmatizer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgLemmatizer, ng_lemmatizer_free)

/* @form: UTF-8 of @length bytes. @second: the second of two readings ("put": past), where there
 * are two. @lemma: replaced by the result, never empty.  Returns: the inflection. */
NgInflection ng_lemmatizer_find (const NgLemmatizer *self, const char *form, gsize length,
                                 NgUpos upos, gboolean second, GString *lemma);

/* Inflection of the second reading; NG_N_FORMS if there is but one. */
NgInflection ng_lemmatizer_second (const NgLemmatizer *self, const char *form, gsize length,
                                   NgUpos upos);

#endif
