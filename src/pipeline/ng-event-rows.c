/* ng-event-rows.c: see ng-event-rows.h. */
#include "pipeline/ng-event-rows.h"

#include <string.h>

#include "base/ng-ids.h"
#include "graph/ng-happenings.h"
#include "graph/ng-mint.h"
#include "pipeline/ng-claim-rows.h"
#include "pipeline/ng-csv.h"
#include "record/ng-schema.h"

static const struct
{
  const char *name, *extension, *header;
} formats[] = {
  [NG_ROWS_NONE] = { "", "", "" },
  [NG_ROWS_CSV_EVENTS]
  = { "csv-events", "csv",
      "event,document,url,publisher,published,class,mode,contexts,lemma,sense,trigger,"
      "initiators,initiator_countries,recipients,recipient_countries,others,affected,amount,place,"
      "place_country,dateline_place,dateline_country,earliest,latest,order,order_to,polarity,"
      "certainty,tense,aspect,reality,voice,sources,confidence,text\r\n" },
  [NG_ROWS_PLOVER] = { "plover", "jsonl", "" },
  [NG_ROWS_CSV_CLAIMS] = { "csv-claims", "csv", ng_claim_rows_csv_header },
  [NG_ROWS_DNA] = { "dna", "csv", ng_claim_rows_dna_header },
};
G_STATIC_ASSERT (G_N_ELEMENTS (formats) == NG_N_ROWS);

NgRowsFormat
ng_event_rows_from_name (const char *name)
{
  for (guint i = NG_ROWS_NONE + 1; i < NG_N_ROWS; i++)
    if (strcmp (formats[i].name, name) == 0 || strcmp (formats[i].extension, name) == 0)
      return i;
  return NG_ROWS_NONE;
}

const char *
ng_event_rows_extension (NgRowsFormat format)
{
  g_assert (format < NG_N_ROWS);
  return formats[format].extension;
}

const char *
ng_event_rows_header (NgRowsFormat format)
{
  g_assert (format < NG_N_ROWS);
  return formats[format].header;
}

/* ---- one happening ---- */

/* Of one document: nodes, and which roles and claims an event has, as chains of record ids. */
typedef struct
{
  const NgAnalysis *a;
  NgMint *mint;
  NgHappenings *happenings;
  NgId *first_role, *next_role, *first_claim, *next_claim;
  guint8 *triggers; /* one a token: it triggers an event */
} Rows;

typedef struct
{
  const NgAnalysis *a;
  const NgMint *mint;
  const NgHappenings *happenings;
  NgId lead;
  NgHappening told;
  GArray *parties[NG_N_ROLES]; /* NgId of entities */
  GArray *sources;             /* NgId of entities that claim it */
  NgId dateline;               /* entity: a weak place, or NG_NONE */
  /* Of all its records, each once, in their order; of strings: */
  GPtrArray *contexts, *affected, *amounts, *orders, *order_to;
} Row;

/* As the graph joins them: who is initiator in one record is not recipient of another. */
static void
add_party (Row *row, const NgEventRole *role)
{
  if (ng_ids_has (row->parties[NG_ROLE_INITIATOR], role->entity)
      || ng_ids_has (row->parties[NG_ROLE_RECIPIENT], role->entity))
    return;
  ng_ids_add (row->parties[role->role], role->entity);
}

