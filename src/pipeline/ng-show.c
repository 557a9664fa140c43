/* ng-show.c: see ng-show.h.
 *
 * Every mention that refers to an entity, every event trigger and every cue becomes a mark: a span
 * with a tag ("P1", "C2", "E3", "K4") that is printed after it in brackets and listed at the end.
 * Tags count in text order, so the same article always shows the same.
 */
#include "pipeline/ng-show.h"

#include <string.h>

#include "record/ng-schema.h"

typedef struct
{
  NgSpan span;
  char tag[12];
  const char *colour; /* SGR parameters */
} Mark;

typedef struct
{
  const NgAnalysis *a;
  const NgShowOptions *options;
  GString *out;
  GArray *marks; /* of Mark, by begin */
  guint *entity; /* [entities]: number of the tag, 0 if it has none */
  guint *event;  /* [events]: likewise; a later mention has its first one's number */
  guint column;
} Show;

/* Letter and colour of each kind; a kind without a letter is not shown. */
static const struct
{
  char letter;
  const char *colour;
  const char *title;
} kinds[] = {
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
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == NG_N_KINDS);

#define EVENT_COLOUR "4;35"
#define CUE_COLOUR "1;31"

static gint
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *x = a, *y = b;
  gint c = ng_span_compare (x->span, y->span);
  return c ? c : strcmp (x->tag, y->tag);
}

static void
add_mark (Show *s, NgSpan span, char letter, guint number, const char *colour)
{
  Mark m = { .span = span, .colour = colour };
  g_snprintf (m.tag, sizeof m.tag, "%c%u", letter, number);
  if (!ng_span_is_empty (span))
    g_array_append_val (s->marks, m);
}

static gint
compare_references (gconstpointer a, gconstpointer b, gpointer data)
{
  const NgAnalysis *an = data;
  const NgReference *x = a, *y = b;
  gint c = ng_span_compare (ng_mention (an, x->mention)->span, ng_mention (an, y->mention)->span);
  return c ? c : (x->entity > y->entity) - (x->entity < y->entity);
}

static void
mark_entities (Show *s)
{
  guint counts[NG_N_KINDS] = { 0 };
  g_autoptr (GArray) sorted = g_array_copy (s->a->layers[NG_LAYER_REFERENCE]);

  g_array_sort_with_data (sorted, compare_references, (gpointer) s->a);
  for (guint i = 0; i < sorted->len; i++)
    {
      const NgReference *r = &g_array_index (sorted, NgReference, i);
      NgKind k = ng_entity (s->a, r->entity)->kind;
      if (!kinds[k].letter)
        continue;
      if (s->entity[r->entity] == 0)
        s->entity[r->entity] = ++counts[k];
      add_mark (s, ng_mention (s->a, r->mention)->span, kinds[k].letter, s->entity[r->entity],
                kinds[k].colour);
    }
}

static void
mark_events_and_cues (Show *s)
{
  guint n = 0;
  for (NgId i = 0; i < ng_n_events (s->a); i++)
    {
      const NgEvent *e = ng_event (s->a, i);
      s->event[i] = e->same_as == NG_NONE ? ++n : s->event[e->same_as];
      add_mark (s, e->span, 'E', s->event[i], EVENT_COLOUR);
    }
  for (NgId i = 0; i < ng_n_claims (s->a); i++)
    add_mark (s, ng_claim (s->a, i)->cue, 'K', i + 1, CUE_COLOUR);
  g_array_sort (s->marks, compare_marks);
}

/* ---- text ---- */

static void
colour (Show *s, const char *sgr)
{
  if (s->options->colour)
    g_string_append_printf (s->out, "\033[%sm", sgr);
}

/* Moves to a new line unless @width more columns fit. */
static void
make_room (Show *s, guint width, const char *indent)
{
  if (s->column + width <= s->options->width || s->column <= strlen (indent))
    return;
  g_string_append_printf (s->out, "\n%s", indent);
  s->column = (guint) strlen (indent);
}

/* Prints the tags of all marks that end at @end. */
static void
put_tags (Show *s, guint32 begin, guint32 end)
{
  for (guint i = 0; i < s->marks->len; i++)
    {
      const Mark *m = &g_array_index (s->marks, Mark, i);
      if (m->span.begin > end)
        break;
      if (m->span.end <= begin || m->span.end > end)
        continue;
      colour (s, "2");
      g_string_append_printf (s->out, "[%s]", m->tag);
      colour (s, "0");
      s->column += (guint) strlen (m->tag) + 2;
    }
}

