/* ng-show-legend.c: see ng-show-legend.h. */
#include "pipeline/ng-show-legend.h"

#include <string.h>

#include "record/ng-schema.h"

#define CLAIM_INDENT 6u
#define NOTE_INDENT 2u
/* Words of a claim that its note in the margin shows. */
#define NOTE_WORDS 8u
#define NOTE_COLOUR "2"
#define SOURCE_COLOUR "36"
#define TITLE_COLOUR "1"

const NgShowKind ng_show_kinds[NG_N_KINDS] = {
  [NG_KIND_PERSON] = { 'P', "1;36", "People" },
  [NG_KIND_COUNTRY] = { 'C', "1;32", "Countries" },
  [NG_KIND_ORGANISATION] = { 'O', "33", "Organisations" },
  [NG_KIND_PLACE] = { 'L', "34", "Places" },
  [NG_KIND_NAMED_EVENT] = { 'N', "35", "Named events" },
  [NG_KIND_GROUP] = { 'G', "2;36", "Groups and unnamed" },
  [NG_KIND_TIME] = { 0, NULL, NULL },
  [NG_KIND_MONEY] = { 0, NULL, NULL },
  [NG_KIND_OTHER] = { 0, NULL, NULL },
};

/* ---- pieces of lines ---- */

static void
append_days (GString *line, NgDay first, NgDay last)
{
  g_autofree char *a = first == NG_NO_DAY ? g_strdup ("…") : ng_day_format (first);
  g_autofree char *b = last == NG_NO_DAY ? g_strdup ("…") : ng_day_format (last);

  g_string_append (line, a);
  if (first != last)
    g_string_append_printf (line, " to %s", b);
}

/* The name, and its tag if it has one. */
static void
append_name (const NgShow *s, GString *line, NgId entity)
{
  const NgEntity *e = ng_entity (s->a, entity);
  g_autofree char *name = g_strdup (e->name ? e->name : "(unnamed)");

  g_string_append (line, g_strdelimit (name, "\n\t", ' '));
  if (s->entity[entity])
    g_string_append_printf (line, " [%c%u]", ng_show_kinds[e->kind].letter, s->entity[entity]);
}

static void
append_part (GString *line, const char *separator, const char *text)
{
  g_string_append_printf (line, "%s%s", line->len ? separator : "", text);
}

static void
put_line (NgShow *s, const char *colour, const char *line)
{
  ng_show_colour (s, colour);
  g_string_append (s->out, line);
  if (colour)
    ng_show_colour (s, "0");
  g_string_append_c (s->out, '\n');
  s->column = 0;
}

void
ng_show_head (NgShow *s)
{
  const NgDocument *d = &s->a->document;
  g_autoptr (GString) line = g_string_new (NULL);

  if (d->publisher)
    append_part (line, " · ", d->publisher);
  if (d->date_first != NG_NO_DAY || d->date_last != NG_NO_DAY)
    {
      append_part (line, " · ", "");
      append_days (line, d->date_first, d->date_last);
    }
  if (d->url)
    append_part (line, " · ", d->url);
  if (line->len == 0)
    return;
  put_line (s, NOTE_COLOUR, line->str);
  g_string_append_c (s->out, '\n');
}

/* ---- claims ---- */

static char *
content_of (const NgAnalysis *a, NgId claim)
{
  GString *text = g_string_new (NULL);
  for (NgId i = 0; i < ng_n_contents (a); i++)
    if (ng_content (a, i)->claim == claim)
      {
        g_autofree char *part = ng_analysis_dup_text (a, ng_content (a, i)->span);
        append_part (text, " … ", part);
      }
  return g_string_free (text, FALSE);
}

/* What is not said of a claim is the usual: a statement, affirmed, certain. */
static void
append_manner (GString *line, const NgClaim *c)
{
  g_string_append_printf (line, " (%s", ng_claim_kind_names[c->kind]);
  if (c->act != NG_ACT_STATE)
    g_string_append_printf (line, ", %s", ng_speech_act_names[c->act]);
  if (c->polarity == NG_POLARITY_NEGATIVE)
    g_string_append (line, ", negative");
  if (c->certainty != NG_CERTAINTY_CERTAIN)
    g_string_append_printf (line, ", %s", ng_certainty_names[c->certainty]);
  if (c->parent != NG_NONE)
    g_string_append_printf (line, ", inside K%u", c->parent + 1);
  g_string_append_c (line, ')');
}

