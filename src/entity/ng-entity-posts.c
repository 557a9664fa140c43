/* ng-entity-posts.c: see ng-entity-posts.h.
 *
 * A post is a phrase of posts.tsv with modifiers before it ("Chinese", "Egypt's", "Foreign
 * Ministry") and a complement after it ("to Russia", "of the IAEA").  It belongs to the name right
 * after it, to the name before a comma or copula, or to the name after a comma; else it is free.
 */
#include "entity/ng-entity-posts.h"

#include <string.h>

/* Tokens of one title; the longest posts of the table have nine words. */
#define MAX_TITLE_WORDS 10u
/* Modifiers before a post, and tokens of its complement. */
#define MAX_MODIFIERS 8u
#define MAX_COMPLEMENT 9u

/* Last token of the word at @token, through hyphens: "minister-elect". */
static NgId
hyphened_end (const NgWork *w, NgId token)
{
  while (token + 2 < w->n_tokens && ng_token_is (w->a, token + 1, "-")
         && !(ng_token (w->a, token)->flags & NG_TOKEN_SPACE_AFTER)
         && !(ng_token (w->a, token + 1)->flags & NG_TOKEN_SPACE_AFTER))
    token += 2;
  return token;
}

/* The row of posts.tsv for the words at @at, -1 if none; @n: (out): their tokens. */
static int
match_post (const NgWork *w, NgId at, gboolean lemmas, guint *n)
{
  NgWord words[MAX_TITLE_WORDS];
  NgId ends[MAX_TITLE_WORDS];
  guint k = 0, found = 0;
  guint32 sentence = ng_work_sentence (w, at);

  for (NgId t = at; t < w->n_tokens && k < MAX_TITLE_WORDS && ng_work_sentence (w, t) == sentence;
       t = ends[k++] + 1)
    {
      ends[k] = hyphened_end (w, t);
      NgSpan s = ng_token_range (w->a, t, ends[k] - t + 1);
      const char *lemma = ng_work_lemma (w, t);
      gboolean use = lemmas && *lemma && ends[k] == t && ng_tag (w->a, t)->form == NG_FORM_S;
      words[k].text = use ? lemma : w->a->text + s.begin;
      words[k].length = use ? strlen (lemma) : ng_span_length (s);
    }
  int row = ng_table_find_phrase (w->tables->posts, words, k, TRUE, &found);
  *n = found > 0 ? ends[found - 1] - at + 1 : 0;
  /* "Father" is a priest, a father is none. */
  if (row >= 0 && g_ascii_isupper (*ng_table_field (w->tables->posts, row, "title"))
      && g_ascii_islower (*words[0].text))
    return -1;
  return row;
}

static gboolean
is_rank (const NgWork *w, NgId token)
{
  return ng_work_is_context (w, token, "lesser") || ng_work_is_context (w, token, "acting");
}

/* Where a post that begins at @token must reach at least: behind a name ("U.S. attorney", "UN
 * chief"); NG_NONE inside names and at those of persons. */
static NgId
last_of_name (const NgWork *w, NgId token)
{
  NgId id = w->mention_at[token];

  if (id == NG_NONE)
    return token;
  const NgMention *m = ng_work_mention (w, id);
  if (m->kind == NG_KIND_GROUP || m->kind == NG_KIND_OTHER)
    return token;
  gboolean inside = m->first_token != token || m->kind == NG_KIND_PERSON;
  return inside ? NG_NONE : m->first_token + m->n_tokens;
}

/* TRUE if @token may stand between the begin of a noun phrase and its post. */
static gboolean
is_modifier (const NgWork *w, NgId token)
{
  NgUpos pos = ng_tag (w->a, token)->upos;
  NgKind kind = ng_work_kind_at (w, token);

  if (kind == NG_KIND_PERSON)
    return FALSE;
  if (kind == NG_KIND_COUNTRY || kind == NG_KIND_ORGANISATION || kind == NG_KIND_PLACE
      || is_rank (w, token))
    return TRUE;
  return pos == NG_UPOS_ADJ || pos == NG_UPOS_NOUN || pos == NG_UPOS_PROPN || pos == NG_UPOS_NUM
         || pos == NG_UPOS_PART || ng_token_is (w->a, token, "'s")
         || ng_token_is (w->a, token, "’s") || ng_token_is (w->a, token, "'")
         || ng_token_is (w->a, token, "’") || ng_token_is (w->a, token, "-")
         || (ng_work_is_context (w, token, "former")
             && (pos != NG_UPOS_ADV || ng_token_is (w->a, token + 1, "-")));
}

