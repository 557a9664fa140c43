/* ng-event-clause.c: see ng-event-clause.h.
 *
 * The trees follow English Universal Dependencies (EWT) without subtypes, so passives and relative
 * clauses are told from form and neighbours.
 */
#include "event/ng-event-clause.h"

#include <string.h>

/* Clauses that a subject is looked for in, outwards. */
#define MAX_DEPTH 6

/* Words from a verb to the noun in "killed as many as 44 migrant workers". */
#define MAX_HEDGE 7

static gboolean
has_child (const NgAnalysis *a, NgId head, NgRel rel)
{
  return ng_tag_child (a, head, rel, NG_NONE) != NG_NONE;
}

static gboolean
is_possessive_ending (const NgAnalysis *a, NgId token)
{
  return ng_token_is (a, token, "'s") || ng_token_is (a, token, "’s") || ng_token_is (a, token, "'")
         || ng_token_is (a, token, "’");
}

/* A "verb" with a determiner or a possessor is a noun that the tagger took for one: "an
 * investigation into", "Putin's visit". */
static gboolean
is_noun_tagged_verb (const NgAnalysis *a, NgId token)
{
  const NgTag *t = ng_tag (a, token);

  if (t->upos != NG_UPOS_VERB)
    return FALSE;
  if (has_child (a, token, NG_REL_DET))
    return TRUE;
  return token > 0 && (t->form == NG_FORM_BASE || t->form == NG_FORM_S)
         && is_possessive_ending (a, token - 1) && ng_tag (a, token - 1)->upos != NG_UPOS_AUX;
}

gboolean
ng_clause_is_verb (const NgAnalysis *a, NgId token)
{
  return ng_tag (a, token)->upos == NG_UPOS_VERB && !is_noun_tagged_verb (a, token);
}

gboolean
ng_clause_is_noun (const NgAnalysis *a, NgId token)
{
  NgUpos u = ng_tag (a, token)->upos;
  return u == NG_UPOS_NOUN || u == NG_UPOS_PROPN || u == NG_UPOS_PRON
         || is_noun_tagged_verb (a, token);
}

gboolean
ng_clause_is (const NgAnalysis *a, NgId token, const char *lemma)
{
  return g_ascii_strcasecmp (ng_tag (a, token)->lemma, lemma) == 0;
}

NgId
ng_clause_child (const NgAnalysis *a, NgId head, NgRel rel, const char *lemma)
{
  for (NgId c = ng_tag_child (a, head, rel, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, head, rel, c))
    if (ng_clause_is (a, c, lemma))
      return c;
  return NG_NONE;
}

/* First word of what hangs on @token, or the one before, if it is a preposition: trees sometimes
 * give the preposition to another word of its phrase, or to the word that the phrase hangs on. */
static NgId
leading_preposition (const NgAnalysis *a, NgId token)
{
  NgId first, last;

  ng_tag_extent (a, token, &first, &last);
  if (first < token && ng_tag (a, first)->upos == NG_UPOS_ADP)
    return first;
  return first > 0 && ng_tag (a, first - 1)->upos == NG_UPOS_ADP
                 && ng_tag (a, first - 1)->head == ng_tag (a, token)->head
             ? first - 1
             : NG_NONE;
}

/* A possessive ending behind the word, else the nearest preposition before it. */
static NgId
case_of (const NgAnalysis *a, NgId token)
{
  NgId found = NG_NONE;

  for (NgId c = ng_tag_child (a, token, NG_REL_CASE, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, token, NG_REL_CASE, c))
    if (c > token || !is_possessive_ending (a, c))
      found = c;
  return found;
}

const char *
ng_clause_case (const NgAnalysis *a, NgId token)
{
  NgId c = case_of (a, token);

  if (c == NG_NONE
      && (ng_tag (a, token)->rel == NG_REL_OBL
          || (ng_tag (a, token)->rel == NG_REL_NMOD && ng_tag (a, token)->head < token)))
    c = leading_preposition (a, token);
  if (c == NG_NONE)
    return "";
  if (is_possessive_ending (a, c))
    return "'s";
  return ng_tag (a, c)->lemma;
}

