/* ng-roles.c: see ng-roles.h.
 *
 * Each predicate's arguments are the best legal BIO sequence over its sentence; the predicate's own
 * word is never part of one.
 */
#include "syntax/ng-roles.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-text.h"
#include "net/ng-decode.h"
#include "net/ng-near.h"
#include "record/ng-schema.h"
#include "syntax/ng-labels.h"

struct _NgRoleReader
{
  const NgNet *net;
  NgNear *near;
  guint yes;          /* column of the head of predicates */
  guint outside;      /* column "O" of the head of roles */
  const char **names; /* [labels] */
  int *args;          /* [labels]: NgArg; -1 for "O" */
};

/* "B-ARGM-TMP" → TMP, "I-ARG1-DSP" → DSP, "B-ARG0" → ARG0; -1 for anything else. */
static int
arg_of_label (const char *label)
{
  const char *dash = strrchr (label, '-');
  return dash ? ng_name_index (ng_arg_names, dash + 1) : -1;
}

static gboolean
find_label (const NgNet *net, NgHead head, const char *name, guint *label, GError **error)
{
  int found = ng_net_find_label (net, head, name);

  if (found < 0)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "weights: expected a label \"%s\"", name);
      return FALSE;
    }
  *label = found;
  return TRUE;
}

NgRoleReader *
ng_role_reader_new (const NgNet *net, GError **error)
{
  g_autoptr (NgRoleReader) self = g_new0 (NgRoleReader, 1);
  guint n = ng_net_n_labels (net, NG_HEAD_ROLE);

  self->net = net;
  self->near = ng_near_new (net, ng_rel_names, error);
  if (self->near == NULL)
    return NULL;
  self->names = g_new (const char *, n);
  self->args = g_new (int, n);
  if (!find_label (net, NG_HEAD_PRED, "yes", &self->yes, error)
      || !find_label (net, NG_HEAD_ROLE, "O", &self->outside, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      self->names[i] = ng_net_label (net, NG_HEAD_ROLE, i);
      self->args[i] = arg_of_label (self->names[i]);
      if (self->args[i] < 0 && i != self->outside)
        {
          g_set_error (error, NG_ERROR, NG_ERROR_DATA,
                       "weights: label \"%s\" is not known to this program", self->names[i]);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

void
ng_role_reader_free (NgRoleReader *self)
{
  if (self == NULL)
    return;
  ng_near_free (self->near);
  g_free (self->names);
  g_free (self->args);
  g_free (self);
}

/* Appends the words that take roles to @predicates. */
static void
find_predicates (const NgRoleReader *self, const float *vectors, guint n, NgId first,
                 GArray *predicates)
{
  guint k = ng_net_n_labels (self->net, NG_HEAD_PRED);
  g_autofree float *scores = g_new (float, (gsize) n *k);

  ng_net_linear (self->net, NG_HEAD_PRED, vectors, n, scores);
  ng_labels_round (scores, (gsize) n * k);
  for (guint i = 0; i < n; i++)
    {
      float *row = scores + (gsize) i * k;
      if (ng_labels_best (row, k) != self->yes)
        continue;
      ng_decode_softmax (row, k);
      NgPredicate p = { .token = first + i, .score = ng_score (row[self->yes]) };
      g_array_append_val (predicates, p);
    }
}

/* The spans of one predicate's labels; an argument is as sure as its words are on average. */
static void
append_arguments (const NgRoleReader *self, const guint *labels, const float *probability, guint n,
                  NgId first, NgId predicate, GArray *arguments)
{
  for (guint i = 0, end; i < n; i = end)
    {
      double sum = probability[i];
      for (end = i + 1; end < n && self->names[labels[end]][0] == 'I'; end++)
        sum += probability[end];
      if (labels[i] == self->outside)
        continue;
      NgArgument a = { .predicate = predicate,
                       .arg = (NgArg) self->args[labels[i]],
                       .first_token = first + i,
                       .n_tokens = end - i,
                       .score = ng_score (sum / (end - i)) };
      g_array_append_val (arguments, a);
    }
}

/* Adds what the tree says to the @scores [found, n, labels] of the predicates @p. */
static void
add_near (const NgRoleReader *self, const NgNetWord *words, const NgTag *tags, guint n, NgId first,
          const NgPredicate *p, guint found, float *scores)
{
  guint k = ng_net_n_labels (self->net, NG_HEAD_ROLE);
  g_autofree guint *heads = g_new (guint, n), *rels = g_new (guint, n);
  NgNearTree tree = { heads, rels, n };

  for (guint i = 0; i < n; i++)
    {
      heads[i] = tags[i].head == NG_NONE ? n : tags[i].head - first;
      rels[i] = tags[i].rel;
    }
  for (guint i = 0; i < found; i++)
    ng_near_add_roles (self->near, &tree, words, p[i].token - first, scores + (gsize) i * n * k);
}

void
ng_role_reader_apply (const NgRoleReader *self, const NgNetWord *words, const float *vectors,
                      const NgTag *tags, guint n, NgId first, GArray *predicates, GArray *arguments)
{
  guint width = ng_net_width (self->net), k = ng_net_n_labels (self->net, NG_HEAD_ROLE);
  guint before = predicates->len;

  find_predicates (self, vectors, n, first, predicates);
  guint found = predicates->len - before;
  if (found == 0)
    return;
  g_autofree float *x = g_new (float, (gsize) found *width);
  g_autofree float *scores = g_new (float, (gsize) found *n *k);
  g_autofree float *probability = g_new (float, n);
  g_autofree guint *labels = g_new (guint, n);
  const NgPredicate *p = &g_array_index (predicates, NgPredicate, before);

  for (guint i = 0; i < found; i++)
    memcpy (x + (gsize) i * width, vectors + (gsize) (p[i].token - first) * width,
            width * sizeof *x);
  ng_net_biaffine (self->net, NG_HEAD_ROLE, x, found, vectors, n, scores);
  add_near (self, words, tags, n, first, p, found, scores);
  ng_labels_round (scores, (gsize) found * n * k);
  for (guint i = 0; i < found; i++)
    {
      float *own = scores + ((gsize) i * n + (p[i].token - first)) * k;
      for (guint l = 0; l < k; l++)
        own[l] = l == self->outside ? 0 : -G_MAXFLOAT / 2;
      ng_decode_bio (scores + (gsize) i * n * k, n, k, self->names, labels, probability);
      append_arguments (self, labels, probability, n, first, before + i, arguments);
    }
}