/* The first mark that covers the token: its colour is used. */
static const char *
colour_at (const Show *s, NgSpan token)
{
  for (guint i = 0; i < s->marks->len; i++)
    {
      const Mark *m = &g_array_index (s->marks, Mark, i);
      if (m->span.begin >= token.end)
        return NULL;
      if (ng_span_contains (m->span, token))
        return m->colour;
    }
  return NULL;
}

static void
put_token (Show *s, const NgToken *t)
{
  const char *sgr = colour_at (s, t->span);
  const char *text = ng_analysis_text (s->a, t->span);

  if (sgr)
    colour (s, sgr);
  g_string_append_len (s->out, text, ng_span_length (t->span));
  if (sgr)
    colour (s, "0");
  s->column += (guint) g_utf8_strlen (text, ng_span_length (t->span));
  put_tags (s, t->span.begin, t->span.end);
}

static void
put_block (Show *s, NgId block)
{
  NgSpan span = ng_block (s->a, block)->span;
  NgId t = ng_token_at (s->a, span.begin);

  s->column = 0;
  if (ng_block (s->a, block)->kind == NG_BLOCK_HEADLINE)
    colour (s, "1");
  for (; t < ng_n_tokens (s->a) && ng_token (s->a, t)->span.begin < span.end; t++)
    {
      const NgToken *token = ng_token (s->a, t);
      gboolean spaced = t > 0 && ng_token (s->a, t - 1)->span.end < token->span.begin;
      if (spaced && s->column > 0)
        {
          make_room (s, ng_span_length (token->span) + 1, "");
          if (s->column > 0)
            {
              g_string_append_c (s->out, ' ');
              s->column++;
            }
        }
      put_token (s, token);
    }
  colour (s, "0");
  g_string_append (s->out, "\n");
}

/* ---- claims ---- */

static void
put_words (Show *s, const char *text, const char *indent)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  for (guint i = 0; words[i]; i++)
    {
      guint n = (guint) g_utf8_strlen (words[i], -1);
      if (n == 0)
        continue;
      make_room (s, n + 1, indent);
      if (s->column > strlen (indent))
        {
          g_string_append_c (s->out, ' ');
          s->column++;
        }
      g_string_append (s->out, words[i]);
      s->column += n;
    }
}

static char *
content_text (const NgAnalysis *a, NgId claim)
{
  GString *text = g_string_new (NULL);
  for (NgId i = 0; i < ng_n_contents (a); i++)
    if (ng_content (a, i)->claim == claim)
      {
        g_autofree char *part = ng_analysis_dup_text (a, ng_content (a, i)->span);
        g_string_append_printf (text, "%s%s", text->len ? " … " : "", part);
      }
  return g_string_free (text, FALSE);
}

static void
put_entity_name (const Show *s, NgId entity, GString *line)
{
  const NgEntity *e = ng_entity (s->a, entity);
  g_string_append (line, e->name);
  if (s->entity[entity] && kinds[e->kind].letter)
    g_string_append_printf (line, " [%c%u]", kinds[e->kind].letter, s->entity[entity]);
}

static void
put_claim (Show *s, NgId id)
{
  static const char indent[] = "        ";
  const NgClaim *c = ng_claim (s->a, id);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *text = content_text (s->a, id);

  g_string_append_printf (line, "  K%u %s", id + 1, id + 1 < 10 ? " " : "");
  put_entity_name (s, c->source_entity, line);
  g_string_append_printf (line, " — %s", c->cue_lemma ? c->cue_lemma : "(no cue)");
  if (c->addressee != NG_NONE)
    {
      g_string_append (line, " → ");
      put_entity_name (s, c->addressee, line);
    }
  g_string_append_printf (line, " (%s, %s, %s)", ng_claim_kind_names[c->kind],
                          ng_polarity_names[c->polarity], ng_certainty_names[c->certainty]);
  if (c->parent != NG_NONE)
    g_string_append_printf (line, " inside K%u", c->parent + 1);
  colour (s, "36");
  g_string_append (s->out, line->str);
  colour (s, "0");
  g_string_append_printf (s->out, "\n%s", indent);
  s->column = sizeof indent - 1;
  put_words (s, text, indent);
  g_string_append_c (s->out, '\n');
}

static void
put_claims_of (Show *s, NgId block)
{
  NgSpan span = ng_block (s->a, block)->span;
  for (NgId i = 0; i < ng_n_claims (s->a); i++)
    {
      const NgClaim *c = ng_claim (s->a, i);
      NgId t = c->cue_token;
      if (t != NG_NONE && ng_span_contains (span, ng_token (s->a, t)->span))
        put_claim (s, i);
    }
}