/* Possessive pronouns hang as nmod (nmod:poss) without a case of their own. */
static gboolean
is_possessive_pronoun (const NgAnalysis *a, NgId token)
{
  static const char *const forms[]
      = { "his", "her", "its", "their", "our", "my", "your", "whose", NULL };

  if (ng_tag (a, token)->upos != NG_UPOS_PRON)
    return FALSE;
  for (guint i = 0; forms[i]; i++)
    if (ng_token_is (a, token, forms[i]))
      return TRUE;
  return FALSE;
}

/* Trees often hang a possessor too high; in "X's new plan" it stands right before the noun's
 * modifiers. */
static NgId
possessor_before (const NgAnalysis *a, NgId noun)
{
  NgId sentence = ng_token (a, noun)->sentence;

  for (NgId t = noun; t-- > 1 && ng_token (a, t - 1)->sentence == sentence;)
    {
      NgUpos u = ng_tag (a, t)->upos;
      if (is_possessive_ending (a, t))
        return t - 1;
      if (u != NG_UPOS_ADJ && u != NG_UPOS_NOUN && u != NG_UPOS_NUM && u != NG_UPOS_ADV
          && u != NG_UPOS_PROPN)
        return NG_NONE;
    }
  return NG_NONE;
}

/* "launches by North Korea": the phrase right behind a noun is its own, wherever the tree hangs it.
 */
static guint
phrase_behind (const NgAnalysis *a, NgId noun, NgOblique *out)
{
  NgId next = ng_clause_hyphened_first (a, noun) == noun ? noun + 3 : noun + 1, head;

  if (next >= ng_n_tokens (a) || ng_token (a, next)->sentence != ng_token (a, noun)->sentence
      || ng_tag (a, next)->upos != NG_UPOS_ADP || ng_tag (a, next)->rel != NG_REL_CASE)
    return 0;
  head = ng_tag (a, next)->head;
  if (head == NG_NONE || head < next || !ng_clause_is_noun (a, head)
      || ng_tag (a, head)->head == noun)
    return 0;
  *out = (NgOblique){ head, ng_tag (a, next)->lemma };
  return 1;
}

/* No comma, preposition or verb between a word and the noun that it modifies. */
static gboolean
is_one_phrase (const NgAnalysis *a, NgId first, NgId last)
{
  for (NgId t = first + 1; t < last; t++)
    {
      NgUpos u = ng_tag (a, t)->upos;
      if (u == NG_UPOS_ADP || u == NG_UPOS_VERB || (u == NG_UPOS_PUNCT && !ng_token_is (a, t, "-")))
        return FALSE;
    }
  return TRUE;
}

guint
ng_clause_obliques (const NgAnalysis *a, NgId head, NgOblique out[NG_MAX_OBLIQUES])
{
  guint n = 0;
  NgId before = ng_clause_is_noun (a, head) ? possessor_before (a, head) : NG_NONE;

  if (before != NG_NONE && ng_tag (a, before)->head != head)
    out[n++] = (NgOblique){ before, "'s" };
  if (ng_clause_is_noun (a, head))
    n += phrase_behind (a, head, out + n);

  for (NgId c = ng_tag_child (a, head, NG_N_RELS, NG_NONE); c != NG_NONE && n < NG_MAX_OBLIQUES;
       c = ng_tag_child (a, head, NG_N_RELS, c))
    {
      NgRel rel = ng_tag (a, c)->rel;
      const char *prep;

      if (is_possessive_pronoun (a, c))
        prep = "'s";
      else if (rel == NG_REL_NMOD || rel == NG_REL_OBL)
        prep = ng_clause_case (a, c);
      else
        continue;
      if ((*prep == '\0' || strcmp (prep, "'s") == 0) && rel == NG_REL_NMOD && c < head
          && !is_one_phrase (a, c, head))
        continue;
      out[n++] = (NgOblique){ c, prep };
    }
  return n;
}

NgId
ng_clause_oblique (const NgAnalysis *a, NgId head, const char *prep)
{
  NgOblique all[NG_MAX_OBLIQUES];
  guint n = ng_clause_obliques (a, head, all);

  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (all[i].prep, prep) == 0)
      return all[i].token;
  return NG_NONE;
}