static void
note_named (const NgWork *w, NgPhrase *p, NgId token)
{
  NgId country = ng_work_entity_at (w, token, NG_KIND_COUNTRY);
  NgId organisation = ng_work_entity_at (w, token, NG_KIND_ORGANISATION);

  if (p->place == NG_NONE)
    p->place = ng_work_entity_at (w, token, NG_KIND_PLACE);
  if (p->country == NG_NONE)
    p->country = country;
  if (p->organisation == NG_NONE)
    p->organisation = organisation;
}

/* A possessive after a person ("Biden's envoy") ends the phrase. */
static void
read_modifiers (const NgWork *w, NgPhrase *p)
{
  guint32 sentence = ng_work_sentence (w, p->first);
  gboolean owned = FALSE; /* "the deputy minister's adviser" */

  while (p->begin > 0 && p->first - p->begin < MAX_MODIFIERS)
    {
      NgId t = p->begin - 1;
      if (ng_work_sentence (w, t) != sentence || !is_modifier (w, t))
        break;
      /* "in Russia Foreign Minister": what a preposition governs may still be a modifier, but a
       * subject before a verb cannot be reached. */
      p->former |= ng_work_is_context (w, t, "former");
      owned |= ng_tag (w->a, t)->upos == NG_UPOS_PART;
      if (!owned && p->rank == NG_NONE && is_rank (w, t))
        p->rank = t;
      note_named (w, p, t);
      p->begin = t;
    }
  while (p->begin < p->first
         && (ng_tag (w->a, p->begin)->upos == NG_UPOS_PART
             || ng_tag (w->a, p->begin)->upos == NG_UPOS_PUNCT))
    p->begin++;
  if (p->begin == 0 || ng_work_sentence (w, p->begin - 1) != sentence)
    return;
  NgId before = p->begin - 1;
  const NgTag *t = ng_tag (w->a, before);
  p->former |= ng_work_is_context (w, before, "former");
  if (ng_work_is_context (w, before, "quantifier"))
    p->indefinite = TRUE;
  else if (ng_work_is_context (w, before, "definite") && t->upos != NG_UPOS_SCONJ
           && t->rel != NG_REL_MARK)
    p->definite = TRUE;
  else if (t->upos == NG_UPOS_PRON && t->rel == NG_REL_NMOD)
    p->owner = before;
  else
    return;
  p->begin = before;
}

static gboolean
is_capital (const NgWork *w, NgId t)
{
  return g_unichar_isupper (g_utf8_get_char (w->a->text + ng_token (w->a, t)->span.begin));
}

/* The comma of a list of capitalised words: "of Security, Democracy, and Human Rights". */
static gboolean
is_list_comma (const NgWork *w, NgId t)
{
  if (!ng_token_is (w->a, t, ",") || t + 2 >= w->n_tokens)
    return FALSE;
  NgId next = t + 1 + ng_token_is (w->a, t + 1, "and");
  gboolean listed = next > t + 1;
  for (NgId k = next; !listed && k < next + 4 && k + 1 < w->n_tokens; k++)
    listed = ng_token_is (w->a, k, ",") && ng_token_is (w->a, k + 1, "and");
  return listed && w->mention_at[next] == NG_NONE && is_capital (w, t - 1) && is_capital (w, next);
}

static gboolean
opens_complement (const NgWork *w, NgId t)
{
  return ng_token_is (w->a, t, "of") || ng_token_is (w->a, t, "to") || ng_token_is (w->a, t, "for")
         || ng_token_is (w->a, t, "at") || ng_token_is (w->a, t, "in")
         || ng_token_is (w->a, t, "on");
}

static gboolean
ends_complement (const NgWork *w, NgId t)
{
  NgUpos pos = ng_tag (w->a, t)->upos;
  gboolean verb = pos == NG_UPOS_VERB && ng_tag (w->a, t)->rel != NG_REL_AMOD;
  return verb || pos == NG_UPOS_AUX || pos == NG_UPOS_SCONJ || pos == NG_UPOS_PRON
         || pos == NG_UPOS_ADV || pos == NG_UPOS_NUM || w->in_time[t]
         || ng_tag (w->a, t)->rel == NG_REL_MARK || (pos == NG_UPOS_ADP && !opens_complement (w, t))
         || (ng_token_is (w->a, t, ",") && !is_list_comma (w, t)) || ng_token_is (w->a, t, ".")
         || ng_token_is (w->a, t, "(")
         || (ng_token (w->a, t)->flags & (NG_TOKEN_QUOTE_OPEN | NG_TOKEN_QUOTE_CLOSE))
         || ng_work_kind_at (w, t) == NG_KIND_PERSON;
}

