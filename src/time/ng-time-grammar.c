/* ng-time-grammar.c: see ng-time-grammar.h. */
#include "time/ng-time-grammar.h"

#include <string.h>

#include "base/ng-error.h"

/* Parts of one pattern, after the optional ones are chosen. */
#define MAX_PARTS 10u

/* Numerals of more digits are no part of a date. */
#define MAX_DIGITS 8u

typedef guint16 Symbol; /* a class or a literal word */

typedef struct
{
  Symbol *any; /* alternatives */
  guint n;
} Part;

typedef struct
{
  Symbol result;
  const Part *parts[MAX_PARTS];
  guint n_parts, cost, row;
  const NgTimeOp *op; /* nullable */
  NgTimeValue features;
} Rule;

struct _NgTimeGrammar
{
  NgTimeWords *words;
  NgTimeEvents *events;
  GHashTable *symbols; /* name → Symbol; classes as "<name>" */
  GPtrArray *parts;    /* owns */
  GArray *rules;
  GPtrArray *starting; /* by symbol: GArray of rule indices whose first part it can be */
  Symbol time, number;
};

typedef struct
{
  Symbol symbol;
  guint end, cost;
  gboolean dead; /* a cheaper one has taken its place */
  NgTimeValue value;
} Node;

typedef struct
{
  const NgTimeGrammar *self;
  const NgTimeWord *words;
  guint n;
  NgTimeOpContext context;
  GArray *nodes[NG_TIME_MAX_WORDS]; /* by begin */
} Chart;

/* ---- the table ---- */

static Symbol
symbol (NgTimeGrammar *self, const char *name)
{
  gpointer found = g_hash_table_lookup (self->symbols, name);
  guint next = g_hash_table_size (self->symbols) + 1;

  if (found)
    return (Symbol) GPOINTER_TO_UINT (found);
  g_assert (next < G_MAXUINT16);
  g_hash_table_insert (self->symbols, g_strdup (name), GUINT_TO_POINTER (next));
  return (Symbol) next;
}

/* 0: no rule speaks of it. */
static Symbol
known_symbol (const NgTimeGrammar *self, const char *name)
{
  return (Symbol) GPOINTER_TO_UINT (g_hash_table_lookup (self->symbols, name));
}

static Symbol
known_class (const NgTimeGrammar *self, const char *class)
{
  g_autofree char *name = g_strdup_printf ("<%s>", class);
  return known_symbol (self, name);
}

static void
part_free (gpointer data)
{
  Part *part = data;
  g_free (part->any);
  g_free (part);
}

static const Part *
make_part (NgTimeGrammar *self, const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, "|", -1);
  Part *part = g_new0 (Part, 1);

  part->n = g_strv_length (names);
  part->any = g_new0 (Symbol, part->n + 1);
  for (guint i = 0; i < part->n; i++)
    part->any[i] = symbol (self, names[i]);
  g_ptr_array_add (self->parts, part);
  return part;
}

/* Adds the rule once for each choice of optional parts; @kept has bit i for the i-th of them. */
static gboolean
add_choices (NgTimeGrammar *self, const Rule *model, char **texts)
{
  guint n_optional = 0, n = g_strv_length (texts);
  g_autofree const Part **parts = g_new0 (const Part *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (texts[i]);
      gboolean optional = length > 1 && texts[i][length - 1] == '?';
      n_optional += optional;
      if (optional)
        texts[i][length - 1] = '\0';
      parts[i] = make_part (self, texts[i]);
      texts[i][0] = optional ? '?' : '.';
    }
  for (guint kept = 0; kept < 1u << n_optional; kept++)
    {
      Rule rule = *model;
      guint bit = 0;
      for (guint i = 0; i < n; i++)
        if (texts[i][0] == '.' || kept >> bit++ & 1)
          {
            if (rule.n_parts == MAX_PARTS)
              return FALSE;
            rule.parts[rule.n_parts++] = parts[i];
          }
      if (rule.n_parts == 0)
        return FALSE;
      g_array_append_val (self->rules, rule);
    }
  return TRUE;
}