gboolean
ng_clause_is_infinitive (const NgAnalysis *a, NgId verb)
{
  return ng_clause_child (a, verb, NG_REL_MARK, "to") != NG_NONE;
}

gboolean
ng_clause_is_definite (const NgAnalysis *a, NgId noun)
{
  static const char *const words[]
      = { "the", "this", "that", "these", "those", "both", "such", NULL };

  for (NgId c = ng_tag_child (a, noun, NG_N_RELS, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, noun, NG_N_RELS, c))
    {
      if (is_possessive_pronoun (a, c))
        return TRUE;
      if (ng_tag (a, c)->rel == NG_REL_NMOD && strcmp (ng_clause_case (a, c), "'s") == 0)
        return TRUE;
      if (ng_tag (a, c)->rel == NG_REL_DET)
        for (guint i = 0; words[i]; i++)
          if (ng_token_is (a, c, words[i]))
            return TRUE;
    }
  return FALSE;
}

/* ---- voice ---- */

static NgId noun_behind (const NgAnalysis *a, NgId verb);

static gboolean
is_participle (const NgAnalysis *a, NgId verb)
{
  NgInflection f = ng_tag (a, verb)->form;
  return f == NG_FORM_PAST || f == NG_FORM_PART;
}

/* The auxiliary right before the verb, where the tree hangs it on a verb further back: "six were
 * freed and ten were held". */
static NgId
stray_auxiliary (const NgAnalysis *a, NgId verb)
{
  NgId t = verb;

  while (t > 0 && ng_tag (a, t - 1)->upos == NG_UPOS_ADV)
    t--;
  if (t == 0 || ng_tag (a, t - 1)->upos != NG_UPOS_AUX || ng_tag (a, t - 1)->head == NG_NONE
      || ng_tag (a, t - 1)->head > t - 1)
    return NG_NONE;
  return t - 1;
}

static gboolean
has_passive_auxiliary (const NgAnalysis *a, NgId verb)
{
  NgId stray = stray_auxiliary (a, verb);

  return (stray != NG_NONE && ng_clause_is (a, stray, "be"))
         || ng_clause_child (a, verb, NG_REL_AUX, "be") != NG_NONE
         || ng_clause_child (a, verb, NG_REL_COP, "be") != NG_NONE
         || ng_clause_child (a, verb, NG_REL_AUX, "get") != NG_NONE;
}

static gboolean
is_coordinate_verb (const NgAnalysis *a, NgId verb)
{
  const NgTag *t = ng_tag (a, verb);
  return t->rel == NG_REL_CONJ && t->head != NG_NONE && ng_clause_is_verb (a, t->head);
}

/* "the watchdog opened the inquiry": a noun phrase right behind that hangs on another word makes a
 * finite verb of what the tree takes for a participle. */
static gboolean
is_followed_by_object (const NgAnalysis *a, NgId verb)
{
  return ng_tag (a, verb)->form == NG_FORM_PAST && verb + 1 < ng_n_tags (a)
         && ng_tag (a, verb + 1)->upos == NG_UPOS_DET && noun_behind (a, verb) != NG_NONE;
}

gboolean
ng_clause_is_passive (const NgAnalysis *a, NgId verb)
{
  const NgTag *t = ng_tag (a, verb);

  if (!is_participle (a, verb))
    return FALSE;
  if (has_passive_auxiliary (a, verb))
    return TRUE;
  if (has_child (a, verb, NG_REL_AUX))
    return FALSE;
  if (verb + 1 < ng_n_tokens (a) && ng_token_is (a, verb + 1, "by"))
    return TRUE;
  if (has_child (a, verb, NG_REL_OBJ))
    return FALSE;
  if (t->rel == NG_REL_XCOMP && t->head != NG_NONE && ng_clause_is (a, t->head, "remain"))
    return TRUE; /* "should remain suspended" */
  if (ng_clause_oblique (a, verb, "by") != NG_NONE && t->form == NG_FORM_PART)
    return TRUE;
  if (has_child (a, verb, NG_REL_NSUBJ))
    return FALSE;
  if (t->rel == NG_REL_ACL || t->rel == NG_REL_AMOD)
    return !is_followed_by_object (a, verb);
  if (t->rel == NG_REL_ADVCL)
    return !has_child (a, verb, NG_REL_MARK);
  if (is_coordinate_verb (a, verb))
    return ng_clause_is_passive (a, t->head);
  return FALSE;
}

