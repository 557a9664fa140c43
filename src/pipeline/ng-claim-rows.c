/* ng-claim-rows.c: see ng-claim-rows.h. */
#include "pipeline/ng-claim-rows.h"

#include <string.h>

#include "graph/ng-content-key.h"
#include "graph/ng-mint.h"
#include "pipeline/ng-csv.h"
#include "record/ng-schema.h"

/* Stands for the words between two parts of one content, as in the graph. */
#define GAP " … "

const char ng_claim_rows_csv_header[]
    = "claim,document,url,publisher,published,source,source_country,source_post,source_kind,source_"
      "iri,cue,"
      "lemma,quote_type,speech_act,polarity,certainty,tense,said_from,said_to,occasion,addressee,"
      "inside,content,content_key,"
      "content_begin,"
      "content_end,cue_begin,cue_end,source_begin,source_end,confidence\r\n";

const char ng_claim_rows_dna_header[]
    = "id,time,document,title,source,start,stop,person,organization,concept,agreement,text\r\n";

typedef struct
{
  const NgAnalysis *a;
  const NgMint *mint;
  NgId claim;
  GString *content; /* of all its parts */
  GString *words;   /* of its key */
  NgSpan span;      /* from the first part to the last */
} Row;

static void
put_day (GString *out, const NgDocument *d)
{
  g_autofree char *day = d->date_first == NG_NO_DAY ? NULL : ng_day_format (d->date_first);
  /* Of a month only its name is known. */
  if (day && d->date_first != d->date_last)
    day[strlen ("YYYY-MM")] = '\0';
  ng_csv_put (out, day);
}

/* The days on which it was said, as far as the text tells. */
static void
put_said (GString *out, const NgClaim *c)
{
  g_autofree char *first = c->first == NG_NO_DAY ? NULL : ng_day_format (c->first);
  g_autofree char *last = c->last == NG_NO_DAY ? NULL : ng_day_format (c->last);

  ng_csv_put (out, first);
  ng_csv_put (out, last);
}

/* Code points, empty for an empty span. */
static void
put_offsets (GString *out, const Row *row, NgSpan span)
{
  const guint32 ends[] = { span.begin, span.end };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      char text[16] = "";
      if (!ng_span_is_empty (span))
        g_snprintf (text, sizeof text, "%u", ng_offsets_code_point (row->mint->offsets, ends[i]));
      ng_csv_put (out, text);
    }
}

static void
put_span (GString *out, const NgAnalysis *a, NgSpan span)
{
  g_autofree char *text = ng_analysis_dup_text (a, span);
  ng_csv_put (out, text);
}

/* The country that an entity is, acts for or lies in; NULL if none is known. */
static const char *
country_of (const NgAnalysis *a, const NgEntity *e)
{
  if (e->code)
    return e->code;
  if (e->acts_for != NG_NONE && ng_entity (a, e->acts_for)->code)
    return ng_entity (a, e->acts_for)->code;
  return e->contained_in == NG_NONE ? NULL : ng_entity (a, e->contained_in)->code;
}

static void
put_source (GString *out, const Row *row, const NgClaim *c)
{
  const NgEntity *e = ng_entity (row->a, c->source_entity);

  ng_csv_put (out, e->name);
  ng_csv_put (out, country_of (row->a, e));
  ng_csv_put (out, e->post);
  ng_csv_put (out, e->source_kind == NG_SOURCE_NONE ? NULL : ng_source_kind_names[e->source_kind]);
  ng_csv_put (out, row->mint->entities[c->source_entity]);
}

