/* ng-twins.c: see ng-twins.h. */
#include "merge/ng-twins.h"

#include <string.h>

#include "base/ng-text.h"
#include "graph/ng-vocabulary.h"

/* Hexadecimal digits of the name of a document: see graph/ng-mint.h. */
#define DOCUMENT_DIGITS 32

/* Days around publication in which an event without a date is looked for. */
#define NEAR_DAYS 2

/* A longer time says little: two visits may fall into one year. */
#define VAGUE_DAYS 31

/* Factors of the score, where the best case is 1. */
#define ONE_PARTY 0.8    /* a single party is shared */
#define OPPOSED 0.5      /* who acts in one receives in the other */
#define UNDATED 0.6      /* only reported in the same days */
#define VAGUE 0.7        /* the most that a long time gives */
#define OTHER_PLACE 0.4  /* both name places, and neither may lie in the other */
#define NO_PLACE 0.95    /* one names none */
#define OTHER_MODE 0.7   /* a visit and a telephone call */
#define OTHER_LEMMA 0.95 /* other words for one class */
#define DENIED 0.9       /* one says that it is not so */

enum
{
  GROUP,
  FIRST,
  LAST,
  DATED,
  POLARITY,
  IRI,
  LEMMA,
  MODE,
  PLACE,
  INITIATORS,
  RECIPIENTS,
  ACTORS,
  N_FIELDS
};

struct _NgTwin
{
  char *field[N_FIELDS]; /* formatted or parsed; lists are separated by spaces */
  char *class;           /* nullable */
  GPtrArray *parties[3]; /* of char *: initiators, recipients, all actors */
  NgDay first, last;
  gboolean dated;
};