/* ---- subjects ---- */

static gboolean
is_relative_pronoun (const NgAnalysis *a, NgId token)
{
  return ng_token_is (a, token, "who") || ng_token_is (a, token, "which")
         || ng_token_is (a, token, "that") || ng_token_is (a, token, "whom");
}

static gboolean
is_in_relative_clause (const NgAnalysis *a, NgId verb)
{
  const NgTag *t = ng_tag (a, verb);
  return t->rel == NG_REL_ACL && t->head != NG_NONE;
}

/* The clause's own nominal, with a relative pronoun replaced by what it stands for. */
static NgId
resolve_relative (const NgAnalysis *a, NgId verb, NgId nominal)
{
  NgId v = verb;

  if (nominal == NG_NONE || !is_relative_pronoun (a, nominal))
    return nominal;
  while (is_coordinate_verb (a, v))
    v = ng_tag (a, v)->head;
  return is_in_relative_clause (a, v) ? ng_tag (a, v)->head : nominal;
}

static NgId surface_subject (const NgEventWords *words, const NgAnalysis *a, NgId verb, int depth);

static NgId
possessor (const NgAnalysis *a, NgId noun)
{
  return ng_clause_oblique (a, noun, "'s");
}

/* "criticised X for doing", "accused X of doing", "kept X from doing": X does it. */
static gboolean
is_gerund_of_object (const NgAnalysis *a, NgId verb, NgId object)
{
  static const char *const preps[] = { "for", "from", NULL };

  if (ng_tag (a, verb)->form != NG_FORM_ING || object > verb)
    return FALSE;
  for (guint i = 0; preps[i]; i++)
    if (ng_clause_child (a, verb, NG_REL_MARK, preps[i]) != NG_NONE
        || ng_clause_child (a, verb, NG_REL_CASE, preps[i]) != NG_NONE)
      return TRUE;
  return FALSE;
}

/* "it was a mistake to leave": nobody's in particular. */
static gboolean
is_weighed (const NgAnalysis *a, NgId noun)
{
  NgId subject = ng_tag_child (a, noun, NG_REL_NSUBJ, NG_NONE);

  if (ng_tag_child (a, noun, NG_REL_COP, NG_NONE) == NG_NONE)
    return FALSE;
  return ng_tag_child (a, noun, NG_REL_EXPL, NG_NONE) != NG_NONE
         || (subject != NG_NONE && ng_token_is (a, subject, "it"));
}

/* "X was the largest donor, giving ten million": what is behind the comma tells of X; NG_NONE of
 * another clause. */
static NgId
subject_of_predicate (const NgAnalysis *a, NgId verb, NgId noun)
{
  if (ng_tag (a, verb)->form != NG_FORM_ING || noun + 1 >= verb || !ng_token_is (a, verb - 1, ",")
      || ng_tag_child (a, noun, NG_REL_COP, NG_NONE) == NG_NONE)
    return NG_NONE;
  return ng_tag_child (a, noun, NG_REL_NSUBJ, NG_NONE);
}

/* "the outcome was a contract to buy oil, reported Y": the noun is all that a clause says. */
static gboolean
is_said_of_subject (const NgAnalysis *a, NgId noun)
{
  return ng_tag (a, noun)->rel == NG_REL_CCOMP
         && ng_tag_child (a, noun, NG_REL_COP, NG_NONE) != NG_NONE;
}

