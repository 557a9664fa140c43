/* test-event-pairs.c: minimal pairs of tests/pairs/events.txt through the whole program.
 *
 * Each sentence stands at the end of a short article, as news does; only its own events count.
 *
 * A line is "SENTENCE => EVENT; EVENT" or "* SENTENCE" (no event at all).  An event is
 * "trigger:CLASS:initiators>recipients", participants joined by '+', each a part of the entity's
 * name; "-" is no class; then, if they are to be compared, " @PLACE" and " #FIRST..LAST" (read on
 * 2 February 2022; "#-": no date), " %ASPECT", " ~REALITY", " &ORDER TRIGGER" ("-": none; "&- -"),
 * " *PEOPLE", " $AMOUNT", " ^CONTEXT CONTEXT", " .SENSE", " =TRIGGER" of the mention that is the
 * same happening ("=-": none). Every event listed must be found as it stands; others may be found
 * too.
 * "? " before a line: a known gap, which is counted and printed but need not hold.
 */
#include <glib.h>
#include <string.h>

#include "pairs.h"
#include "record/ng-schema.h"

static const char article[]
    = "The national weather service of Norway published its monthly report in Oslo. It said that\n"
      "the north of the country was colder than usual and that the south was warmer. Rain fell on\n"
      "twelve days, and the rivers were higher than they had been for many years.\n\n"
      "Farmers in the valleys near the coast have complained about the long winter, the report\n"
      "added. The next report is due at the end of the month.\n\n";

/* The name of a value of the enumeration @field of events. */
static const char *
field_name (const char *field, int value)
{
  const NgSchema *schema = ng_schema (NG_LAYER_EVENT);
  for (guint i = 0; i < schema->n_fields; i++)
    if (strcmp (schema->fields[i].name, field) == 0)
      return schema->fields[i].names[value];
  g_assert_not_reached ();
}

static void
append_roles (const NgAnalysis *a, NgId event, NgRoleKind role, GString *out)
{
  gboolean first = TRUE;
  for (NgId r = 0; r < ng_n_event_roles (a); r++)
    if (ng_event_role (a, r)->event == event && ng_event_role (a, r)->role == role)
      {
        g_string_append_printf (out, "%s%s", first ? "" : "+",
                                ng_entity (a, ng_event_role (a, r)->entity)->name);
        first = FALSE;
      }
}

static void
append_days (const NgEvent *e, GString *out)
{
  g_autofree char *first = e->first == NG_NO_DAY ? g_strdup ("") : ng_day_format (e->first);
  g_autofree char *last = e->last == NG_NO_DAY ? g_strdup ("") : ng_day_format (e->last);

  if (*first == '\0' && *last == '\0')
    g_string_append (out, " #-");
  else if (strcmp (first, last) == 0)
    g_string_append_printf (out, " #%s", first);
  else
    g_string_append_printf (out, " #%s..%s", first, last);
}

static void
append_order (const NgAnalysis *a, const NgEvent *e, GString *out)
{
  g_autofree char *other = e->order_to == NG_NONE
                               ? g_strdup ("-")
                               : ng_analysis_dup_text (a, ng_event (a, e->order_to)->span);
  g_string_append_printf (out, " &%s %s", field_name ("order", e->order), other);
}

static void
append_same (const NgAnalysis *a, const NgEvent *e, GString *out)
{
  g_autofree char *other = e->same_as == NG_NONE
                               ? g_strdup ("-")
                               : ng_analysis_dup_text (a, ng_event (a, e->same_as)->span);
  g_string_append_printf (out, " =%s", other);
}

static char *
describe_events (const NgAnalysis *a)
{
  GString *out = g_string_new (NULL);
  for (NgId e = 0; e < ng_n_events (a); e++)
    {
      g_autofree char *trigger = ng_analysis_dup_text (a, ng_event (a, e)->span);
      if (ng_event (a, e)->span.begin < strlen (article))
        continue;
      g_string_append_printf (out, "%s%s:%s:", out->len ? "; " : "", trigger,
                              field_name ("plover", ng_event (a, e)->plover));
      append_roles (a, e, NG_ROLE_INITIATOR, out);
      g_string_append_c (out, '>');
      append_roles (a, e, NG_ROLE_RECIPIENT, out);
      g_string_append_printf (
          out, " @%s",
          ng_event (a, e)->place == NG_NONE ? "-" : ng_entity (a, ng_event (a, e)->place)->name);
      append_days (ng_event (a, e), out);
      g_string_append_printf (out, " %%%s ~%s", field_name ("aspect", ng_event (a, e)->aspect),
                              field_name ("reality", ng_event (a, e)->reality));
      append_order (a, ng_event (a, e), out);
      g_string_append_printf (out, " *%u", ng_event (a, e)->affected);
      if (ng_event (a, e)->amount != NG_NONE)
        g_string_append_printf (out, " $%s", ng_mention (a, ng_event (a, e)->amount)->value);
      g_string_append_printf (out, " ^%s",
                              ng_event (a, e)->contexts ? ng_event (a, e)->contexts : "-");
      g_string_append_printf (out, " .%s", ng_event (a, e)->sense ? ng_event (a, e)->sense : "-");
      append_same (a, ng_event (a, e), out);
    }
  return g_string_free (out, FALSE);
}

