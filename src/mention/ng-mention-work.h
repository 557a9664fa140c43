/* ng-mention-work.h: one article while its mentions are being found.
 *
 * Finders propose spans one after the other, the surest first; a token belongs to the first
 * mention that takes it.  Nothing is written to the analysis before ng_mention_work_commit.
 */
#ifndef NG_MENTION_WORK_H
#define NG_MENTION_WORK_H

#include "mention/ng-mention-tables.h"
#include "net/ng-net.h"
#include "record/ng-analysis.h"

/* Classes of the network's head of names; index into its names in ng-mention-net.c. */
typedef enum
{
  NG_NAME_PERSON,
  NG_NAME_ORGANISATION,
  NG_NAME_LOCATION,
  NG_NAME_FACILITY,
  NG_NAME_PEOPLE, /* nationalities, faiths, parties */
  NG_NAME_DATE,
  NG_NAME_MONEY,
  NG_NAME_WORK, /* events, works, laws: "MISC" */
  NG_NAME_PRODUCT,
  NG_N_NAMES,
  NG_NAME_NONE = NG_N_NAMES
} NgNameClass;

/* What the network takes for a name. */
typedef struct
{
  NgId first;
  guint32 n; /* tokens; 0: dropped */
  NgNameClass label;
  float score;              /* belief in the label, mean over its tokens */
  const char *origin;       /* head, or the rule that changed its bounds or class */
  float belief[NG_N_NAMES]; /* in each label, mean over its tokens */
  float beside[NG_N_NAMES]; /* what the words beside it add to that */
} NgNetName;

/* A mention before it is written. */
typedef struct
{
  NgId first;
  guint32 n; /* tokens; 0: joined to another */
  NgKind kind;
  NgMentionForm form;
  const char *value; /* nullable; lives as long as the analysis or the tables */
  float score;
  const char *origin;
} NgFound;

typedef struct
{
  const NgMentionTables *tables;
  const NgNet *net;
  NgAnalysis *a;
  guint32 n_tokens;
  gboolean tagged;   /* there are tags */
  guint8 *shape;     /* one a token: bits below */
  guint8 *shouting;  /* one a token: its sentence is written in capitals */
  guint8 *titled;    /* one a token: most words of its sentence have capitals */
  GArray *names;     /* NgNetName in text order, disjoint */
  guint32 *name_at;  /* one a token: index of names, NG_NONE */
  float *outside;    /* one a token: belief of the network that it is no name; 1 without network */
  GArray *found;     /* NgFound */
  guint32 *found_at; /* one a token: index of found, NG_NONE */
} NgMentionWork;

enum
{
  NG_SHAPE_CAPITAL = 1 << 0,  /* begins with a capital */
  NG_SHAPE_CAPITALS = 1 << 1, /* all letters are capitals, two at least */
  NG_SHAPE_WORD = 1 << 2,     /* begins with a letter */
  NG_SHAPE_FIRST = 1 << 3,    /* first word of its sentence, or after a quotation mark or colon */
};

NgMentionWork *ng_mention_work_new (const NgMentionTables *tables, const NgNet *net, NgAnalysis *a);
void ng_mention_work_free (NgMentionWork *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgMentionWork, ng_mention_work_free)

static inline NgNetName *
ng_mention_name (const NgMentionWork *self, guint32 i)
{
  return &g_array_index (self->names, NgNetName, i);
}

static inline const char *
ng_mention_text (const NgMentionWork *self, NgId token, gsize *length)
{
  NgSpan s = ng_token (self->a, token)->span;
  *length = ng_span_length (s);
  return self->a->text + s.begin;
}

static inline gboolean
ng_mention_has_shape (const NgMentionWork *self, NgId token, guint shape)
{
  return (self->shape[token] & shape) == shape;
}

static inline guint32
ng_mention_sentence (const NgMentionWork *self, NgId token)
{
  return ng_token (self->a, token)->sentence;
}

/* TRUE if @token exists and stands in the sentence of @beside. */
static inline gboolean
ng_mention_beside (const NgMentionWork *self, NgId token, NgId beside)
{
  return token < self->n_tokens
         && ng_mention_sentence (self, token) == ng_mention_sentence (self, beside);
}

/* TRUE if @token has @word's letters, ASCII case ignored, and lies in the sentence of @beside. */
gboolean ng_mention_is (const NgMentionWork *self, NgId token, NgId beside, const char *word);

/* TRUE if the token is one hyphen or dash without space around it. */
gboolean ng_mention_is_hyphen (const NgMentionWork *self, NgId token);

/* Copy of the text of @n tokens. Returns: (transfer full). */
char *ng_mention_dup (const NgMentionWork *self, NgId first, guint32 n);

/* TRUE if the token has a row of @class in name-context.tsv. */
gboolean ng_mention_context (const NgMentionWork *self, NgId token, const char *class);

/* Words from @at on, to the end of the sentence or @max. Returns: their number. */
guint ng_mention_words (const NgMentionWork *self, NgId at, NgWord *words, guint max);

/* The longest key of @table at the token, written with its hyphens or without ("Guinea-Bissau").
 * @n: (out): its tokens.  Returns: its first row, -1 if none. */
int ng_mention_listed (const NgMentionWork *self, const NgTable *table, NgId at, gboolean nocase,
                       guint *n);

/* TRUE if no token of the range is taken. */
gboolean ng_mention_is_free (const NgMentionWork *self, NgId first, guint32 n);

/* Takes the tokens for a mention. */
void ng_mention_take (NgMentionWork *self, NgFound found);

/* Writes all mentions to the analysis, in text order. */
void ng_mention_work_commit (NgMentionWork *self);

#endif