/* "Algeria's decision to break", "made a decision to", "the pact signed", "ways of boosting" */
static NgId
subject_of_noun_clause (const NgEventWords *words, const NgAnalysis *a, NgId verb, int depth)
{
  NgId noun = ng_tag (a, verb)->head;
  NgId up = ng_tag (a, noun)->head;
  gboolean of_noun = ng_clause_is_infinitive (a, verb) || has_child (a, verb, NG_REL_MARK)
                     || has_child (a, verb, NG_REL_CASE);

  if (!of_noun && subject_of_predicate (a, verb, noun) != NG_NONE)
    return subject_of_predicate (a, verb, noun);
  if (!of_noun || is_gerund_of_object (a, verb, noun))
    return noun;
  if (possessor (a, noun) != NG_NONE)
    return possessor (a, noun);
  for (const char *const *p = (const char *const[]){ "by", "to", "of", NULL }; *p; p++)
    if (ng_clause_oblique (a, noun, *p) != NG_NONE)
      return ng_clause_oblique (a, noun, *p);
  if (is_weighed (a, noun))
    return NG_NONE;
  if (is_said_of_subject (a, noun))
    return ng_tag_child (a, noun, NG_REL_NSUBJ, NG_NONE);
  while (up != NG_NONE && !ng_clause_is_verb (a, up))
    up = ng_tag (a, up)->head;
  return up == NG_NONE ? noun : surface_subject (words, a, up, depth + 1);
}

/* "called on Congress to act", "appealed to both to stop": who is asked by a preposition. */
static NgId
asked_by_preposition (const NgAnalysis *a, NgId verb)
{
  static const char *const preps[] = { "on", "upon", "to", "with", "for", NULL };

  for (guint i = 0; preps[i]; i++)
    {
      NgId asked = ng_clause_oblique (a, verb, preps[i]);
      if (asked != NG_NONE && asked > verb)
        return asked;
    }
  return NG_NONE;
}

/* Whose object does what it governs; of a word that hinders only behind "from": "stopped X from
 * leaving", but not "stop the habit of driving to save time". */
static gboolean
controls_by_object (const NgEventWords *words, const NgAnalysis *a, NgId up, NgId verb)
{
  NgEventContext x = ng_event_words_context (words, ng_tag (a, up)->lemma);

  return x.object_control
         && (x.effect != NG_EFFECT_NEGATIVE
             || g_ascii_strcasecmp (ng_clause_case (a, verb), "from") == 0);
}

static NgId
controller (const NgEventWords *words, const NgAnalysis *a, NgId verb, int depth)
{
  NgId up = ng_tag (a, verb)->head;
  NgId object = ng_tag_child (a, up, NG_REL_OBJ, NG_NONE);

  if (object == NG_NONE)
    object = ng_tag_child (a, up, NG_REL_IOBJ, NG_NONE);
  if (object != NG_NONE
      && (controls_by_object (words, a, up, verb) || is_gerund_of_object (a, verb, object)))
    return object;
  if (object == NG_NONE && ng_clause_is_infinitive (a, verb)
      && ng_event_words_context (words, ng_tag (a, up)->lemma).asks)
    object = asked_by_preposition (a, up);
  if (object != NG_NONE && object < verb && ng_tag (a, object)->rel == NG_REL_OBL)
    return object;
  return surface_subject (words, a, up, depth + 1);
}

/* The subject right before the verb and its auxiliaries, where the tree hangs it on a verb further
 * back. */
static NgId
stray_subject (const NgAnalysis *a, NgId verb)
{
  NgId t = verb, sentence = ng_token (a, verb)->sentence;

  while (t > 0
         && (ng_tag (a, t - 1)->upos == NG_UPOS_AUX || ng_tag (a, t - 1)->upos == NG_UPOS_ADV))
    t--;
  if (t == 0 || ng_token (a, t - 1)->sentence != sentence || ng_tag (a, t - 1)->rel != NG_REL_NSUBJ
      || ng_tag (a, t - 1)->head > t - 1)
    return NG_NONE;
  return t - 1;
}

/* Of several subjects ("Envoy", "Hammer") the name, or the one next to the verb. */
static NgId
own_subject (const NgAnalysis *a, NgId verb)
{
  NgId best = ng_tag_child (a, verb, NG_REL_NSUBJ, NG_NONE);

  if (best == NG_NONE)
    return stray_subject (a, verb);
  for (NgId c = ng_tag_child (a, verb, NG_REL_NSUBJ, best); c != NG_NONE && c < verb;
       c = ng_tag_child (a, verb, NG_REL_NSUBJ, c))
    if (!is_relative_pronoun (a, c)
        && (ng_tag (a, c)->upos == NG_UPOS_PROPN || ng_tag (a, best)->upos != NG_UPOS_PROPN
            || is_relative_pronoun (a, best)))
      best = c;
  return best;
}