/* "Under Secretary for Civilian Security": capitals join a post and what it is for. */
static gboolean
is_capital_title (const NgWork *w, const NgPhrase *p, NgId t)
{
  return ng_token_is (w->a, p->last + 1, "for") && is_capital (w, p->last) && is_capital (w, t);
}

/* TRUE if the "and" at @t joins another post: "chairman of X and acting head of Y". */
static gboolean
joins_post (const NgWork *w, NgId t)
{
  guint n = 0;
  return ng_token_is (w->a, t, "and") && t + 1 < w->n_tokens
         && (is_rank (w, t + 1) || match_post (w, t + 1, FALSE, &n) >= 0);
}

/* "to Russia": the complement reaches to its last named body; without one it is left alone, but for
 * "of", which takes all words up to a stop ("minister of finance"). */
static void
read_complement (const NgWork *w, NgPhrase *p)
{
  guint32 sentence = ng_work_sentence (w, p->last);
  NgId t = p->last + 1;

  if (t >= w->n_tokens || ng_work_sentence (w, t) != sentence || !opens_complement (w, t))
    return;
  gboolean host = ng_token_is (w->a, t, "to"), of = ng_token_is (w->a, t, "of");
  gboolean place = ng_token_is (w->a, t, "in") || ng_token_is (w->a, t, "on");
  for (t++; t < w->n_tokens && t - p->last <= MAX_COMPLEMENT && ng_work_sentence (w, t) == sentence
            && !ends_complement (w, t) && !joins_post (w, t);
       t++)
    {
      NgId country = ng_work_entity_at (w, t, NG_KIND_COUNTRY);
      NgId organisation = ng_work_entity_at (w, t, NG_KIND_ORGANISATION);
      NgId *slot = host ? &p->host : country != NG_NONE ? &p->country : &p->organisation;
      if (p->place == NG_NONE)
        p->place = ng_work_entity_at (w, t, NG_KIND_PLACE);
      if (country == NG_NONE && organisation == NG_NONE)
        {
          NgUpos pos = ng_tag (w->a, t)->upos;
          if ((of || p->end > p->last || is_capital_title (w, p, t)) && pos != NG_UPOS_ADP
              && pos != NG_UPOS_PUNCT && pos != NG_UPOS_CCONJ && pos != NG_UPOS_DET)
            p->end = t;
          continue;
        }
      if (place && country != NG_NONE)
        break; /* "president in Russia": where, not of what */
      if (*slot == NG_NONE)
        *slot = country != NG_NONE ? country : organisation;
      p->end = t;
    }
}

/* Token behind a short form in brackets: "director of the police (DP) X". */
static NgId
after_acronym (const NgWork *w, NgId token)
{
  return token + 3 < w->n_tokens && ng_token_is (w->a, token, "(")
                 && ng_token_is (w->a, token + 2, ")")
             ? token + 3
             : token;
}

/* Token behind a short form and the honorifics at @token: "(DG)", "Dr.", "Hon". */
static NgId
after_honorifics (const NgWork *w, NgId token)
{
  guint n = 0;

  token = after_acronym (w, token);
  for (guint k = 0; k < 2 && token < w->n_tokens && w->mention_at[token] == NG_NONE; k++)
    {
      int row = match_post (w, token, FALSE, &n);
      if (row < 0 || *ng_table_field (w->tables->posts, row, "post") != '\0')
        break;
      token += n;
    }
  return token;
}

/* The person named at @token, also after an honorific ("President Dr. X"); NG_NONE. */
static NgId
person_at (const NgWork *w, NgId token, guint32 sentence)
{
  token = after_honorifics (w, token);
  if (token >= w->n_tokens || ng_work_sentence (w, token) != sentence)
    return NG_NONE;
  return ng_work_entity_at (w, token, NG_KIND_PERSON);
}

/* "ambassador in Cairo X": the name behind a place; the phrase then reaches to the place. */
static NgId
behind_place (const NgWork *w, NgPhrase *p, guint32 sentence)
{
  NgId in = p->last + 1;

  if (in + 2 >= w->n_tokens || !ng_token_is (w->a, in, "in")
      || ng_work_kind_at (w, in + 1) != NG_KIND_PLACE)
    return NG_NONE;
  const NgMention *m = ng_work_mention (w, w->mention_at[in + 1]);
  NgId after = m->first_token + m->n_tokens;
  NgId person = person_at (w, after, sentence);
  if (person != NG_NONE)
    p->end = after - 1;
  return person;
}