static void
append_who (const NgShow *s, GString *line, const NgClaim *c)
{
  if (c->source_entity != NG_NONE)
    append_name (s, line, c->source_entity);
  if (c->cue_lemma)
    g_string_append_printf (line, " · %s", c->cue_lemma);
  if (c->addressee != NG_NONE)
    {
      g_string_append (line, " → ");
      append_name (s, line, c->addressee);
    }
  append_manner (line, c);
}

static char *
quoted_content (const NgAnalysis *a, NgId claim)
{
  g_autofree char *text = content_of (a, claim);
  gboolean quoted = ng_claim (a, claim)->kind == NG_CLAIM_DIRECT;
  return g_strconcat (quoted ? "“" : "", text, quoted ? "”" : "", NULL);
}

void
ng_show_claim (NgShow *s, NgId id)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *content = quoted_content (s->a, id);

  g_string_append_printf (line, "  K%-2u ", id + 1);
  append_who (s, line, ng_claim (s->a, id));
  put_line (s, SOURCE_COLOUR, line->str);
  ng_show_words (s, content, CLAIM_INDENT);
  g_string_append_c (s->out, '\n');
  s->column = 0;
}

/* Cuts the text after some words. */
static void
shorten (char *text)
{
  char *p = text;
  for (guint n = 0; *p; n++)
    {
      p += strcspn (p, " \n\t");
      if (n + 1 == NOTE_WORDS && *p)
        {
          *p = '\0';
          return;
        }
      p += strspn (p, " \n\t");
    }
}

void
ng_show_note (NgShow *s, NgId id)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *content = quoted_content (s->a, id);
  gsize whole = strlen (content);

  g_string_append_printf (line, "K%u ", id + 1);
  append_who (s, line, ng_claim (s->a, id));
  s->column = 0;
  ng_show_words (s, line->str, 0);
  g_string_append_c (s->out, '\n');
  s->column = 0;
  shorten (content);
  g_string_assign (line, content);
  if (line->len < whole)
    g_string_append (line, " …");
  ng_show_words (s, line->str, NOTE_INDENT);
  g_string_append_c (s->out, '\n');
  s->column = 0;
}

/* ---- entities ---- */

static void
put_entity (NgShow *s, NgId id)
{
  const NgEntity *e = ng_entity (s->a, id);
  g_autoptr (GString) line = g_string_new (NULL);
  const struct
  {
    const char *word;
    NgId entity;
  } links[] = { { "for", e->acts_for }, { "to", e->accredited_to }, { "in", e->contained_in } };

  g_string_append_printf (line, "  %c%-3u %s", ng_show_kinds[e->kind].letter, s->entity[id],
                          e->name);
  if (e->code)
    g_string_append_printf (line, " (%s)", e->code);
  if (e->post)
    g_string_append_printf (line, ", %s", e->post);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (links[i].entity != NG_NONE)
      g_string_append_printf (line, ", %s %s", links[i].word,
                              ng_entity (s->a, links[i].entity)->name);
  if (s->times[id] > 1)
    g_string_append_printf (line, "  ×%u", s->times[id]);
  ng_show_colour (s, ng_show_kinds[e->kind].colour);
  g_string_append (s->out, line->str);
  ng_show_colour (s, "0");
  ng_show_colour (s, NOTE_COLOUR);
  g_string_append_printf (s->out, "  %s", e->iri ? e->iri : "(this article only)");
  ng_show_colour (s, "0");
  g_string_append_c (s->out, '\n');
}