/* ---- legend ---- */

static void
put_entity (Show *s, NgId id)
{
  const NgEntity *e = ng_entity (s->a, id);
  GString *out = s->out;

  g_string_append_printf (out, "  %c%-3u %s", kinds[e->kind].letter, s->entity[id], e->name);
  if (e->code)
    g_string_append_printf (out, " (%s)", e->code);
  if (e->post)
    g_string_append_printf (out, ", %s", e->post);
  if (e->acts_for != NG_NONE)
    g_string_append_printf (out, ", for %s", ng_entity (s->a, e->acts_for)->name);
  if (e->accredited_to != NG_NONE)
    g_string_append_printf (out, ", to %s", ng_entity (s->a, e->accredited_to)->name);
  if (e->contained_in != NG_NONE)
    g_string_append_printf (out, ", in %s", ng_entity (s->a, e->contained_in)->name);
  g_string_append_printf (out, "  <%s>\n", e->iri ? e->iri : "this document only");
}

static void
put_entities (Show *s)
{
  for (NgKind k = 0; k < NG_N_KINDS; k++)
    {
      gboolean any = FALSE;
      for (guint number = 1; number <= ng_n_entities (s->a); number++)
        for (NgId i = 0; i < ng_n_entities (s->a); i++)
          if (ng_entity (s->a, i)->kind == k && s->entity[i] == number)
            {
              if (!any)
                g_string_append_printf (s->out, "\n%s\n", kinds[k].title);
              any = TRUE;
              put_entity (s, i);
            }
    }
}

static void
put_roles (Show *s, NgId event)
{
  for (NgRoleKind k = 0; k < NG_N_ROLES; k++)
    {
      gboolean any = FALSE;
      for (NgId i = 0; i < ng_n_event_roles (s->a); i++)
        {
          const NgEventRole *r = ng_event_role (s->a, i);
          if (r->event != event || r->role != k)
            continue;
          g_string_append_printf (s->out, "%s%s",
                                  any                      ? ", "
                                  : k == NG_ROLE_RECIPIENT ? " → "
                                                           : " ",
                                  ng_entity (s->a, r->entity)->name);
          any = TRUE;
        }
    }
}

static void
put_event (Show *s, NgId id)
{
  const NgEvent *e = ng_event (s->a, id);
  GString *out = s->out;

  g_string_append_printf (out, "  E%-3u %s", s->event[id], e->lemma);
  if (e->plover != NG_PLOVER_NONE)
    g_string_append_printf (out, " %s%s%s", ng_plover_names[e->plover], e->mode ? "-" : "",
                            e->mode ? e->mode : "");
  put_roles (s, id);
  if (e->place != NG_NONE)
    g_string_append_printf (out, " @ %s", ng_entity (s->a, e->place)->name);
  if (e->first != NG_NO_DAY || e->last != NG_NO_DAY)
    {
      g_autofree char *first = e->first == NG_NO_DAY ? g_strdup ("…") : ng_day_format (e->first);
      g_autofree char *last = e->last == NG_NO_DAY ? g_strdup ("…") : ng_day_format (e->last);
      g_string_append_printf (out, " %s%s%s", first, e->first == e->last ? "" : " to ",
                              e->first == e->last ? "" : last);
    }
  g_string_append_printf (out, " (%s%s, %s)\n",
                          e->polarity == NG_POLARITY_NEGATIVE ? "negative, " : "",
                          ng_certainty_names[e->certainty], ng_tense_names[e->tense]);
}

static void
put_events (Show *s)
{
  if (ng_n_events (s->a))
    g_string_append (s->out, "\nEvents\n");
  for (NgId i = 0; i < ng_n_events (s->a); i++)
    if (ng_event (s->a, i)->same_as == NG_NONE)
      put_event (s, i);
}

void
ng_show (const NgAnalysis *analysis, const NgShowOptions *options, GString *out)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autofree guint *entity = g_new0 (guint, ng_n_entities (analysis) + 1);
  g_autofree guint *event = g_new0 (guint, ng_n_events (analysis) + 1);
  Show s = { analysis, options, out, marks, entity, event, 0 };

  mark_entities (&s);
  mark_events_and_cues (&s);
  for (NgId b = 0; b < ng_n_blocks (analysis); b++)
    {
      put_block (&s, b);
      put_claims_of (&s, b);
      g_string_append_c (out, '\n');
    }
  put_entities (&s);
  put_events (&s);
}