NgTwin *
ng_twin_new (const char *iri)
{
  NgTwin *self = g_new0 (NgTwin, 1);

  self->field[IRI] = g_strdup (iri);
  self->first = self->last = NG_NO_DAY;
  for (guint i = 0; i < G_N_ELEMENTS (self->parties); i++)
    self->parties[i] = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ng_twin_free (NgTwin *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (self->field[i]);
  g_free (self->class);
  for (guint i = 0; i < G_N_ELEMENTS (self->parties); i++)
    g_ptr_array_unref (self->parties[i]);
  g_free (self);
}

gsize
ng_twin_document_length (const char *term)
{
  const char *mark = *term == '<' ? strstr (term, "/doc/n") : NULL;
  const char *digits = mark ? mark + strlen ("/doc/n") : NULL;

  for (guint i = 0; mark && i < DOCUMENT_DIGITS; i++)
    if (!g_ascii_isxdigit (digits[i]))
      return 0;
  return mark && strchr ("#/>", digits[DOCUMENT_DIGITS]) ? digits + DOCUMENT_DIGITS - term : 0;
}

/* ---- statements ---- */

static gboolean
is_term (const char *term, const char *iri)
{
  gsize n = strlen (iri);
  return *term == '<' && strncmp (term + 1, iri, n) == 0 && strcmp (term + 1 + n, ">") == 0;
}

/* The text of a literal as it is written, without its quotation marks; of an IRI without brackets.
 */
static char *
inside (const char *term)
{
  const char *end = strrchr (term, *term == '"' ? '"' : '>');
  return g_strndup (term + 1, end ? (gsize) (end - term - 1) : 0);
}

/* "#group_gunmen" for what has no name outside its document, else the whole IRI. */
static char *
party_name (const char *term)
{
  gsize n = ng_twin_document_length (term);
  g_autofree char *name = inside (term);
  return n ? g_strdup (name + n - 1) : g_steal_pointer (&name);
}

static void
put (char **field, char *value)
{
  g_free (*field);
  *field = g_strdelimit (value, "\t", ' ');
}

/* "…/plover#CONSULT", "…/plover#CONSULT-visit" */
static void
take_type (NgTwin *self, const char *object)
{
  g_autofree char *name = inside (object);
  const char *local = strchr (name, '#');

  if (local)
    put (strchr (local, '-') ? &self->field[MODE] : &self->class, g_strdup (local + 1));
}

static void
take_day (NgDay *day, const char *object)
{
  g_autofree char *text = inside (object);
  NgDay last;
  ng_day_parse (text, day, &last);
}

void
ng_twin_take (NgTwin *self, const char *predicate, const char *object)
{
  static const char *const roles[] = { NG_NG_INITIATOR, NG_NG_RECIPIENT, NG_SEM_HASACTOR };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (is_term (predicate, roles[i]))
      g_ptr_array_add (self->parties[i], party_name (object));
  if (is_term (predicate, NG_SEM_EVENTTYPE))
    take_type (self, object);
  else if (is_term (predicate, NG_NG_LEMMA))
    put (&self->field[LEMMA], inside (object));
  else if (is_term (predicate, NG_SEM_HASPLACE))
    put (&self->field[PLACE], party_name (object));
  else if (is_term (predicate, NG_NG_POLARITY))
    put (&self->field[POLARITY], g_strdup (is_term (object, NG_NG_NEGATIVE) ? "-" : "+"));
  else if (is_term (predicate, NG_SEM_HASEARLIESTBEGINTIMESTAMP))
    take_day (&self->first, object);
  else if (is_term (predicate, NG_SEM_HASLATESTENDTIMESTAMP))
    take_day (&self->last, object);
}

/* ---- lines ---- */

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join (GPtrArray *names)
{
  GString *out = g_string_new (NULL);

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (out, "%s%s", i ? " " : "", (char *) g_ptr_array_index (names, i));
  return g_string_free (out, FALSE);
}

static gboolean
is_country (const char *name)
{
  return strstr (name, "/country/") != NULL;
}

static gboolean
is_global (const char *name)
{
  return *name != '#';
}

/* Those of the actors, sorted, that are of this kind. */
static char *
actors_that (const NgTwin *self, gboolean (*wanted) (const char *))
{
  g_autoptr (GPtrArray) some = g_ptr_array_new ();

  for (guint i = 0; i < self->parties[2]->len; i++)
    if (wanted (g_ptr_array_index (self->parties[2], i)))
      g_ptr_array_add (some, g_ptr_array_index (self->parties[2], i));
  return join (some);
}

/* The countries that take part, or else the other parties that have a name everywhere, or else the
 * place. Returns: (transfer full): "" if none is known. */
static char *
common_ground (const NgTwin *self)
{
  g_autofree char *countries = actors_that (self, is_country);
  g_autofree char *names = *countries ? NULL : actors_that (self, is_global);

  if (*countries)
    return g_steal_pointer (&countries);
  if (*names)
    return g_steal_pointer (&names);
  return g_strdup (self->field[PLACE] ? self->field[PLACE] : "");
}

char *
ng_twin_format (NgTwin *self, NgDay published)
{
  g_autofree char *ground = common_ground (self);

  self->dated = self->first != NG_NO_DAY && self->last != NG_NO_DAY;
  if (self->parties[2]->len == 0 || *ground == '\0' || (!self->dated && published == NG_NO_DAY))
    return NULL;
  if (!self->dated)
    {
      self->first = published - NEAR_DAYS;
      self->last = published + NEAR_DAYS;
    }
  for (guint i = POLARITY; i <= PLACE; i++)
    if (self->field[i] == NULL)
      self->field[i] = g_strdup ("");
  const char *class = self->class ? self->class : self->field[LEMMA];
  g_autofree char *first = ng_day_format (self->first), *last = ng_day_format (self->last);
  g_autofree char *initiators = join (self->parties[0]), *recipients = join (self->parties[1]);
  g_autofree char *actors = join (self->parties[2]);
  return g_strdup_printf ("%s %s\t%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s", class, ground, first,
                          last, self->dated, self->field[POLARITY], self->field[IRI],
                          self->field[LEMMA], self->field[MODE], self->field[PLACE], initiators,
                          recipients, actors);
}

static void
split (const char *text, GPtrArray *out)
{
  g_auto (GStrv) names = g_strsplit (text, " ", -1);

  for (guint i = 0; names[i]; i++)
    if (*names[i])
      g_ptr_array_add (out, g_strdup (names[i]));
}

NgTwin *
ng_twin_parse (const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", N_FIELDS);
  NgTwin *self = ng_twin_new (fields[IRI]);

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_free (self->field[i]);
      self->field[i] = g_strdup (fields[i]);
    }
  self->dated = *fields[DATED] == '1';
  ng_day_parse (fields[FIRST], &self->first, &(NgDay){ 0 });
  ng_day_parse (fields[LAST], &self->last, &(NgDay){ 0 });
  for (guint i = 0; i < G_N_ELEMENTS (self->parties); i++)
    split (fields[INITIATORS + i], self->parties[i]);
  return self;
}