static NgId noun_before (const NgAnalysis *a, NgId verb);

/* "after a blaze killed 44": a clause that is told as past has a subject of its own, even where the
 * tree hangs that elsewhere. */
static NgId
subject_of_adverbial (const NgAnalysis *a, NgId verb)
{
  return ng_tag (a, verb)->form == NG_FORM_PAST
                 && ng_tag_child (a, verb, NG_REL_MARK, NG_NONE) != NG_NONE
             ? noun_before (a, verb)
             : NG_NONE;
}

static NgId
surface_subject (const NgEventWords *words, const NgAnalysis *a, NgId verb, int depth)
{
  const NgTag *t = ng_tag (a, verb);
  NgId own = own_subject (a, verb);

  if (own != NG_NONE)
    return resolve_relative (a, verb, own);
  if (t->head == NG_NONE || depth > MAX_DEPTH
      || ng_tag_child (a, verb, NG_REL_EXPL, NG_NONE) != NG_NONE)
    return NG_NONE;
  switch (t->rel)
    {
    case NG_REL_ACL:
      return subject_of_noun_clause (words, a, verb, depth);
    case NG_REL_AMOD:
      return t->head;
    case NG_REL_XCOMP:
      return controller (words, a, verb, depth);
    case NG_REL_ADVCL:
      own = subject_of_adverbial (a, verb);
      return own != NG_NONE ? own : controller (words, a, verb, depth);
    case NG_REL_CONJ:
    case NG_REL_CCOMP:
      return controller (words, a, verb, depth);
    default:
      return NG_NONE;
    }
}

/* First record of a layer in order of @key for which key >= @least. */
static NgId
lower_bound (const NgAnalysis *a, guint32 n, guint32 (*key) (const NgAnalysis *, NgId),
             guint32 least)
{
  guint32 low = 0, high = n;

  while (low < high)
    {
      guint32 mid = low + (high - low) / 2;
      if (key (a, mid) < least)
        low = mid + 1;
      else
        high = mid;
    }
  return low;
}

static guint32
predicate_token (const NgAnalysis *a, NgId id)
{
  return ng_predicate (a, id)->token;
}

static guint32
argument_predicate (const NgAnalysis *a, NgId id)
{
  return ng_argument (a, id)->predicate;
}

static NgId
head_of_range (const NgAnalysis *a, NgId first, guint32 n)
{
  for (NgId t = first; t < first + n; t++)
    {
      NgId head = ng_tag (a, t)->head;
      if ((head < first || head >= first + n) && ng_clause_is_noun (a, t))
        return t;
    }
  return NG_NONE;
}

/* Head word of the first argument of this kind that PropBank's roles give. */
static NgId
argument_head (const NgAnalysis *a, NgId verb, NgArg arg)
{
  NgId p = lower_bound (a, ng_n_predicates (a), predicate_token, verb);

  if (p == ng_n_predicates (a) || ng_predicate (a, p)->token != verb)
    return NG_NONE;
  for (NgId i = lower_bound (a, ng_n_arguments (a), argument_predicate, p);
       i < ng_n_arguments (a) && ng_argument (a, i)->predicate == p; i++)
    if (ng_argument (a, i)->arg == arg)
      return resolve_relative (
          a, verb,
          head_of_range (a, ng_argument (a, i)->first_token, ng_argument (a, i)->n_tokens));
  return NG_NONE;
}