/* Another post begins in tokens @first..@last. */
static gboolean
has_post (const NgWork *w, NgId first, NgId last)
{
  guint n = 0;

  for (NgId t = first; t <= last; t++)
    if (match_post (w, t, FALSE, &n) >= 0)
      return TRUE;
  return FALSE;
}

/* Last token of "Minister of Interior and Municipalities", more words of the title in capitals
 * behind what was read of it; NG_NONE if there are none. */
static NgId
end_of_list (const NgWork *w, const NgPhrase *p)
{
  NgId first = p->end + 1, t = first;
  guint32 sentence = ng_work_sentence (w, p->first);

  if (first >= w->n_tokens || !is_capital (w, p->last)
      || !(ng_token_is (w->a, first, "and") || ng_token_is (w->a, first, ",")
           || ng_token_is (w->a, first, "&")))
    return NG_NONE;
  while (t < w->n_tokens && t - first < MAX_COMPLEMENT && ng_work_sentence (w, t) == sentence
         && ng_work_kind_at (w, t) != NG_KIND_PERSON
         && (is_capital (w, t) || ng_token_is (w->a, t, "and") || ng_token_is (w->a, t, "of")
             || ng_token_is (w->a, t, ",") || ng_token_is (w->a, t, "&")))
    t++;
  while (t > first && !is_capital (w, t - 1))
    t--;
  return t < first + 2 ? NG_NONE : t - 1;
}

/* "Prime Minister and Defence Minister X"; but "the prime minister and President X" are two. */
static NgId
behind_list (const NgWork *w, NgPhrase *p, guint32 sentence)
{
  NgId last = end_of_list (w, p), first = p->end + 1;
  NgId person = last == NG_NONE ? NG_NONE : person_at (w, last + 1, sentence);

  if (person == NG_NONE
      || (has_post (w, first, last)
          && (p->definite || p->indefinite || ng_token_is (w->a, first, ","))))
    return NG_NONE;
  p->end = last;
  return person;
}

/* The name that the post stands directly before, also past its complement. */
static NgId
titled (const NgWork *w, NgPhrase *p)
{
  guint32 sentence = ng_work_sentence (w, p->first);
  NgId person = person_at (w, p->last + 1, sentence);

  if (person == NG_NONE && p->end > p->last)
    person = person_at (w, p->end + 1, sentence);
  else if (person == NG_NONE)
    person = behind_place (w, p, sentence);
  else if (person != NG_NONE)
    {
      p->end = p->last; /* "President Xi of China" has its complement after the name */
      p->host = NG_NONE;
    }
  return person != NG_NONE ? person : behind_list (w, p, sentence);
}

/* Last token before @token that is no age between commas: "X, 57, the minister". */
static NgId
before_comma (const NgWork *w, NgId begin)
{
  NgId t = begin - 1;

  if (begin < 2 || !ng_token_is (w->a, t, ","))
    return NG_NONE;
  t--;
  if (t >= 2 && ng_tag (w->a, t)->upos == NG_UPOS_NUM && ng_token_is (w->a, t - 1, ","))
    t -= 2;
  return t;
}

/* "X, the minister of Y," */
static NgId
apposed_before (const NgWork *w, const NgPhrase *p)
{
  NgId t = p->begin > 0 ? before_comma (w, p->begin) : NG_NONE;
  guint32 sentence = ng_work_sentence (w, p->first);

  if (t == NG_NONE || ng_work_sentence (w, t) != sentence)
    return NG_NONE;
  NgId m = w->mention_at[t];
  if (m == NG_NONE
      || ng_work_mention (w, m)->first_token + ng_work_mention (w, m)->n_tokens != t + 1)
    return NG_NONE;
  /* In a list the next member follows the comma: "Xi, the minister and the envoy". */
  NgId after = p->end + 1;
  if (after < w->n_tokens && ng_tag (w->a, p->head)->rel == NG_REL_CONJ
      && ng_token_is (w->a, after, "and"))
    return NG_NONE;
  return ng_work_entity_at (w, t, NG_KIND_PERSON);
}