const char *
ng_twin_iri (const NgTwin *self)
{
  return self->field[IRI];
}

const char *
ng_twin_group (const NgTwin *self)
{
  return self->field[GROUP];
}

NgDay
ng_twin_first (const NgTwin *self)
{
  return self->first;
}

NgDay
ng_twin_last (const NgTwin *self)
{
  return self->last;
}

/* ---- the score ---- */

static guint
count_shared (const GPtrArray *a, const GPtrArray *b)
{
  guint n = 0;

  for (guint i = 0; i < a->len; i++)
    n += g_ptr_array_find_with_equal_func ((GPtrArray *) b, g_ptr_array_index (a, i), g_str_equal,
                                           NULL);
  return n;
}

/* Between the share of the smaller set and that of both: a report that leaves a party out agrees
 * more than one that names another. */
static double
score_parties (const NgTwin *a, const NgTwin *b)
{
  const GPtrArray *x = a->parties[2], *y = b->parties[2];
  guint shared = count_shared (x, y), least = MIN (x->len, y->len);
  double score = 0.5 * shared / MAX (least, 1u) + 0.5 * shared / MAX (x->len + y->len - shared, 1u);
  guint opposed
      = count_shared (a->parties[0], b->parties[1]) + count_shared (a->parties[1], b->parties[0]);

  return score * (shared == 1 ? ONE_PARTY : 1) * (opposed ? OPPOSED : 1);
}

static double
score_time (const NgTwin *a, const NgTwin *b)
{
  int both = MIN (a->last, b->last) - MAX (a->first, b->first) + 1;
  int whole = MAX (a->last, b->last) - MIN (a->first, b->first) + 1;
  double score = UNDATED + (1 - UNDATED) * both / whole;

  if (both <= 0)
    return 0;
  if (!a->dated || !b->dated)
    return UNDATED;
  return whole > VAGUE_DAYS ? MIN (score, VAGUE) : score;
}

/* "…/country/RUS" and "…/place/RUS-moscow". */
static gboolean
lies_in (const char *place, const char *country)
{
  const char *code = strstr (country, "/country/"), *name = strstr (place, "/place/");
  gsize n = code ? strlen (code + strlen ("/country/")) : 0;

  return code && name && strncmp (code + strlen ("/country/"), name + strlen ("/place/"), n) == 0
         && name[strlen ("/place/") + n] == '-';
}

static double
score_place (const char *a, const char *b)
{
  if (*a == '\0' || *b == '\0')
    return NO_PLACE;
  if (strcmp (a, b) == 0)
    return 1;
  return lies_in (a, b) || lies_in (b, a) ? NO_PLACE : OTHER_PLACE;
}

static double
score_words (const NgTwin *a, const NgTwin *b)
{
  const char *m = a->field[MODE], *n = b->field[MODE];

  return (*m && *n && strcmp (m, n) != 0 ? OTHER_MODE : 1)
         * (strcmp (a->field[LEMMA], b->field[LEMMA]) == 0 ? 1 : OTHER_LEMMA)
         * (strcmp (a->field[POLARITY], b->field[POLARITY]) == 0 ? 1 : DENIED);
}

float
ng_twin_score (const NgTwin *a, const NgTwin *b)
{
  gsize n = ng_twin_document_length (a->field[IRI]);

  if (n == ng_twin_document_length (b->field[IRI])
      && strncmp (a->field[IRI], b->field[IRI], n) == 0)
    return 0;
  return ng_score (score_parties (a, b) * score_time (a, b)
                   * score_place (a->field[PLACE], b->field[PLACE]) * score_words (a, b));
}