static gboolean
add_row (NgTimeGrammar *self, const NgTable *t, guint row, GError **error)
{
  const char *result = ng_table_field (t, row, "result");
  const char *pattern = ng_table_field (t, row, "pattern");
  const char *op = ng_table_field (t, row, "op");
  const char *features = ng_table_field (t, row, "features");
  const char *cost = ng_table_field (t, row, "cost");
  g_auto (GStrv) texts = g_strsplit (pattern, " ", -1);
  g_autofree char *name = g_strdup_printf ("<%s>", result);
  Rule rule = { .result = symbol (self, name), .row = row, .op = ng_time_op (op) };

  rule.cost = *cost ? (guint) g_ascii_strtoull (cost, NULL, 10) : 1;
  if ((*op && rule.op == NULL) || !ng_time_words_features (features, &rule.features)
      || !add_choices (self, &rule, texts))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA,
                   "time-rules.tsv, rule %u: \"%s <- %s\": known operation, known features and 1 "
                   "to %u parts expected",
                   row + 1, result, pattern, MAX_PARTS);
      return FALSE;
    }
  return TRUE;
}

static void
index_rules (NgTimeGrammar *self)
{
  g_ptr_array_set_size (self->starting, (gint) g_hash_table_size (self->symbols) + 1);
  for (guint i = 0; i < self->starting->len; i++)
    self->starting->pdata[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint r = 0; r < self->rules->len; r++)
    {
      const Part *first = g_array_index (self->rules, Rule, r).parts[0];
      for (guint i = 0; i < first->n; i++)
        g_array_append_val ((GArray *) self->starting->pdata[first->any[i]], r);
    }
}

NgTimeGrammar *
ng_time_grammar_new (const NgLexicon *lexicon, GError **error)
{
  g_autoptr (NgTimeGrammar) self = g_new0 (NgTimeGrammar, 1);
  const NgTable *t = ng_lexicon_table (lexicon, "time-rules", error, "result", "pattern", "op",
                                       "features", "cost", NULL);

  self->symbols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->rules = g_array_new (FALSE, TRUE, sizeof (Rule));
  self->starting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  if (t == NULL || !(self->words = ng_time_words_new (lexicon, error))
      || !(self->events = ng_time_events_new (lexicon, error)))
    return NULL;
  for (guint row = 0; row < ng_table_n_rows (t); row++)
    if (!add_row (self, t, row, error))
      return NULL;
  self->time = symbol (self, "<time>");
  self->number = symbol (self, "<int>");
  index_rules (self);
  return g_steal_pointer (&self);
}

void
ng_time_grammar_free (NgTimeGrammar *self)
{
  if (self == NULL)
    return;
  ng_time_words_free (self->words);
  ng_time_events_free (self->events);
  g_hash_table_unref (self->symbols);
  g_ptr_array_unref (self->parts);
  g_array_unref (self->rules);
  g_ptr_array_unref (self->starting);
  g_free (self);
}

/* ---- the chart ---- */

static void
add_node (Chart *c, guint begin, const Node *node)
{
  GArray *nodes = c->nodes[begin];

  for (guint i = 0; i < nodes->len; i++)
    {
      Node *old = &g_array_index (nodes, Node, i);
      if (old->dead || old->symbol != node->symbol || old->end != node->end)
        continue;
      if (old->cost <= node->cost)
        return;
      old->dead = TRUE;
    }
  g_array_append_val (nodes, *node);
}

/* Doubt in a part is doubt in the whole. */
static gboolean
keep_score (NgTimeValue *value, const NgTimeValue *part)
{
  NgTimeValue score = { 0 };

  if (ng_value_has (part, NG_FEATURE_SCORE))
    ng_value_set (&score, NG_FEATURE_SCORE, part->f[NG_FEATURE_SCORE]);
  return ng_value_unite (value, &score);
}

static void
apply (Chart *c, const Rule *rule, guint begin, guint end, const NgTimeValue *const *kids,
       guint cost)
{
  Node node = { rule->result, end, cost + rule->cost, FALSE, { 0 } };

  gboolean apart = rule->op && rule->op->apart;

  for (guint i = 0; i < rule->n_parts; i++)
    if (!(apart ? keep_score (&node.value, kids[i]) : ng_value_unite (&node.value, kids[i])))
      return;
  if (!ng_value_unite (&node.value, &rule->features))
    return;
  if (rule->op)
    {
      if (!ng_time_op_run (rule->op, &c->context, kids, rule->n_parts, &node.value))
        return;
      node.value.rule = rule->row;
    }
  add_node (c, begin, &node);
}