static void
put_csv (GString *out, const Row *row)
{
  const NgAnalysis *a = row->a;
  const NgClaim *c = ng_claim (a, row->claim);
  g_autofree char *key = ng_content_key (row->words);
  char score[G_ASCII_DTOSTR_BUF_SIZE];

  ng_csv_put (out, row->mint->claims[row->claim]);
  ng_csv_put (out, row->mint->document);
  ng_csv_put (out, a->document.url);
  ng_csv_put (out, a->document.publisher);
  put_day (out, &a->document);
  put_source (out, row, c);
  put_span (out, a, c->cue);
  ng_csv_put (out, c->cue_lemma);
  ng_csv_put (out, ng_claim_kind_names[c->kind]);
  ng_csv_put (out, ng_speech_act_names[c->act]);
  ng_csv_put (out, ng_polarity_names[c->polarity]);
  ng_csv_put (out, ng_certainty_names[c->certainty]);
  ng_csv_put (out, ng_tense_names[c->tense]);
  put_said (out, c);
  put_span (out, a, c->occasion);
  ng_csv_put (out, c->addressee == NG_NONE ? NULL : ng_entity (a, c->addressee)->name);
  ng_csv_put (out, c->parent == NG_NONE ? NULL : row->mint->claims[c->parent]);
  ng_csv_put (out, row->content->str);
  ng_csv_put (out, key);
  put_offsets (out, row, row->span);
  put_offsets (out, row, c->cue);
  put_offsets (out, row, c->source);
  ng_csv_put (out, g_ascii_formatd (score, sizeof score, "%.3f", c->score));
  g_string_append (out, "\r\n");
}

/* A person is a statement's person with the body that it acts for; any other source its
 * organisation. */
static void
put_dna (GString *out, const Row *row)
{
  const NgAnalysis *a = row->a;
  const NgClaim *c = ng_claim (a, row->claim);
  const NgEntity *e = ng_entity (a, c->source_entity);
  gboolean person = e->kind == NG_KIND_PERSON;
  const char *behind = e->acts_for == NG_NONE ? NULL : ng_entity (a, e->acts_for)->name;

  ng_csv_put (out, row->mint->claims[row->claim]);
  put_day (out, &a->document);
  ng_csv_put (out, row->mint->document);
  ng_csv_put (out, a->document.title);
  ng_csv_put (out, a->document.publisher);
  put_offsets (out, row, row->span);
  ng_csv_put (out, person ? e->name : NULL);
  ng_csv_put (out, person ? behind : e->name);
  ng_csv_put (out, row->content->str);
  ng_csv_put (out, NULL);
  put_span (out, a, row->span);
  g_string_append (out, "\r\n");
}

/* One row a claim, its contents joined as in the graph. Returns: (transfer full): [claims]. */
static Row *
make_rows (const NgAnalysis *a, const NgMint *mint)
{
  Row *rows = g_new0 (Row, ng_n_claims (a) + 1);

  for (NgId i = 0; i < ng_n_claims (a); i++)
    rows[i] = (Row){ a, mint, i, g_string_new (NULL), g_string_new (NULL), ng_span (0, 0) };
  for (NgId i = 0; i < ng_n_contents (a); i++)
    {
      const NgContent *c = ng_content (a, i);
      Row *row = &rows[c->claim];
      row->span = row->content->len ? ng_span_cover (row->span, c->span) : c->span;
      if (row->content->len)
        g_string_append (row->content, GAP);
      ng_content_words (a, c->span, row->words);
      g_string_append_len (row->content, ng_analysis_text (a, c->span), ng_span_length (c->span));
    }
  return rows;
}

gboolean
ng_claim_rows_put (const NgAnalysis *analysis, gboolean dna, const char *base, GString *out,
                   GError **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (4096);
  g_autoptr (NgMint) mint = ng_mint_new (analysis, base, strings, error);
  g_autofree Row *rows = NULL;

  if (mint == NULL)
    return FALSE;
  rows = make_rows (analysis, mint);
  for (NgId i = 0; i < ng_n_claims (analysis); i++)
    {
      if (dna)
        put_dna (out, &rows[i]);
      else
        put_csv (out, &rows[i]);
      g_string_free (rows[i].content, TRUE);
      g_string_free (rows[i].words, TRUE);
    }
  return TRUE;
}