/* Last noun of the noun phrase that starts at @token; NG_NONE if none does. */
static NgId
noun_phrase_from (const NgAnalysis *a, NgId token)
{
  NgId end = ng_sentence (a, ng_token (a, token)->sentence)->first_token
             + ng_sentence (a, ng_token (a, token)->sentence)->n_tokens;
  NgId found = NG_NONE;

  for (NgId t = token; t < end; t++)
    {
      NgUpos u = ng_tag (a, t)->upos;
      if (u == NG_UPOS_NOUN || u == NG_UPOS_PROPN || u == NG_UPOS_PRON)
        found = t;
      else if (u != NG_UPOS_DET && u != NG_UPOS_ADJ && u != NG_UPOS_NUM
               && !(u == NG_UPOS_VERB && found == NG_NONE) && !is_possessive_ending (a, t))
        break;
    }
  return found;
}

/* "funded by X": the agent right behind a participle, wherever the tree hangs it. */
static NgId
agent (const NgAnalysis *a, NgId verb)
{
  NgId found = ng_clause_oblique (a, verb, "by");
  NgId sentence = ng_token (a, verb)->sentence;

  for (NgId t = verb + 1; found == NG_NONE && t + 1 < ng_n_tokens (a) && t <= verb + 2
                          && ng_token (a, t + 1)->sentence == sentence;
       t++)
    if (ng_token_is (a, t, "by"))
      found = noun_phrase_from (a, t + 1);
  return found;
}

/* The noun right before a finite verb whose subject the tree hangs elsewhere. */
static NgId
noun_before (const NgAnalysis *a, NgId verb)
{
  NgInflection form = ng_tag (a, verb)->form;
  NgId sentence = ng_token (a, verb)->sentence;

  if (form == NG_FORM_ING || form == NG_FORM_PART || ng_clause_is_infinitive (a, verb)
      || ng_tag (a, verb)->rel == NG_REL_ACL)
    return NG_NONE;
  for (NgId t = verb; t-- > 0 && ng_token (a, t)->sentence == sentence;)
    {
      NgUpos u = ng_tag (a, t)->upos;
      if (u == NG_UPOS_NOUN || u == NG_UPOS_PROPN || u == NG_UPOS_PRON)
        return ng_tag (a, t)->rel == NG_REL_CONJ && ng_clause_is_noun (a, ng_tag (a, t)->head)
                   ? ng_tag (a, t)->head
                   : t;
      if (u != NG_UPOS_AUX && u != NG_UPOS_ADV)
        return NG_NONE;
    }
  return NG_NONE;
}

NgId
ng_clause_subject (const NgEventWords *words, const NgAnalysis *a, NgId verb)
{
  NgId found;

  if (ng_clause_is_passive (a, verb))
    found = agent (a, verb);
  else
    found = surface_subject (words, a, verb, 0);
  if (found == NG_NONE)
    found = argument_head (a, verb, NG_ARG_0);
  if (ng_clause_is_passive (a, verb))
    return found < verb && has_passive_auxiliary (a, verb) ? NG_NONE : found;
  return found == NG_NONE ? noun_before (a, verb) : found;
}

/* Trees make an object of each word of "his own campaign": the last one is meant. */
static NgId
last_of_run (const NgAnalysis *a, NgId verb, NgId object)
{
  while (object != NG_NONE && ng_tag_child (a, verb, NG_REL_OBJ, object) == object + 1)
    object++;
  return object;
}

/* "the visit he paid": the head of a relative clause that has a subject but no object. */
static NgId
relative_object (const NgAnalysis *a, NgId verb)
{
  NgId own = ng_tag_child (a, verb, NG_REL_NSUBJ, NG_NONE);

  if (!is_in_relative_clause (a, verb) || own == NG_NONE || is_relative_pronoun (a, own))
    return NG_NONE;
  if (ng_clause_is_infinitive (a, verb) || ng_clause_oblique (a, verb, "") != NG_NONE)
    return NG_NONE;
  return ng_tag (a, verb)->head;
}

/* "bought and sold shares": the object behind the last of coordinated verbs is shared. */
static NgId
shared_object (const NgAnalysis *a, NgId verb)
{
  for (NgId c = ng_tag_child (a, verb, NG_REL_CONJ, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, verb, NG_REL_CONJ, c))
    if (c <= verb + 4 && ng_clause_is_verb (a, c) && !has_child (a, c, NG_REL_NSUBJ)
        && ng_tag_child (a, verb, NG_REL_OBL, NG_NONE) == NG_NONE)
      return ng_tag_child (a, c, NG_REL_OBJ, NG_NONE);
  return NG_NONE;
}