static gboolean
part_allows (const Part *part, Symbol symbol)
{
  for (guint i = 0; i < part->n; i++)
    if (part->any[i] == symbol)
      return TRUE;
  return FALSE;
}

/* Values move when the array of nodes grows: kids are copied by the caller's frame. */
static void
match_rest (Chart *c, const Rule *rule, guint k, guint begin, guint at, const NgTimeValue **kids,
            guint cost)
{
  if (k == rule->n_parts)
    {
      apply (c, rule, begin, at, kids, cost);
      return;
    }
  if (at >= c->n)
    return;
  for (guint i = 0; i < c->nodes[at]->len; i++)
    {
      Node node = g_array_index (c->nodes[at], Node, i);
      if (node.dead || !part_allows (rule->parts[k], node.symbol))
        continue;
      kids[k] = &node.value;
      match_rest (c, rule, k + 1, begin, node.end, kids, cost + node.cost);
    }
}

static void
add_word (Chart *c, guint begin)
{
  const NgTimeGrammar *self = c->self;
  const char *text = c->words[begin].text;
  Node node = { known_symbol (self, text), begin + 1, 0, FALSE, { 0 } };
  gsize digits = strspn (text, "0123456789");

  if (node.symbol)
    add_node (c, begin, &node);
  if (digits && text[digits] == '\0' && digits <= MAX_DIGITS)
    {
      node.symbol = self->number;
      ng_value_set (&node.value, NG_FEATURE_NUMBER, (double) g_ascii_strtoull (text, NULL, 10));
      ng_value_set (&node.value, NG_FEATURE_DIGITS, (double) digits);
      add_node (c, begin, &node);
    }
}

static void
add_senses (Chart *c, guint begin)
{
  guint most = MIN (ng_time_words_longest (c->self->words), c->n - begin);

  for (guint k = 1; k <= most; k++)
    {
      const GArray *senses = ng_time_words_look_up (c->self->words, c->words + begin, k);
      for (guint i = 0; senses && i < senses->len; i++)
        {
          const NgTimeSense *s = &g_array_index (senses, NgTimeSense, i);
          Node node = { known_class (c->self, s->class), begin + k, 0, FALSE, s->value };
          if (node.symbol)
            add_node (c, begin, &node);
        }
    }
}

static void
fill (Chart *c, guint begin)
{
  const NgTimeValue *kids[MAX_PARTS];

  add_word (c, begin);
  add_senses (c, begin);
  for (guint i = 0; i < c->nodes[begin]->len; i++)
    {
      Node node = g_array_index (c->nodes[begin], Node, i);
      const GArray *rules = c->self->starting->pdata[node.symbol];
      for (guint r = 0; !node.dead && r < rules->len; r++)
        {
          kids[0] = &node.value;
          match_rest (c, &g_array_index (c->self->rules, Rule, g_array_index (rules, guint, r)), 1,
                      begin, node.end, kids, node.cost);
        }
    }
}

GArray *
ng_time_grammar_parse (const NgTimeGrammar *self, const NgTimeWord *words, guint n,
                       const NgTimeContext *context)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (NgTimeParse));
  Chart c = { .self = self,
              .words = words,
              .n = MIN (n, NG_TIME_MAX_WORDS),
              .context = { context, self->events } };

  for (guint i = 0; i < c.n; i++)
    c.nodes[i] = g_array_new (FALSE, FALSE, sizeof (Node));
  for (guint i = c.n; i-- > 0;)
    fill (&c, i);
  for (guint i = c.n; i-- > 0;)
    for (guint k = 0; k < c.nodes[i]->len; k++)
      {
        const Node *node = &g_array_index (c.nodes[i], Node, k);
        NgTimeParse parse = { i, node->end, node->cost, node->value };
        if (!node->dead && node->symbol == self->time)
          g_array_append_val (out, parse);
      }
  for (guint i = 0; i < c.n; i++)
    g_array_unref (c.nodes[i]);
  return out;
}
