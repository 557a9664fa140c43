/* ng-window.h: cuts a document into overlapping windows for the encoder.
 *
 * Every word belongs to the core of exactly one window; its vector is read there.  Cores end
 * between sentences, rather between paragraphs, where one fits; around the core stand words of
 * context.  A sentence longer than a core is cut between words.
 */
#ifndef NG_WINDOW_H
#define NG_WINDOW_H

#include <glib.h>

#include "net/ng-net.h"

/* Pieces of one window, [CLS] and [SEP] included: as many as in the training of the weights, whose
 * trees get worse in longer windows. */
#define NG_WINDOW_PIECES 256u

typedef struct
{
  gsize first, last;           /* words of the window: first to last - 1 */
  gsize core_first, core_last; /* words whose vectors it gives */
} NgWindow;

/* @n_pieces: pieces of each word, 1 to NG_MAX_PIECES. Returns: (transfer full): NgWindow's, in
 * order; empty for no words. */
GArray *ng_window_cut (const NgNetWord *words, const guint8 *n_pieces, gsize n);

#endif