/* "X, chief of Y and chairman of Z,": who has the first of the two posts. */
static NgId
apposed_with (const NgWork *w, const NgPhrase *p)
{
  guint n = w->phrases->len;
  const NgPhrase *last = n > 0 ? &g_array_index (w->phrases, NgPhrase, n - 1) : NULL;

  if (last == NULL || last->use != NG_PHRASE_APPOSITIVE || p->definite || p->indefinite
      || p->begin < 1 || !ng_token_is (w->a, p->begin - 1, "and") || last->end >= p->begin
      || p->begin - last->end > MAX_COMPLEMENT
      || ng_work_sentence (w, last->end) != ng_work_sentence (w, p->begin))
    return NG_NONE;
  for (NgId t = last->end + 1; t < p->begin; t++)
    if (ng_tag (w->a, t)->upos == NG_UPOS_VERB || ng_tag (w->a, t)->upos == NG_UPOS_PUNCT)
      return NG_NONE;
  return last->holder;
}

/* Token behind one title in capitals: "the vice-president of the court, Judge X". */
static NgId
after_title (const NgWork *w, NgId token)
{
  guint n = 0;
  return w->mention_at[token] == NG_NONE && is_capital (w, token)
                 && match_post (w, token, FALSE, &n) >= 0
             ? token + n
             : token;
}

/* "Spain's economy minister, X," */
static NgId
apposed_after (const NgWork *w, NgPhrase *p)
{
  NgId list = end_of_list (w, p);
  if (list != NG_NONE && !has_post (w, p->end + 1, list))
    p->end = list;
  NgId t = after_acronym (w, p->end + 1);

  if (t + 1 >= w->n_tokens || !ng_token_is (w->a, t, ","))
    return NG_NONE;
  NgId name = after_title (w, t + 1);
  NgId person = person_at (w, name, ng_work_sentence (w, p->first));
  if (person == NG_NONE)
    return NG_NONE;
  const NgMention *m = ng_work_mention (w, w->mention_at[after_honorifics (w, name)]);
  NgId after = m->first_token + m->n_tokens;
  if (after >= w->n_tokens)
    return person;
  gboolean closed = ng_token_is (w->a, after, ",") || ng_token_is (w->a, after, ".")
                    || ng_token_is (w->a, after, "(") || ng_token_is (w->a, after, ";")
                    || ng_tag (w->a, m->head)->rel == NG_REL_APPOS;
  return closed ? person : NG_NONE;
}

/* Subject of @verb, through "X, who is expected to become": up the chain of verbs to a subject, and
 * from a relative clause to its noun. */
NgId
ng_entity_subject_of (const NgWork *w, NgId verb)
{
  for (guint steps = 0; steps < 6; steps++)
    {
      NgId subject = ng_tag_child (w->a, verb, NG_REL_NSUBJ, NG_NONE);
      const NgTag *t = ng_tag (w->a, verb);
      gboolean relative = subject != NG_NONE && ng_tag (w->a, subject)->upos == NG_UPOS_PRON
                          && t->rel == NG_REL_ACL;
      if (subject != NG_NONE && !relative)
        return subject;
      if (t->rel == NG_REL_ACL)
        return t->head;
      if (t->rel != NG_REL_XCOMP && t->rel != NG_REL_CONJ)
        return NG_NONE;
      verb = t->head;
    }
  return NG_NONE;
}

/* TRUE if a word beside @verb keeps what it says from being so: "may", "not", "to", "if". */
gboolean
ng_entity_is_unreal (const NgWork *w, NgId verb)
{
  static const NgRel rels[] = { NG_REL_AUX, NG_REL_MARK, NG_REL_ADVMOD };

  for (guint i = 0; i < G_N_ELEMENTS (rels); i++)
    for (NgId c = ng_tag_child (w->a, verb, rels[i], NG_NONE); c != NG_NONE;
         c = ng_tag_child (w->a, verb, rels[i], c))
      if (ng_work_is_context (w, c, "unreal"))
        return TRUE;
  return FALSE;
}

/* "X was the minister": no longer, unless somebody is reported to have said it then. */
static gboolean
is_past (const NgWork *w, NgId head)
{
  NgId cop = ng_tag_child (w->a, head, NG_REL_COP, NG_NONE);
  return cop != NG_NONE && ng_tag (w->a, cop)->form == NG_FORM_PAST
         && ng_tag_child (w->a, head, NG_REL_AUX, NG_NONE) == NG_NONE
         && ng_tag (w->a, head)->rel != NG_REL_CCOMP;
}

