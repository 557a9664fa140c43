/* ng-window.c: see ng-window.h.
 *
 * A document that fits into one window is one.  Of longer ones, cores are made as equal as sentence
 * ends allow, left to right: the last one must not be a fragment, which would be read without its
 * context.  Cost: linear in the words.
 */
#include "net/ng-window.h"

#include "net/ng-wordpiece.h"

/* Context on each side, and what is left for the core.  Overlap costs time, hence no more. */
#define CONTEXT 12u
#define CORE (NG_WINDOW_PIECES - 2u - 2u * CONTEXT)

/* How many pieces off the ideal length the end of a paragraph is worth. */
#define PARAGRAPH_BONUS 24u

/* First word behind the core that starts at word @first. @left: pieces from there to the end. */
static gsize
end_core (const NgNetWord *words, const guint8 *n_pieces, gsize n, gsize first, gsize left)
{
  gsize n_cores = (left + CORE - 1) / CORE, ideal = (left + n_cores - 1) / n_cores;
  gsize pieces = 0, best = 0, best_cost = G_MAXSIZE, i = first;

  for (; i < n && pieces + n_pieces[i] <= CORE; i++)
    {
      pieces += n_pieces[i];
      if (i + 1 < n && words[i].sentence == words[i + 1].sentence)
        continue;
      gsize cost = PARAGRAPH_BONUS + (pieces > ideal ? pieces - ideal : ideal - pieces);
      if (i + 1 == n || words[i].paragraph != words[i + 1].paragraph)
        cost -= PARAGRAPH_BONUS;
      if (cost <= best_cost)
        {
          best_cost = cost;
          best = i + 1;
        }
    }
  return i == n ? n : best > first ? best : i;
}

/* Adds context on both sides: first the side's due, then what the other side left over. */
static void
add_context (NgWindow *window, const guint8 *n_pieces, gsize n, gsize core)
{
  gsize room = MIN (NG_WINDOW_PIECES - 2u - core, 2u * CONTEXT), due = room / 2;

  for (guint pass = 0; pass < 2; pass++, due = room)
    {
      gsize before = due, after = due;
      while (window->first > 0 && n_pieces[window->first - 1] <= before)
        {
          before -= n_pieces[--window->first];
          room -= n_pieces[window->first];
        }
      if (pass > 0)
        after = room;
      while (window->last < n && n_pieces[window->last] <= after)
        {
          after -= n_pieces[window->last];
          room -= n_pieces[window->last++];
        }
    }
}

GArray *
ng_window_cut (const NgNetWord *words, const guint8 *n_pieces, gsize n)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (NgWindow));
  gsize left = 0;

  for (gsize i = 0; i < n; i++)
    {
      g_assert (n_pieces[i] >= 1 && n_pieces[i] <= NG_MAX_PIECES);
      left += n_pieces[i];
    }
  for (gsize first = 0; first < n;)
    {
      gboolean whole = first == 0 && left <= NG_WINDOW_PIECES - 2u;
      gsize last = whole ? n : end_core (words, n_pieces, n, first, left), core = 0;
      NgWindow window = { first, last, first, last };
      for (gsize i = first; i < last; i++)
        core += n_pieces[i];
      add_context (&window, n_pieces, n, core);
      g_array_append_val (windows, window);
      left -= core;
      first = last;
    }
  return windows;
}