/* Every wanted name is part of one of the names, and there are as many. */
static gboolean
names_match (const char *wanted, const char *found)
{
  g_auto (GStrv) w = g_strsplit (wanted, "+", -1);
  g_auto (GStrv) f = g_strsplit (found, "+", -1);

  if (g_strv_length (w) != g_strv_length (f))
    return FALSE;
  for (guint i = 0; w[i]; i++)
    {
      gboolean any = FALSE;
      for (guint j = 0; f[j]; j++)
        any = any || strstr (f[j], w[i]) != NULL;
      if (!any)
        return FALSE;
    }
  return TRUE;
}

/* Cuts " @…", " #…" and the like off the end of a copy; what is behind @mark, NULL if it is not
 * there. */
static char *
cut_off (char *event, const char *mark)
{
  char *at = strstr (event, mark);

  if (at == NULL)
    return NULL;
  *at = '\0';
  return at + strlen (mark);
}

static gboolean
says_same (const char *wanted, const char *found)
{
  return wanted == NULL || strcmp (wanted, found) == 0;
}

/* "trigger:CLASS:I>R @PLACE #DAYS %ASPECT ~REALITY &ORDER TRIGGER *PEOPLE $AMOUNT
 * ^CONTEXTS .SENSE =TRIGGER" against
 * another, which has all parts. */
static gboolean
event_matches (const char *wanted_event, const char *found_event)
{
  g_autofree char *wanted = g_strdup (wanted_event), *found = g_strdup (found_event);
  const char *wanted_same = cut_off (wanted, " ="), *found_same = cut_off (found, " =");
  const char *wanted_sense = cut_off (wanted, " ."), *found_sense = cut_off (found, " .");
  const char *wanted_topics = cut_off (wanted, " ^"), *found_topics = cut_off (found, " ^");
  const char *wanted_amount = cut_off (wanted, " $"), *found_amount = cut_off (found, " $");
  const char *wanted_people = cut_off (wanted, " *"), *found_people = cut_off (found, " *");
  const char *wanted_order = cut_off (wanted, " &"), *found_order = cut_off (found, " &");
  const char *wanted_reality = cut_off (wanted, " ~"), *found_reality = cut_off (found, " ~");
  const char *wanted_aspect = cut_off (wanted, " %"), *found_aspect = cut_off (found, " %");
  const char *wanted_days = cut_off (wanted, " #"), *found_days = cut_off (found, " #");
  const char *wanted_place = cut_off (wanted, " @"), *found_place = cut_off (found, " @");
  g_auto (GStrv) w = g_strsplit_set (wanted, ":>", 4);
  g_auto (GStrv) f = g_strsplit_set (found, ":>", 4);

  if (!says_same (wanted_days, found_days) || !says_same (wanted_place, found_place)
      || !says_same (wanted_aspect, found_aspect) || !says_same (wanted_reality, found_reality)
      || !says_same (wanted_order, found_order) || !says_same (wanted_people, found_people)
      || !says_same (wanted_same, found_same) || !says_same (wanted_topics, found_topics)
      || !says_same (wanted_sense, found_sense)
      || (wanted_amount && g_strcmp0 (wanted_amount, found_amount) != 0))
    return FALSE;

  if (g_strv_length (w) != 4 || g_strv_length (f) != 4)
    return FALSE;
  return strcmp (w[0], f[0]) == 0
         && (strcmp (w[1], f[1]) == 0 || (strcmp (w[1], "-") == 0 && strcmp (f[1], "NONE") == 0)
             || (strcmp (w[1], "-") == 0 && strcmp (f[1], "none") == 0))
         && names_match (w[2], f[2]) && names_match (w[3], f[3]);
}

static gboolean
all_found (const char *wanted, const char *found)
{
  g_auto (GStrv) w = g_strsplit (wanted, "; ", -1);
  g_auto (GStrv) f = g_strsplit (found, "; ", -1);

  for (guint i = 0; w[i]; i++)
    {
      gboolean any = FALSE;
      for (guint j = 0; f[j]; j++)
        any = any || event_matches (w[i], f[j]);
      if (!any)
        return FALSE;
    }
  return TRUE;
}

static gboolean
line_holds (const NgExtractor *extractor, const char *file, char *line)
{
  gboolean none = g_str_has_prefix (line, "* ");
  char *arrow = strstr (line, " => ");
  const char *sentence = none ? line + 2 : line;
  const char *wanted = arrow ? arrow + 4 : "";
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL, *text = NULL;
  g_autoptr (NgAnalysis) a = NULL;
  NgDocumentOptions options = { .date = "2022-02-02" };

  if (arrow)
    *arrow = '\0';
  text = g_strconcat (article, sentence, NULL);
  a = ng_extractor_read (extractor, "pair", (const guint8 *) text, strlen (text), &options,
                         NG_STAGE_EVENT, &error);
  g_assert_no_error (error);
  found = describe_events (a);
  if (none ? *found == '\0' : all_found (wanted, found))
    return TRUE;
  g_test_message ("%s\n  wanted: %s\n  found:  %s", sentence, none ? "nothing" : wanted, found);
  return FALSE;
}

int
main (int argc, char **argv)
{
  static const TestPairs pairs = {
    .name = "/event/pairs", .path = "events.txt", .comment = "#", .least = 1, .holds = line_holds
  };

  return test_pairs_main (argc, argv, &pairs);
}
