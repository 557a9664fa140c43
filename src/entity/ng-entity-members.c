/* ng-entity-members.c: see ng-entity-members.h. */
#include "entity/ng-entity-members.h"

#include <string.h>

static void
append (NgAnalysis *a, const NgTable *t, int row, NgId body, NgId country)
{
  NgMembership m = { .country = country,
                     .body = body,
                     .first = NG_NO_DAY,
                     .last = NG_NO_DAY,
                     .origin = "memberships.tsv" };
  NgDay other;

  ng_day_parse (ng_table_field (t, row, "from"), &m.first, &other);
  ng_day_parse (ng_table_field (t, row, "to"), &other, &m.last);
  ng_analysis_append (a, NG_LAYER_MEMBERSHIP, &m);
}

void
ng_entity_members_run (const NgTable *memberships, NgAnalysis *analysis)
{
  for (NgId body = 0; body < ng_n_entities (analysis); body++)
    {
      const NgEntity *b = ng_entity (analysis, body);
      int first = b->kind == NG_KIND_ORGANISATION && b->iri && b->name
                      ? ng_table_find (memberships, b->name, -1)
                      : -1;
      for (NgId country = 0; first >= 0 && country < ng_n_entities (analysis); country++)
        {
          const NgEntity *c = ng_entity (analysis, country);
          if (c->kind != NG_KIND_COUNTRY || c->code == NULL)
            continue;
          for (int row = ng_table_with (memberships, first, "code", c->code); row >= 0;
               row = ng_table_with (memberships, ng_table_next (memberships, row), "code", c->code))
            append (analysis, memberships, row, body, country);
        }
    }
}