/* "X is the minister", "X became president" */
static NgId
predicated (const NgWork *w, NgPhrase *p)
{
  NgId verb = NG_NONE, head = p->head;

  if (ng_tag_child (w->a, head, NG_REL_COP, NG_NONE) != NG_NONE)
    verb = head;
  else if (ng_tag (w->a, head)->rel == NG_REL_XCOMP || ng_tag (w->a, head)->rel == NG_REL_OBJ)
    verb = ng_tag (w->a, head)->head;
  if (verb == NG_NONE
      || (verb != head && !ng_token_has_lemma (w->a, verb, "become")
          && !ng_token_has_lemma (w->a, verb, "remain"))
      || ng_entity_is_unreal (w, verb))
    return NG_NONE;
  p->former |= is_past (w, head);
  NgId subject = ng_entity_subject_of (w, verb);
  return subject == NG_NONE ? NG_NONE : ng_work_entity_at (w, subject, NG_KIND_PERSON);
}

/* "was named"; a participle behind its noun, too. */
static gboolean
is_passive (const NgWork *w, NgId verb)
{
  if (ng_tag (w->a, verb)->rel == NG_REL_ACL)
    return ng_tag (w->a, verb)->form == NG_FORM_PART || ng_tag (w->a, verb)->form == NG_FORM_PAST;
  for (NgId c = ng_tag_child (w->a, verb, NG_REL_AUX, NG_NONE); c != NG_NONE;
       c = ng_tag_child (w->a, verb, NG_REL_AUX, c))
    if (ng_token_has_lemma (w->a, c, "be"))
      return TRUE;
  return FALSE;
}

/* "X was named the manager", "X has been appointed as manager", "they elected X president". */
static NgId
installed (const NgWork *w, const NgPhrase *p)
{
  const NgTag *t = ng_tag (w->a, p->head);
  NgId verb = t->head;

  if (verb == NG_NONE
      || !(t->rel == NG_REL_XCOMP || t->rel == NG_REL_OBJ
           || (t->rel == NG_REL_OBL && ng_work_has_case (w, p->head, "as")))
      || !ng_entity_has (w->tables->name_context, ng_work_lemma (w, verb), "class", "installing")
      || ng_entity_is_unreal (w, verb))
    return NG_NONE;
  NgId who = ng_tag_child (w->a, verb, NG_REL_OBJ, NG_NONE);
  if (who == NG_NONE || who == p->head)
    who = is_passive (w, verb) ? ng_entity_subject_of (w, verb) : NG_NONE;
  return who == NG_NONE ? NG_NONE : ng_work_entity_at (w, who, NG_KIND_PERSON);
}

static gboolean
is_government (const NgWork *w, NgId organisation)
{
  return ng_work_draft (w, organisation)->record.acts_for != NG_NONE;
}

/* The phrase without its article or possessive pronoun. */
static NgSpan
span_of (const NgWork *w, const NgPhrase *p)
{
  NgId begin = p->begin;
  while (
      begin < p->first
      && (ng_tag (w->a, begin)->upos == NG_UPOS_DET || ng_tag (w->a, begin)->upos == NG_UPOS_PRON))
    begin++;
  return ng_token_range (w->a, begin, p->end - begin + 1);
}

const char *
ng_entity_posts_held (const char *post)
{
  return g_str_has_prefix (post, "former ") ? post + strlen ("former ") : post;
}

const char *
ng_entity_posts_name (const NgWork *w, const NgPhrase *p)
{
  const char *post = ng_table_field (w->tables->posts, p->row, "post");

  if (p->rank == NG_NONE || *post == '\0')
    return post;
  NgSpan s = ng_token (w->a, p->rank)->span;
  g_autofree char *rank = g_utf8_strdown (w->a->text + s.begin, ng_span_length (s));
  return ng_analysis_printf (w->a, "%s %s", rank, post);
}

/* "Chinese businessman": from there, which is not to act for it. */
static gboolean
is_private (const NgWork *w, const NgPhrase *p)
{
  static const char *const levels[] = { "religious", "business", "other", NULL };
  return g_strv_contains (levels, ng_table_field (w->tables->posts, p->row, "level"));
}