/* The noun phrase right behind a verb whose object the tree hangs elsewhere; a noun that hangs on
 * the verb as something else ("arrived Monday") is none. */
static NgId
noun_behind (const NgAnalysis *a, NgId verb)
{
  NgId next = verb + 1, found;
  NgUpos u;

  if (next >= ng_n_tokens (a) || ng_token (a, next)->sentence != ng_token (a, verb)->sentence
      || has_child (a, verb, NG_REL_XCOMP) || has_child (a, verb, NG_REL_CCOMP))
    return NG_NONE;
  u = ng_tag (a, next)->upos;
  if (u != NG_UPOS_DET && u != NG_UPOS_ADJ && u != NG_UPOS_NOUN && u != NG_UPOS_PROPN)
    return NG_NONE;
  found = noun_phrase_from (a, next);
  if (found == NG_NONE || ng_tag (a, found)->head == verb || ng_tag (a, found)->rel == NG_REL_OBL)
    return NG_NONE;
  return found;
}

/* "killed at least 44 people": trees take the words before the number for a preposition. */
static NgId
hedged_object (const NgAnalysis *a, NgId verb)
{
  for (NgId c = ng_tag_child (a, verb, NG_REL_OBL, verb); c != NG_NONE && c <= verb + MAX_HEDGE;
       c = ng_tag_child (a, verb, NG_REL_OBL, c))
    {
      NgId number = ng_tag_child (a, c, NG_REL_NUMMOD, NG_NONE);
      if (number != NG_NONE && number > verb + 1 && !has_child (a, c, NG_REL_CASE)
          && ng_tag_child (a, number - 1, NG_REL_CASE, NG_NONE) != NG_NONE)
        return c;
    }
  return NG_NONE;
}

NgId
ng_clause_object (const NgEventWords *words, const NgAnalysis *a, NgId verb)
{
  NgId found;

  if (ng_clause_is_passive (a, verb))
    return surface_subject (words, a, verb, 0);
  found = last_of_run (a, verb, ng_tag_child (a, verb, NG_REL_OBJ, NG_NONE));
  if (found == NG_NONE) /* nothing is given, so it is no one it is given to */
    found = ng_tag_child (a, verb, NG_REL_IOBJ, verb);
  if (found == NG_NONE)
    found = relative_object (a, verb);
  if (found == NG_NONE)
    found = shared_object (a, verb);
  if (found == NG_NONE)
    found = hedged_object (a, verb);
  if (found == NG_NONE)
    found = noun_behind (a, verb);
  return resolve_relative (a, verb, found);
}

gboolean
ng_clause_is_hyphened (const NgAnalysis *a, NgId token)
{
  return token + 2 < ng_n_tokens (a) && ng_token_is (a, token + 1, "-")
         && ng_token (a, token + 1)->span.begin == ng_token (a, token)->span.end
         && ng_token (a, token + 2)->span.begin == ng_token (a, token + 1)->span.end;
}

/* The first of two joined words heads the other, which hangs on it or on what neither heads. */
static gboolean
first_heads (const NgAnalysis *a, NgId first)
{
  const NgTag *last = ng_tag (a, first + 2);
  return last->head == first
         || (last->rel == NG_REL_COMPOUND && ng_tag (a, first)->head != first + 2);
}

NgId
ng_clause_hyphened_first (const NgAnalysis *a, NgId token)
{
  if (ng_clause_is_hyphened (a, token) && first_heads (a, token))
    return token;
  return token > 1 && ng_clause_is_hyphened (a, token - 2) && !first_heads (a, token - 2)
             ? token - 2
             : NG_NONE;
}

char *
ng_clause_hyphened (const NgAnalysis *a, NgId token)
{
  NgId first_token = ng_clause_hyphened_first (a, token);
  g_autofree char *first = NULL;

  if (first_token == NG_NONE)
    return NULL;
  first = g_ascii_strdown (ng_tag (a, first_token)->lemma, -1);
  return g_strconcat (first, "-", ng_tag (a, first_token + 2)->lemma, NULL);
}