/* In the order of their tags. */
static void
put_entities (NgShow *s, NgKind kind)
{
  guint n = ng_n_entities (s->a), shown = 0;
  g_autofree NgId *by_tag = g_new0 (NgId, n + 1);

  for (NgId i = 0; i < n; i++)
    if (ng_entity (s->a, i)->kind == kind && s->entity[i])
      {
        by_tag[s->entity[i] - 1] = i;
        shown++;
      }
  if (shown)
    put_line (s, TITLE_COLOUR, ng_show_kinds[kind].title);
  for (guint i = 0; i < shown; i++)
    put_entity (s, by_tag[i]);
  if (shown)
    g_string_append_c (s->out, '\n');
}

/* ---- events ---- */

/* Those whom any mention of the event has in this role, each once; who has an earlier role in it
 * has that one only. */
static void
append_role (const NgShow *s, GString *line, const char *before, NgId event, NgRoleKind kind,
             guint8 *seen)
{
  for (NgId i = 0; i < ng_n_event_roles (s->a); i++)
    {
      const NgEventRole *r = ng_event_role (s->a, i);
      if (s->happenings->lead[r->event] != event || r->role != kind || seen[r->entity])
        continue;
      seen[r->entity] = TRUE;
      g_string_append_printf (line, "%s%s", before, ng_entity (s->a, r->entity)->name);
      before = ", ";
    }
}

/* Who says so: the claims that any of its mentions lies in; nothing if the article alone does. */
static void
append_voice (const NgShow *s, GString *line, NgId event)
{
  const char *before = s->happenings->stated[event] ? "  also " : "  only ";
  g_autofree guint8 *seen = g_new0 (guint8, ng_n_claims (s->a) + 1);

  for (NgId k = 0; k < ng_n_claim_events (s->a); k++)
    {
      const NgClaimEvent *ce = ng_claim_event (s->a, k);
      if (s->happenings->lead[ce->event] != event || seen[ce->claim])
        continue;
      seen[ce->claim] = TRUE;
      g_string_append_printf (line, "%sK%u", before, ce->claim + 1);
      before = ", ";
    }
}

static void
append_modality (GString *line, const NgEvent *e)
{
  if (e->polarity == NG_POLARITY_NEGATIVE)
    append_part (line, ", ", "not");
  if (e->certainty != NG_CERTAINTY_CERTAIN)
    append_part (line, ", ", ng_certainty_names[e->certainty]);
  if (e->tense != NG_TENSE_UNTENSED)
    append_part (line, ", ", ng_tense_names[e->tense]);
}

static void
put_event (NgShow *s, NgId id)
{
  const NgEvent *e = ng_event (s->a, id);
  const NgHappening h = ng_happenings_join (s->happenings, s->a, id);
  g_autoptr (GString) line = g_string_new (NULL), modality = g_string_new (NULL);
  g_autofree guint8 *seen = g_new0 (guint8, ng_n_entities (s->a) + 1);

  g_string_append_printf (line, "  E%-3u %s", s->event[id], e->lemma);
  if (h.class)
    g_string_append_printf (line, " %s%s%s", ng_plover_names[h.class->plover],
                            h.class->mode ? "-" : "", h.class->mode ? h.class->mode : "");
  append_role (s, line, ": ", id, NG_ROLE_INITIATOR, seen);
  append_role (s, line, " → ", id, NG_ROLE_RECIPIENT, seen);
  append_role (s, line, "; with ", id, NG_ROLE_OTHER, seen);
  if (h.place)
    g_string_append_printf (line, " @ %s", ng_entity (s->a, h.place->place)->name);
  if (h.time && (h.time->first != NG_NO_DAY || h.time->last != NG_NO_DAY))
    {
      g_string_append (line, ", ");
      append_days (line, h.time->first, h.time->last);
    }
  append_modality (modality, e);
  if (modality->len)
    g_string_append_printf (line, " (%s)", modality->str);
  append_voice (s, line, id);
  put_line (s, NULL, line->str);
}

void
ng_show_legend (NgShow *s)
{
  for (NgKind k = 0; k < NG_N_KINDS; k++)
    if (ng_show_kinds[k].letter)
      put_entities (s, k);
  if (ng_n_events (s->a))
    put_line (s, TITLE_COLOUR, "Events");
  for (NgId i = 0; i < ng_n_events (s->a); i++)
    if (s->happenings->lead[i] == i)
      put_event (s, i);
}