void
ng_entity_posts_assign (NgWork *w, NgId person, const NgPhrase *p)
{
  NgEntity *e = &ng_work_draft (w, person)->record;
  const char *post = ng_entity_posts_name (w, p);
  NgId country = is_private (w, p) ? NG_NONE : p->country;
  if (*post == '\0')
    return; /* an honorific */
  gboolean bare = e->post == NULL || ng_work_draft (w, person)->former;

  ng_work_draft (w, person)->once |= p->former;
  gboolean same = e->post && strcmp (e->post, post) == 0;

  if (bare && !(p->former && e->post))
    {
      gboolean said = g_str_has_prefix (post, "former ");
      e->post = p->former && !said ? ng_analysis_printf (w->a, "former %s", post)
                                   : ng_analysis_string (w->a, post);
      ng_work_draft (w, person)->former = p->former;
      e->post_span = span_of (w, p);
      same = TRUE;
    }
  ng_work_draft (w, person)->local |= p->place != NG_NONE;
  if (country == NG_NONE && p->country != NG_NONE)
    ng_work_draft (w, person)->beside = p->country;
  /* Of which body somebody once was says not of which one is now. */
  if (e->acts_for == NG_NONE && (country != NG_NONE || (p->organisation != NG_NONE && !p->former)))
    {
      NgId of = p->organisation != NG_NONE && p->country == NG_NONE
                        && is_government (w, p->organisation)
                    ? ng_work_draft (w, p->organisation)->record.acts_for
                    : p->organisation;
      e->acts_for = country != NG_NONE ? country : of;
    }
  if (e->post_of == NG_NONE && same)
    e->post_of = p->organisation != NG_NONE ? p->organisation : country;
  if (e->accredited_to == NG_NONE && p->host != NG_NONE && same)
    e->accredited_to = p->host;
}

/* Coordinated names share a plural title: "Presidents Xi and Putin". */
static void
assign_to_all (NgWork *w, NgPhrase *p)
{
  NgId name = w->mention_at[after_honorifics (w, p->end + 1)];
  NgId head = ng_work_mention (w, name)->head;

  for (NgId t = ng_tag_child (w->a, head, NG_REL_CONJ, NG_NONE); p->plural && t != NG_NONE;
       t = ng_tag_child (w->a, head, NG_REL_CONJ, t))
    {
      NgId person = ng_work_entity_at (w, t, NG_KIND_PERSON);
      if (person != NG_NONE)
        ng_entity_posts_assign (w, person, p);
    }
}

static void
mention_phrase (NgWork *w, const NgPhrase *p, const char *origin)
{
  NgId m = ng_work_add_mention (w, p->begin, p->end, p->head, NG_KIND_PERSON, NG_MENTION_NOMINAL,
                                origin);
  if (ng_work_entity_of (w, m) == NG_NONE)
    ng_work_refer (w, m, p->holder, 0.85, origin);
}

static void
find_holder (NgWork *w, NgPhrase *p)
{
  const char *origin = "rule:apposition";

  p->holder = titled (w, p);
  if (p->holder != NG_NONE)
    {
      p->use = NG_PHRASE_TITLE;
      ng_entity_posts_assign (w, p->holder, p);
      assign_to_all (w, p);
      return;
    }
  if (p->plural)
    return;
  p->holder = apposed_before (w, p);
  if (p->holder == NG_NONE)
    p->holder = apposed_after (w, p);
  if (p->holder == NG_NONE)
    p->holder = apposed_with (w, p);
  if (p->holder == NG_NONE)
    {
      p->holder = predicated (w, p);
      if (p->holder == NG_NONE)
        p->holder = installed (w, p);
      origin = "rule:predicate";
    }
  if (p->holder == NG_NONE)
    return;
  p->use = NG_PHRASE_APPOSITIVE;
  ng_entity_posts_assign (w, p->holder, p);
  mention_phrase (w, p, origin);
}

/* The noun of the phrase: its token that no other of its tokens is below. */
static NgId
head_of (const NgWork *w, NgId first, NgId last)
{
  NgId head = last;
  for (guint steps = 0; steps < MAX_TITLE_WORDS; steps++)
    {
      NgId up = ng_tag (w->a, head)->head;
      if (up == NG_NONE || up < first || up > last)
        break;
      head = up;
    }
  return head;
}

/* "Presidents" before names is tagged as a name, which has no number. */
static gboolean
is_plural_title (const NgWork *w, const NgPhrase *p)
{
  const char *post = p->row < 0 ? "" : ng_table_field (w->tables->posts, p->row, "post");
  NgSpan s = ng_token (w->a, p->last)->span;
  return *post != '\0' && w->a->text[s.end - 1] == 's' && !g_str_has_suffix (post, "s");
}

void
ng_entity_posts_read (const NgWork *w, NgPhrase *p)
{
  p->country = p->organisation = p->host = p->owner = p->holder = p->rank = p->place = NG_NONE;
  p->begin = p->first;
  p->end = p->last;
  p->head = head_of (w, p->first, p->last);
  p->plural = ng_tag (w->a, p->head)->form == NG_FORM_S || is_plural_title (w, p);
  for (NgId t = p->first; t <= p->last; t++)
    note_named (w, p, t);
  read_modifiers (w, p);
  read_complement (w, p);
}

