/* ng-mention-finder.c: see ng-mention-finder.h.
 *
 * The surest first: amounts of money, times, countries of the tables, the dateline; then the names
 * of the network; then what only tables know; at last further occurrences of all of these.
 */
#include "mention/ng-mention-finder.h"

#include "mention/ng-mention-beside.h"
#include "mention/ng-mention-money.h"
#include "mention/ng-mention-names.h"
#include "mention/ng-mention-net.h"
#include "mention/ng-mention-repeat.h"
#include "mention/ng-mention-time.h"

struct _NgMentionFinder
{
  NgMentionTables tables;
  NgGrammar *grammar;
  const NgNet *net;
};

NgMentionFinder *
ng_mention_finder_new (const NgLexicon *lexicon, const NgNet *net, GError **error)
{
  g_autoptr (NgMentionFinder) self = g_new0 (NgMentionFinder, 1);

  self->net = net;
  if (!ng_mention_tables_open (&self->tables, lexicon, error)
      || (net && !ng_mention_net_check (net, error))
      || !(self->grammar = ng_grammar_new (&self->tables, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_mention_finder_free (NgMentionFinder *self)
{
  if (self == NULL)
    return;
  ng_grammar_free (self->grammar);
  g_free (self);
}

gboolean
ng_mention_finder_run (const NgMentionFinder *self, NgAnalysis *analysis, GError **error)
{
  g_autoptr (NgMentionWork) work = ng_mention_work_new (&self->tables, self->net, analysis);

  ng_mention_net_run (work);
  ng_mention_agree (work);
  ng_mention_net_join (work);
  ng_mention_beside_run (work);
  ng_mention_agree (work);
  ng_mention_money_run (work);
  ng_mention_times_run (work, self->grammar);
  ng_mention_countries_run (work);
  ng_mention_dateline_run (work);
  ng_mention_names_run (work);
  ng_mention_listed_run (work);
  ng_mention_titled_run (work);
  ng_mention_repeat (work);
  ng_mention_join (work);
  ng_mention_work_commit (work);
  return TRUE;
}
