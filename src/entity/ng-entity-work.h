/* ng-entity-work.h: one article while its entities are being made.
 *
 * Nothing is written to the analysis before ng_work_commit: mentions, entities and references are
 * drafts here.  Ids of mentions stay as they are (new ones follow); ids of drafts are not those of
 * the entities written, because drafts may be hidden.
 */
#ifndef NG_ENTITY_WORK_H
#define NG_ENTITY_WORK_H

#include "entity/ng-entity-name.h"
#include "entity/ng-entity-tables.h"
#include "net/ng-net.h"
#include "record/ng-analysis.h"

/* Evidence inside the text only; decides agreement of pronouns and is never written out. */
typedef enum
{
  NG_GENDER_UNKNOWN,
  NG_GENDER_MALE,
  NG_GENDER_FEMALE
} NgGender;

/* An entity under construction; links in @record are ids of drafts. */
typedef struct
{
  NgEntity record;
  NgGender gender;
  NgGender called;   /* by the last pronoun that went to it */
  gboolean hidden;   /* unnamed, or made to be linked only: competes for pronouns, not written */
  gboolean former;   /* the post is one held before */
  gboolean once;     /* some phrase said so */
  gboolean local;    /* a place stands beside the post: "Texas Attorney General" */
  NgId beside;       /* country named beside the post of who does not act for it, NG_NONE */
  guint n_mentions;  /* references so far in text order */
  guint n_subjects;  /* of them subjects */
  gboolean plural;   /* of unnamed things */
  gboolean spoken;   /* the hidden one is written, as a group, if it is spoken of again */
  NgId head;         /* token: the noun of its last phrase, of unnamed ones */
  NgId owner;        /* token of the possessive pronoun before that noun, NG_NONE */
  gboolean fits_all; /* a group or team: "they" as well as "it" */
} NgDraft;

/* An earlier reference, as candidates are looked for. */
typedef struct
{
  NgId token; /* head of the mention */
  NgId mention;
  NgId entity;
  guint32 sentence;
  NgRel role;       /* of the whole phrase in its clause, through conjunctions */
  gboolean pronoun; /* the mention is one */
} NgSeen;

/* The most entities that one plural refers to. */
#define NG_SET_MAX 4u

/* Two or more entities that a plural can refer to. */
typedef struct
{
  NgId token; /* last head */
  guint32 sentence;
  guint n;
  NgId entities[NG_SET_MAX];
} NgSet;

typedef enum
{
  NG_PHRASE_FREE,      /* stands alone: "the president said" */
  NG_PHRASE_TITLE,     /* directly before its name */
  NG_PHRASE_APPOSITIVE /* set off by commas, or predicate: said of its holder */
} NgPhraseUse;

/* A post in the text with what belongs to it: "Chinese ambassador to Russia". */
typedef struct
{
  NgId begin, first, last, end; /* tokens: modifiers, post itself (first..last), complement */
  NgId head;                    /* token */
  int row;                      /* of posts.tsv */
  gboolean plural, former, definite, indefinite;
  NgId rank;    /* token that makes another office of the post: "deputy", "acting"; NG_NONE */
  NgId country; /* draft that the holder acts for, NG_NONE */
  NgId organisation;
  NgId place;  /* draft of one beside the post, NG_NONE */
  NgId host;   /* draft after "to" */
  NgId owner;  /* token of a possessive pronoun before it, NG_NONE */
  NgId holder; /* draft, NG_NONE while unknown */
  NgPhraseUse use;
} NgPhrase;

/* A description of somebody who was not named before it. */
typedef struct
{
  NgPhrase phrase;
  NgId draft; /* hidden */
  guint32 sentence;
} NgAwaited;

