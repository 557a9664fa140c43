/* ng-summary.c: see ng-summary.h. */
#include "pipeline/ng-summary.h"

#include "graph/ng-happenings.h"
#include "record/ng-schema.h"

/* Names shown on a line; the rest is counted. */
#define SHOWN_NAMES 6u

/* TRUE for each entity that some mention refers to. */
static gboolean *
mentioned (const NgAnalysis *a)
{
  gboolean *seen = g_new0 (gboolean, ng_n_entities (a) + 1);
  for (NgId i = 0; i < ng_n_references (a); i++)
    seen[ng_reference (a, i)->entity] = TRUE;
  return seen;
}

static void
put_person (const NgAnalysis *a, const NgEntity *e, GString *line)
{
  g_string_append (line, e->name);
  if (e->post && e->acts_for != NG_NONE)
    g_string_append_printf (line, " (%s, %s)", e->post, ng_entity (a, e->acts_for)->name);
  else if (e->post || e->acts_for != NG_NONE)
    g_string_append_printf (line, " (%s)", e->post ? e->post : ng_entity (a, e->acts_for)->name);
}

static void
put_names (const NgAnalysis *a, const gboolean *seen, const char *title, NgKind first, NgKind last,
           GString *out)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint n = 0;

  for (NgId i = 0; i < ng_n_entities (a); i++)
    {
      const NgEntity *e = ng_entity (a, i);
      if (!seen[i] || e->kind < first || e->kind > last)
        continue;
      if (++n > SHOWN_NAMES)
        continue;
      g_string_append (line, n > 1 ? ", " : " ");
      put_person (a, e, line);
    }
  g_string_append_printf (out, "%s: %u%s%s%s\n", title, n, n ? " —" : "", line->str,
                          n > SHOWN_NAMES ? ", …" : "");
}

static void
put_events (const NgAnalysis *a, GString *out)
{
  g_autoptr (NgHappenings) happenings = ng_happenings_new (a);
  guint n = 0, class[NG_N_PLOVER] = { 0 };

  for (NgId i = 0; i < happenings->n; i++)
    if (happenings->lead[i] == i)
      {
        const NgHappening h = ng_happenings_join (happenings, a, i);
        class[h.class ? h.class->plover : NG_PLOVER_NONE]++;
        n++;
      }
  g_string_append_printf (out, "Events: %u", n);
  const char *separator = " —";
  for (NgPlover p = NG_PLOVER_NONE + 1; p < NG_N_PLOVER; p++)
    if (class[p])
      {
        g_string_append_printf (out, "%s %s %u", separator, ng_plover_names[p], class[p]);
        separator = ",";
      }
  if (class[NG_PLOVER_NONE])
    g_string_append_printf (out, "%s without class %u", separator, class[NG_PLOVER_NONE]);
  g_string_append_c (out, '\n');
}

static void
put_claims (const NgAnalysis *a, GString *out)
{
  guint kinds[NG_N_CLAIM_KINDS] = { 0 };

  for (NgId i = 0; i < ng_n_claims (a); i++)
    kinds[ng_claim (a, i)->kind]++;
  g_string_append_printf (out, "Claims: %u", ng_n_claims (a));
  const char *separator = " —";
  for (NgClaimKind k = 0; k < NG_N_CLAIM_KINDS; k++)
    if (kinds[k])
      {
        g_string_append_printf (out, "%s %s %u", separator, ng_claim_kind_names[k], kinds[k]);
        separator = ",";
      }
  g_string_append_c (out, '\n');
}

void
ng_summary (const NgAnalysis *analysis, GString *out)
{
  g_autofree gboolean *seen = mentioned (analysis);

  put_names (analysis, seen, "People", NG_KIND_PERSON, NG_KIND_PERSON, out);
  put_names (analysis, seen, "Countries", NG_KIND_COUNTRY, NG_KIND_COUNTRY, out);
  put_names (analysis, seen, "Organisations and places", NG_KIND_ORGANISATION, NG_KIND_PLACE, out);
  put_events (analysis, out);
  put_claims (analysis, out);
}