/* @text: (transfer full) */
static void
add_once (GPtrArray *out, char *text)
{
  if (g_ptr_array_find_with_equal_func (out, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (out, text);
}

/* Each pair of order and event once; an event is in no order to itself. */
static void
add_order (Row *row, const NgEvent *e)
{
  NgId other = e->order_to == NG_NONE ? NG_NONE : row->happenings->lead[e->order_to];
  const char *order = ng_order_names[ng_happenings_order (e->order)], *iri;

  if (other == NG_NONE || other == row->lead)
    return;
  iri = ng_mint_event (row->mint, ng_event (row->a, other)->span);
  for (guint i = 0; i < row->orders->len; i++)
    if (strcmp (row->orders->pdata[i], order) == 0 && strcmp (row->order_to->pdata[i], iri) == 0)
      return;
  g_ptr_array_add (row->orders, g_strdup (order));
  g_ptr_array_add (row->order_to, g_strdup (iri));
}

static void
add_details (Row *row, const NgEvent *e)
{
  g_auto (GStrv) contexts = g_strsplit (e->contexts ? e->contexts : "", " ", -1);
  const char *amount = e->amount == NG_NONE ? NULL : ng_mention (row->a, e->amount)->value;

  for (guint i = 0; contexts[i]; i++)
    add_once (row->contexts, g_strdup (contexts[i]));
  if (e->affected > 0)
    add_once (row->affected, g_strdup_printf ("%u", e->affected));
  if (amount)
    add_once (row->amounts, g_strdup (amount));
  add_order (row, e);
}

static void
fill (Row *row, const Rows *rows)
{
  const NgAnalysis *a = row->a;

  row->told = ng_happenings_join (row->happenings, a, row->lead);
  row->dateline
      = row->told.place ? NG_NONE : ng_happenings_dateline (row->happenings, a, row->lead);
  for (NgId e = row->lead; e != NG_NONE; e = row->happenings->next[e])
    {
      for (NgId r = rows->first_role[e]; r != NG_NONE; r = rows->next_role[r])
        add_party (row, ng_event_role (a, r));
      for (NgId c = rows->first_claim[e]; c != NG_NONE; c = rows->next_claim[c])
        ng_ids_add (row->sources, ng_claim (a, ng_claim_event (a, c)->claim)->source_entity);
      add_details (row, ng_event (a, e));
    }
}

static void
row_clear (Row *row)
{
  for (guint r = 0; r < NG_N_ROLES; r++)
    g_clear_pointer (&row->parties[r], g_array_unref);
  g_clear_pointer (&row->sources, g_array_unref);
  g_clear_pointer (&row->contexts, g_ptr_array_unref);
  g_clear_pointer (&row->affected, g_ptr_array_unref);
  g_clear_pointer (&row->amounts, g_ptr_array_unref);
  g_clear_pointer (&row->orders, g_ptr_array_unref);
  g_clear_pointer (&row->order_to, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static Row
make_row (const Rows *rows, NgId lead)
{
  Row row = { .a = rows->a, .mint = rows->mint, .happenings = rows->happenings, .lead = lead };

  for (guint r = 0; r < NG_N_ROLES; r++)
    row.parties[r] = g_array_new (FALSE, FALSE, sizeof (NgId));
  row.sources = g_array_new (FALSE, FALSE, sizeof (NgId));
  row.contexts = g_ptr_array_new_with_free_func (g_free);
  row.affected = g_ptr_array_new_with_free_func (g_free);
  row.amounts = g_ptr_array_new_with_free_func (g_free);
  row.orders = g_ptr_array_new_with_free_func (g_free);
  row.order_to = g_ptr_array_new_with_free_func (g_free);
  fill (&row, rows);
  return row;
}

/* The country that an entity is, acts for or lies in; NULL if none is known. */
static const char *
country_of (const NgAnalysis *a, NgId entity)
{
  const NgEntity *e = ng_entity (a, entity);

  if (e->code)
    return e->code;
  if (e->acts_for != NG_NONE && ng_entity (a, e->acts_for)->code)
    return ng_entity (a, e->acts_for)->code;
  return e->contained_in == NG_NONE ? NULL : ng_entity (a, e->contained_in)->code;
}

static char *
format_day (NgDay day)
{
  return day == NG_NO_DAY ? NULL : ng_day_format (day);
}

/* ---- the class by the manual ---- */

static gboolean
is_friendly (NgPlover p)
{
  return p == NG_PLOVER_CONSULT || p == NG_PLOVER_SUPPORT || p == NG_PLOVER_CONCEDE
         || p == NG_PLOVER_COOPERATE || p == NG_PLOVER_AID || p == NG_PLOVER_RETREAT;
}

static gboolean
is_hostile (NgPlover p)
{
  return p == NG_PLOVER_SANCTION || p == NG_PLOVER_COERCE || p == NG_PLOVER_ASSAULT
         || p == NG_PLOVER_MOBILIZE || p == NG_PLOVER_PROTEST;
}

/* Those who act say it themselves. */
static gboolean
is_own_word (const Row *row)
{
  for (guint i = 0; i < row->sources->len; i++)
    {
      NgId source = g_array_index (row->sources, NgId, i);
      NgId behind = ng_entity (row->a, source)->acts_for;
      if (ng_ids_has (row->parties[NG_ROLE_INITIATOR], source)
          || (behind != NG_NONE && ng_ids_has (row->parties[NG_ROLE_INITIATOR], behind)))
        return TRUE;
    }
  return FALSE;
}

/* "X says that Y must leave": asked for, by a word that is no event of its own ("urge" is). */
static gboolean
is_asked_for (const Row *row, const Rows *rows)
{
  NgId c = rows->first_claim[row->lead];
  NgId cue
      = c == NG_NONE ? NG_NONE : ng_claim (row->a, ng_claim_event (row->a, c)->claim)->cue_token;

  if (c == NG_NONE || (cue != NG_NONE && rows->triggers[cue]))
    return FALSE;
  return ng_claim_event (row->a, c)->predicated;
}

/* Who asks becomes source, who is asked target. */
static void
turn_to_request (Row *row)
{
  g_clear_pointer (&row->parties[NG_ROLE_RECIPIENT], g_array_unref);
  row->parties[NG_ROLE_RECIPIENT] = row->parties[NG_ROLE_INITIATOR];
  row->parties[NG_ROLE_INITIATOR] = g_array_ref (row->sources);
}

/* "failed to reach an agreement", "will not withdraw"; what did not happen is no event. */
static gboolean
is_rejection (const NgEvent *e, NgPlover class)
{
  if (!is_friendly (class) && class != NG_PLOVER_AGREE)
    return FALSE;
  return e->aspect == NG_ASPECT_FAIL || e->tense != NG_TENSE_PAST;
}

/* NG_PLOVER_NONE: not coded. */
static NgPlover
code (const Row *row, const Rows *rows)
{
  const NgEvent *e = ng_event (row->a, row->lead);
  NgPlover class = row->told.class ? row->told.class->plover : NG_PLOVER_NONE;
  gboolean ahead = e->tense == NG_TENSE_FUTURE || e->certainty == NG_CERTAINTY_UNCOMMITTED;

  if (e->polarity == NG_POLARITY_NEGATIVE)
    return is_rejection (e, class) ? NG_PLOVER_REJECT : NG_PLOVER_NONE;
  /* A treaty that is signed is a step of support, one that is agreed on an agreement. */
  if (!ahead && class == NG_PLOVER_AGREE && g_strcmp0 (row->told.class->mode, "sign") == 0)
    return NG_PLOVER_SUPPORT;
  if (!ahead)
    return class;
  if (class == NG_PLOVER_NONE || class == NG_PLOVER_AGREE)
    return row->sources->len > 0 && !is_own_word (row) && is_asked_for (row, rows)
               ? NG_PLOVER_REQUEST
               : class;
  if (!is_friendly (class) && !is_hostile (class))
    return class;
  if (e->certainty == NG_CERTAINTY_UNCOMMITTED && row->sources->len > 0 && !is_own_word (row))
    return is_asked_for (row, rows) ? NG_PLOVER_REQUEST : NG_PLOVER_NONE;
  /* "called for sanctions": whoever is to do it. */
  if (e->certainty == NG_CERTAINTY_UNCOMMITTED && row->parties[NG_ROLE_INITIATOR]->len == 0)
    return NG_PLOVER_NONE;
  if (is_friendly (class))
    return NG_PLOVER_AGREE;
  return row->sources->len == 0 || e->reality == NG_REALITY_PLANNED || is_own_word (row)
             ? NG_PLOVER_THREATEN
             : class;
}

/* ---- CSV ---- */

/* Names or countries of entities, "; " between them, each once. */
static char *
join (const NgAnalysis *a, const GArray *ids, gboolean countries)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      NgId id = g_array_index (ids, NgId, i);
      const char *text = countries ? country_of (a, id) : ng_entity (a, id)->name;
      if (text && !g_ptr_array_find_with_equal_func (parts, text, g_str_equal, NULL))
        g_ptr_array_add (parts, (gpointer) text);
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}

static void
put_joined (GString *out, const NgAnalysis *a, const GArray *ids, gboolean countries)
{
  g_autofree char *text = join (a, ids, countries);
  ng_csv_put (out, text);
}

static void
put_day (GString *out, NgDay day)
{
  g_autofree char *text = format_day (day);
  ng_csv_put (out, text);
}

static void
put_span (GString *out, const NgAnalysis *a, NgSpan span)
{
  g_autofree char *text = ng_analysis_dup_text (a, span);
  ng_csv_put (out, text);
}

static NgSpan
sentence_of (const Row *row)
{
  const NgEvent *e = ng_event (row->a, row->lead);
  return ng_sentence (row->a, ng_token (row->a, e->trigger)->sentence)->span;
}

static void
put_document (GString *out, const Row *row)
{
  const NgDocument *d = &row->a->document;
  g_autofree char *first = format_day (d->date_first);
  /* Of a month only its name is known. */
  if (first && d->date_first != d->date_last)
    first[strlen ("YYYY-MM")] = '\0';
  ng_csv_put (out, row->mint->document);
  ng_csv_put (out, d->url);
  ng_csv_put (out, d->publisher);
  ng_csv_put (out, first);
}

static void
put_participants (GString *out, const Row *row)
{
  put_joined (out, row->a, row->parties[NG_ROLE_INITIATOR], FALSE);
  put_joined (out, row->a, row->parties[NG_ROLE_INITIATOR], TRUE);
  put_joined (out, row->a, row->parties[NG_ROLE_RECIPIENT], FALSE);
  put_joined (out, row->a, row->parties[NG_ROLE_RECIPIENT], TRUE);
  put_joined (out, row->a, row->parties[NG_ROLE_OTHER], FALSE);
}

/* "; " between them */
static void
put_list (GString *out, const GPtrArray *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s", i ? "; " : "", (const char *) list->pdata[i]);
  ng_csv_put (out, text->str);
}

static void
put_place (GString *out, const NgAnalysis *a, NgId place)
{
  ng_csv_put (out, place == NG_NONE ? NULL : ng_entity (a, place)->name);
  ng_csv_put (out, place == NG_NONE ? NULL : country_of (a, place));
}

static void
put_circumstances (GString *out, const Row *row)
{
  const NgHappening *h = &row->told;

  put_list (out, row->affected);
  put_list (out, row->amounts);
  put_place (out, row->a, h->place ? h->place->place : NG_NONE);
  put_place (out, row->a, row->dateline);
  put_day (out, h->time ? h->time->first : NG_NO_DAY);
  put_day (out, h->time ? h->time->last : NG_NO_DAY);
  put_list (out, row->orders);
  put_list (out, row->order_to);
}

static void
put_modality (GString *out, const NgEvent *e)
{
  const char *aspect = ng_happenings_aspect (e->aspect);
  const char *reality = ng_happenings_reality (e->reality);

  ng_csv_put (out, ng_polarity_names[e->polarity]);
  ng_csv_put (out, ng_certainty_names[e->certainty]);
  ng_csv_put (out, ng_tense_names[e->tense]);
  ng_csv_put (out, aspect ? ng_mint_local_name (aspect) : NULL);
  ng_csv_put (out, reality ? ng_mint_local_name (reality) : NULL);
}

static void
put_csv (GString *out, const Row *row)
{
  const NgAnalysis *a = row->a;
  const NgEvent *e = ng_event (a, row->lead);
  const NgHappening *h = &row->told;
  char score[G_ASCII_DTOSTR_BUF_SIZE];

  ng_csv_put (out, ng_mint_event (row->mint, e->span));
  put_document (out, row);
  ng_csv_put (out, h->class ? ng_plover_names[h->class->plover] : NULL);
  ng_csv_put (out, h->class ? h->class->mode : NULL);
  put_list (out, row->contexts);
  ng_csv_put (out, e->lemma);
  ng_csv_put (out, h->class ? NULL : e->sense);
  put_span (out, a, e->span);
  put_participants (out, row);
  put_circumstances (out, row);
  put_modality (out, e);
  ng_csv_put (out, row->happenings->stated[row->lead] ? "narrator" : "claimed");
  put_joined (out, a, row->sources, FALSE);
  ng_csv_put (out, g_ascii_formatd (score, sizeof score, "%.3f", e->score));
  put_span (out, a, sentence_of (row));
  g_string_append (out, "\r\n");
}

/* ---- JSON Lines ---- */

static void
put_json_string (GString *out, const char *text)
{
  if (text == NULL)
    {
      g_string_append (out, "null");
      return;
    }
  g_string_append_c (out, '"');
  for (const guchar *p = (const guchar *) text; *p; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else if (*p < 0x20)
      g_string_append_printf (out, "\\u%04x", *p);
    else
      g_string_append_c (out, (char) *p);
  g_string_append_c (out, '"');
}

static void
put_member (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, "%s\"%s\":", out->str[out->len - 1] == '{' ? "" : ",", name);
  put_json_string (out, value);
}

static void
put_actors (GString *out, const Row *row, const char *name, NgRoleKind role)
{
  const GArray *ids = row->parties[role];

  g_string_append_printf (out, ",\"%s\":[", name);
  for (guint i = 0; i < ids->len; i++)
    {
      NgId id = g_array_index (ids, NgId, i);
      g_string_append (out, i ? ",{" : "{");
      put_member (out, "name", ng_entity (row->a, id)->name);
      put_member (out, "country", country_of (row->a, id));
      put_member (out, "iri", row->mint->entities[id]);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
put_strings (GString *out, const char *name, const GPtrArray *list)
{
  g_string_append_printf (out, ",\"%s\":[", name);
  for (guint i = 0; i < list->len; i++)
    {
      g_string_append (out, i ? "," : "");
      put_json_string (out, list->pdata[i]);
    }
  g_string_append_c (out, ']');
}

/* The manual's number of dead and hurt together, of events that do people harm: the first that is
 * told; left out where none is. */
static void
put_size (GString *out, const Row *row, NgPlover class)
{
  if (class == NG_PLOVER_ASSAULT && row->affected->len > 0)
    g_string_append_printf (out, ",\"size\":%s", (const char *) row->affected->pdata[0]);
}

static void
put_days (GString *out, const Row *row)
{
  const NgEvent *t = row->told.time;
  const NgDocument *d = &row->a->document;
  g_autofree char *first = format_day (t ? t->first : NG_NO_DAY);
  g_autofree char *last = format_day (t ? t->last : NG_NO_DAY);
  g_autofree char *published = d->date_first == d->date_last ? format_day (d->date_first) : NULL;

  put_member (out, "date", first);
  put_member (out, "date_latest", last);
  put_member (out, "publication_date", published);
}

static void
put_plover (GString *out, const Row *row, NgPlover class)
{
  const NgAnalysis *a = row->a;
  const NgEvent *place = row->told.place;
  g_autofree char *text = ng_analysis_dup_text (a, sentence_of (row));
  gboolean as_told = row->told.class && row->told.class->plover == class;

  g_string_append_c (out, '{');
  put_member (out, "id", ng_mint_event (row->mint, ng_event (a, row->lead)->span));
  put_days (out, row);
  put_member (out, "event", ng_plover_names[class]);
  put_member (out, "mode", as_told ? row->told.class->mode : NULL);
  put_strings (out, "context", row->contexts);
  put_size (out, row, class);
  put_actors (out, row, "source", NG_ROLE_INITIATOR);
  put_actors (out, row, "target", NG_ROLE_RECIPIENT);
  put_member (out, "place", place ? ng_entity (a, place->place)->name : NULL);
  put_member (out, "country", place ? country_of (a, place->place) : NULL);
  put_member (out, "voice", row->happenings->stated[row->lead] ? "narrator" : "claimed");
  put_member (out, "text", text);
  put_member (out, "url", a->document.url);
  put_member (out, "publication", a->document.publisher);
  put_member (out, "language", a->document.language);
  put_member (out, "coder", "newsgraph " NG_VERSION);
  g_string_append (out, "}\n");
}

/* ---- all of a document ---- */

static void
rows_clear (Rows *self)
{
  g_clear_pointer (&self->mint, ng_mint_free);
  g_clear_pointer (&self->happenings, ng_happenings_free);
  g_free (self->first_role);
  g_free (self->next_role);
  g_free (self->first_claim);
  g_free (self->next_claim);
  g_free (self->triggers);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static void
index_records (Rows *self)
{
  const NgAnalysis *a = self->a;
  guint32 n = ng_n_events (a), n_roles = ng_n_event_roles (a), n_claims = ng_n_claim_events (a);

  self->first_role = ng_ids_new (n);
  self->next_role = ng_ids_new (n_roles);
  self->first_claim = ng_ids_new (n);
  self->next_claim = ng_ids_new (n_claims);
  self->triggers = g_new0 (guint8, ng_n_tokens (a) + 1);
  for (NgId e = 0; e < n; e++)
    self->triggers[ng_event (a, e)->trigger] = TRUE;
  for (NgId r = n_roles; r-- > 0;)
    {
      NgId *first = &self->first_role[ng_event_role (a, r)->event];
      self->next_role[r] = *first;
      *first = r;
    }
  for (NgId c = n_claims; c-- > 0;)
    {
      NgId *first = &self->first_claim[ng_claim_event (a, c)->event];
      self->next_claim[c] = *first;
      *first = c;
    }
}

gboolean
ng_event_rows_put (const NgAnalysis *analysis, NgRowsFormat format, const char *base, GString *out,
                   GError **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (4096);
  g_auto (Rows) rows = { .a = analysis };

  if (format == NG_ROWS_CSV_CLAIMS || format == NG_ROWS_DNA)
    return ng_claim_rows_put (analysis, format == NG_ROWS_DNA, base, out, error);
  rows.mint = ng_mint_new (analysis, base, strings, error);
  if (rows.mint == NULL)
    return FALSE;
  rows.happenings = ng_happenings_new (analysis);
  index_records (&rows);
  for (NgId e = 0; e < rows.happenings->n; e++)
    {
      g_auto (Row) row = { 0 };
      NgPlover class;
      if (rows.happenings->lead[e] != e)
        continue;
      row = make_row (&rows, e);
      if (format == NG_ROWS_CSV_EVENTS)
        {
          put_csv (out, &row);
          continue;
        }
      class = code (&row, &rows);
      if (class == NG_PLOVER_REQUEST && (!row.told.class || row.told.class->plover != class))
        turn_to_request (&row);
      if (class != NG_PLOVER_NONE)
        put_plover (out, &row, class);
    }
  return TRUE;
}