typedef struct
{
  const NgEntityTables *tables;
  const NgNet *net;
  NgAnalysis *a;
  guint32 n_tokens;
  guint32 n_given;    /* mentions of the analysis */
  GArray *mentions;   /* NgMention: given ones, then new ones */
  GArray *entity_of;  /* NgId, one a mention: its first draft, NG_NONE */
  GArray *second_of;  /* NgId, likewise its second one */
  GArray *order;      /* NgId of given mentions by span */
  GArray *drafts;     /* NgDraft */
  GArray *references; /* NgReference with draft ids */
  GArray *traits;     /* NgTrait likewise */
  NgId *mention_at;   /* one a token: the given name or adjective that covers it, NG_NONE */
  gboolean *in_time;  /* one a token: words of a time */
  NgId *anaphor_at;   /* one a token: the nominal or pronoun whose head it is, NG_NONE */
  GArray *phrases;    /* NgPhrase */
  NgId *phrase_at;    /* one a token: phrase whose post covers it */
  NgId *speakers;     /* one a quotation: draft that speaks, NG_NONE */
  NgId *addressees;   /* one a quotation: draft that it is said to, NG_NONE */
  guint32 n_quotes;
  GArray *seen;          /* NgSeen in text order */
  GArray *sets;          /* NgSet in text order */
  GArray *awaited;       /* NgAwaited */
  const char *about;     /* code of the one country that the article is about, NULL */
  GHashTable *unnamed;   /* number and noun → draft + 1; look-up only */
  GHashTable *countries; /* code → draft + 1; for look-up only */
} NgWork;

NgWork *ng_work_new (const NgEntityTables *tables, const NgNet *net, NgAnalysis *a);
void ng_work_free (NgWork *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgWork, ng_work_free)

static inline NgMention *
ng_work_mention (const NgWork *self, NgId id)
{
  return &g_array_index (self->mentions, NgMention, id);
}

static inline NgDraft *
ng_work_draft (const NgWork *self, NgId id)
{
  return &g_array_index (self->drafts, NgDraft, id);
}

static inline NgId
ng_work_entity_of (const NgWork *self, NgId mention)
{
  return g_array_index (self->entity_of, NgId, mention);
}

static inline NgId
ng_work_second_of (const NgWork *self, NgId mention)
{
  return g_array_index (self->second_of, NgId, mention);
}

/* Copy of the mention's text. Returns: (transfer full). */
char *ng_work_dup_mention (const NgWork *self, NgId mention);

/* @name is copied. Returns: id of the new draft. */
NgId ng_work_add_draft (NgWork *self, NgKind kind, const char *name, double score,
                        const char *origin);

/* The draft of the country with this ISO 3166 code, made if there is none yet. */
NgId ng_work_country (NgWork *self, const char *code);

/* Makes a nominal or pronoun of tokens @first..@last; where one with this head is there already, it
 * is taken as it stands.  Returns: its id. */
NgId ng_work_add_mention (NgWork *self, NgId first, NgId last, NgId head, NgKind kind,
                          NgMentionForm form, const char *origin);

/* @origin must live as long as the program. */
void ng_work_refer (NgWork *self, NgId mention, NgId entity, double score, const char *origin);

/* Kind of the given mention that covers @token; NG_KIND_OTHER if none. */
NgKind ng_work_kind_at (const NgWork *self, NgId token);

/* Draft of the given mention that covers @token if it is of @kind; NG_NONE otherwise. */
NgId ng_work_entity_at (const NgWork *self, NgId token, NgKind kind);

/* Head of the smallest clause phrase: climbs from @token through conjunctions, flat names and
 * compounds to the token that carries the role. */
NgId ng_work_phrase_top (const NgWork *self, NgId token);

/* Whether @word is the first case word of @noun: "by" the army, "of" Sweden. */
gboolean ng_work_has_case (const NgWork *self, NgId noun, const char *word);

/* The verb or predicate that @token is an argument of; NG_NONE if none. */
NgId ng_work_governor (const NgWork *self, NgId token);

/* TRUE if name-context.tsv has the word, in whatever case, in the class. */
gboolean ng_work_is_context (const NgWork *self, NgId token, const char *class);

/* TRUE if the tables know the token's lemma as a verb of saying. */
gboolean ng_work_is_reporting (const NgWork *self, NgId token);

static inline guint32
ng_work_sentence (const NgWork *self, NgId token)
{
  return ng_token (self->a, token)->sentence;
}

/* The block of the text that @token is in. */
static inline NgId
ng_work_block (const NgWork *self, NgId token)
{
  return ng_sentence (self->a, ng_work_sentence (self, token))->block;
}

static inline const char *
ng_work_lemma (const NgWork *self, NgId token)
{
  const char *lemma = ng_tag (self->a, token)->lemma;
  return lemma ? lemma : "";
}

/* Writes mentions, entities and references to the analysis. */
void ng_work_commit (NgWork *self);

#endif
