/* ng-home.c: see ng-home.h. */
#include "store/ng-home.h"

#include <string.h>

#include "base/ng-error.h"

/* Hexadecimal digits of the name of a document: see graph/ng-mint.h. */
#define DOCUMENT_DIGITS 32

static const char *const parts[] = { "/facts", "/text", "/prov" };

#define SHARED_GRAPH "graph/entities"

void
ng_home_init (NgHome *self, const char *graph)
{
  *self = (NgHome){ .given = g_strdup (graph),
                    .key = g_string_new (NULL),
                    .graph = g_string_new (NULL) };
}

void
ng_home_clear (NgHome *self)
{
  g_free (self->given);
  g_free (self->base);
  g_string_free (self->key, TRUE);
  g_string_free (self->graph, TRUE);
}

static void
take_graph (NgHome *self, const char *graph, gsize length)
{
  g_string_truncate (self->graph, 0);
  g_string_append_len (self->graph, graph, length);
  self->document_length = g_str_has_suffix (self->graph->str, "/" SHARED_GRAPH) ? 0 : length;
  for (guint i = 0; self->document_length > 0 && i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_suffix (self->graph->str, parts[i]))
      self->document_length = length - strlen (parts[i]);
}

/* Length of the document's IRI at the start of the term @iri, and of what stands before "doc/", the
 * bracket included; 0 if it is in no document. */
static gsize
document_length (const char *iri, gsize *base)
{
  const char *mark = strstr (iri, "/doc/n");
  const char *digits = mark ? mark + strlen ("/doc/n") : NULL;

  for (guint i = 0; mark && i < DOCUMENT_DIGITS; i++)
    if (!g_ascii_isxdigit (digits[i]))
      return 0;
  if (mark == NULL || !strchr ("#/>", digits[DOCUMENT_DIGITS]))
    return 0;
  *base = mark + 1 - iri;
  return digits + DOCUMENT_DIGITS - iri;
}

/* A triple without a graph.  What points at a document without being in one (the run that read it)
 * belongs to its provenance. */
static void
take_terms (NgHome *self, const NgRdfQuad *quad)
{
  gsize base, length = document_length (quad->subject, &base);
  const char *iri = quad->subject, *part = "/prov";

  g_string_truncate (self->graph, 0);
  self->document_length = 0;
  if (length == 0)
    {
      iri = quad->object;
      length = *iri == '<' ? document_length (iri, &base) : 0;
    }
  else if (iri[length] == '#')
    part = g_str_has_prefix (iri + length, "#offset_") ? "/text" : "/facts";
  if (length == 0)
    return;
  if (self->base == NULL)
    self->base = g_strndup (iri + 1, base - 1);
  self->document_length = length - 1;
  g_string_append_len (self->graph, iri + 1, length - 1);
  g_string_append (self->graph, part);
}

gboolean
ng_home_find (NgHome *self, const NgRdfQuad *quad, GError **error)
{
  const char *graph = quad->graph;

  if (graph == NULL && self->given == NULL)
    {
      take_terms (self, quad);
      g_string_truncate (self->key, 0);
      return TRUE;
    }
  if (graph && *graph != '<')
    {
      g_set_error (error, NG_ERROR, NG_ERROR_INPUT,
                   "graph %s: a graph without an IRI cannot be replaced; expected an IRI", graph);
      return FALSE;
    }
  /* most quads follow another of their graph */
  if (self->key->len > 0 && strcmp (self->key->str, graph ? graph : self->given) == 0)
    return TRUE;
  if (graph)
    take_graph (self, graph + 1, strlen (graph) - 2);
  else
    take_graph (self, self->given, strlen (self->given));
  g_string_assign (self->key, graph ? graph : self->given);
  return TRUE;
}

char **
ng_home_graphs (const char *document)
{
  char **graphs = g_new0 (char *, G_N_ELEMENTS (parts) + 2);

  graphs[0] = g_strdup (document);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    graphs[i + 1] = g_strconcat (document, parts[i], NULL);
  return graphs;
}

char *
ng_home_shared (const NgHome *self)
{
  return g_strconcat (self->base ? self->base : "", SHARED_GRAPH, NULL);
}
