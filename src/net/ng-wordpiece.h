/* ng-wordpiece.h: words to numbers of pieces, as BERT (uncased) cuts them.
 *
 * Lower case, NFD, marks off; control characters off; cut before and after every CJK ideograph and
 * every character that is neither letter nor digit; each part into the longest pieces first, those
 * inside a part with "##" in front.  A part with a gap, or of more than 100 characters, is one
 * [UNK].  Source of the rules: J. Devlin et al., BERT, 2018; as in the training of the weights,
 * symbols ("€") are cut off like punctuation.
 */
#ifndef NG_WORDPIECE_H
#define NG_WORDPIECE_H

#include <glib.h>

#include "net/ng-weights.h"

/* Pieces of one word; what is beyond carries nothing that the first piece's vector needs. */
#define NG_MAX_PIECES 12u

typedef struct _NgWordpiece NgWordpiece;

typedef enum
{
  NG_SHAPE_LOWER,
  NG_SHAPE_CAPITALISED,
  NG_SHAPE_ALL_CAPS,
  NG_SHAPE_MIXED,
  NG_SHAPE_DIGITS, /* digits without letters */
  NG_SHAPE_OTHER,  /* also [CLS] and [SEP] */
  NG_N_SHAPES
} NgShape;

/* Reads the vocabulary of @weights, which must outlive it.  Returns: (transfer full): NULL and
 * NG_ERROR_DATA. */
NgWordpiece *ng_wordpiece_new (const NgWeights *weights, GError **error);
void ng_wordpiece_free (NgWordpiece *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgWordpiece, ng_wordpiece_free)

guint32 ng_wordpiece_size (const NgWordpiece *self);
guint32 ng_wordpiece_cls (const NgWordpiece *self);
guint32 ng_wordpiece_sep (const NgWordpiece *self);
guint32 ng_wordpiece_unknown (const NgWordpiece *self);

/* @word: UTF-8 of @length bytes. Returns: 1 to NG_MAX_PIECES, the pieces' numbers in @pieces. */
guint ng_wordpiece_cut (const NgWordpiece *self, const char *word, gsize length,
                        guint32 pieces[NG_MAX_PIECES]);

NgShape ng_wordpiece_shape (const char *word, gsize length);

#endif