/* "my first official trip": the word says something of another noun. */
static gboolean
is_attribute (const NgWork *w, const NgPhrase *p)
{
  const NgTag *t = ng_tag (w->a, p->head);
  return t->upos == NG_UPOS_ADJ && t->rel == NG_REL_AMOD && t->head != NG_NONE
         && t->head == p->last + 1 && w->mention_at[t->head] == NG_NONE;
}

static gboolean
is_in_government (const NgWork *w, const char *post)
{
  const char *space = strchr (post, ' ');
  g_autofree char *rank = space ? g_strndup (post, space - post) : NULL;

  if (ng_entity_has (w->tables->name_context, rank, "class", "lesser")
      || ng_entity_has (w->tables->name_context, rank, "class", "acting"))
    post = space + 1;
  return ng_entity_has (w->tables->posts, post, "level", "minister")
         || ng_entity_has (w->tables->posts, post, "level", "head_of_government");
}

/* "Defence Minister X" in an article about one country is of that country; who was minister once
 * may have been so elsewhere. */
static void
place_ministers (NgWork *w)
{
  for (NgId i = 0; w->about && i < w->drafts->len; i++)
    {
      const NgEntity *e = &ng_work_draft (w, i)->record;
      if (e->kind != NG_KIND_PERSON || e->post == NULL || e->acts_for != NG_NONE
          || e->post_of != NG_NONE || ng_work_draft (w, i)->local || !is_in_government (w, e->post))
        continue;
      NgId country = ng_work_country (w, w->about);
      ng_work_draft (w, i)->record.acts_for = country;
    }
}

/* "His Majesty King X" is X, and so is "His Majesty" alone behind it. */
static void
hold_honorifics (NgWork *w)
{
  for (guint i = 0; i < w->phrases->len; i++)
    {
      NgPhrase *p = &g_array_index (w->phrases, NgPhrase, i);
      if (!ng_entity_posts_is_honorific (w, p->first) || p->holder != NG_NONE
          || p->first == p->last)
        continue;
      const NgPhrase *next = i + 1 < w->phrases->len ? p + 1 : NULL;
      if (next && next->first == p->last + 1 && next->use == NG_PHRASE_TITLE)
        {
          p->holder = next->holder;
          p->use = NG_PHRASE_TITLE;
          continue;
        }
      for (guint k = i; k > 0 && p->holder == NG_NONE; k--)
        if (g_array_index (w->phrases, NgPhrase, k - 1).row == p->row)
          p->holder = g_array_index (w->phrases, NgPhrase, k - 1).holder;
      p->begin = p->first; /* "that His Majesty" */
      if (p->holder != NG_NONE)
        mention_phrase (w, p, "rule:honorific");
    }
}

gboolean
ng_entity_posts_is_honorific (const NgWork *w, NgId token)
{
  guint phrase = w->phrase_at[token];
  int row = phrase == NG_NONE ? -1 : g_array_index (w->phrases, NgPhrase, phrase).row;
  return row >= 0 && *ng_table_field (w->tables->posts, row, "post") == '\0';
}

void
ng_entity_posts_run (NgWork *w)
{
  for (NgId t = 0; t < w->n_tokens; t++)
    {
      guint n = 0, more = 0;
      NgId last = last_of_name (w, t);
      if (last == NG_NONE || ng_tag (w->a, t)->upos == NG_UPOS_VERB)
        continue;
      int row = match_post (w, t, FALSE, &n);
      if (row < 0)
        row = match_post (w, t, TRUE, &n);
      if (t + n <= last)
        continue;
      if (row < 0)
        continue;
      if (n == 1 && is_rank (w, t) && t + 1 < w->n_tokens
          && match_post (w, t + 1, FALSE, &more) >= 0)
        continue; /* "deputy attorney general" is one post */
      NgPhrase p = { .first = t, .last = t + n - 1, .row = row };
      ng_entity_posts_read (w, &p);
      if (is_attribute (w, &p))
        {
          t = p.last;
          continue;
        }
      p.former |= g_str_has_prefix (ng_table_field (w->tables->posts, row, "post"), "former ");
      find_holder (w, &p);
      for (NgId k = p.first; k <= p.last; k++)
        w->phrase_at[k] = w->phrases->len;
      g_array_append_val (w->phrases, p);
      t = p.last;
    }
  hold_honorifics (w);
  place_ministers (w);
}
