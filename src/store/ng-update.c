/* ng-update.c: see ng-update.h. */
#include "store/ng-update.h"

#include "store/ng-home.h"

void
ng_update_init (NgUpdate *self)
{
  *self = (NgUpdate){ .named = g_string_new (NULL), .merged = g_string_new (NULL) };
}

void
ng_update_clear (NgUpdate *self)
{
  g_string_free (self->named, TRUE);
  g_string_free (self->merged, TRUE);
  g_free (self->graph);
}

void
ng_update_put (NgUpdate *self, const char *graph, const char *triple)
{
  if (g_strcmp0 (self->graph, graph) != 0)
    {
      g_string_append_printf (self->named, "%sGRAPH <%s> {\n", self->graph ? "}\n" : "", graph);
      g_free (self->graph);
      self->graph = g_strdup (graph);
    }
  g_string_append_printf (self->named, "%s .\n", triple);
  g_string_append_printf (self->merged, "%s .\n", triple);
  self->n++;
}

/* Not after the last operation: some engines refuse a semicolon and nothing. */
static void
separate (GString *out)
{
  if (out->len > 0)
    g_string_append (out, " ;\n");
}

void
ng_update_insert (const NgUpdate *self, GString *out)
{
  if (self->n == 0)
    return;
  separate (out);
  g_string_append (out, "INSERT DATA {\n");
  g_string_append_len (out, self->named->str, self->named->len);
  g_string_append (out, "}\n");
  g_string_append_len (out, self->merged->str, self->merged->len);
  g_string_append (out, "}");
}

void
ng_update_delete (const NgUpdate *self, GString *out)
{
  if (self->n == 0)
    return;
  separate (out);
  g_string_append (out, "DELETE DATA {\n");
  g_string_append_len (out, self->named->str, self->named->len);
  g_string_append (out, "} }");
}

void
ng_update_drop (const char *graph, GString *out)
{
  separate (out);
  g_string_append_printf (out, "DROP SILENT GRAPH <%s>", graph);
}

void
ng_update_unmerge (const GString *rows, GString *out)
{
  if (rows->len == 0)
    return;
  separate (out);
  g_string_append (out, "DELETE { ?s ?p ?o } WHERE { VALUES (?s ?p ?o) {\n");
  g_string_append_len (out, rows->str, rows->len);
  g_string_append (out, "} FILTER NOT EXISTS { GRAPH ?h { ?s ?p ?o } } }");
}

void
ng_update_remove (const char *document, GString *out)
{
  g_auto (GStrv) graphs = ng_home_graphs (document);
  g_autofree char *inner = g_strjoinv ("> <", graphs);
  g_autofree char *list = g_strjoinv (">, <", graphs);

  separate (out);
  g_string_append_printf (out,
                          "DELETE { ?s ?p ?o } WHERE { VALUES ?g { <%s> } GRAPH ?g { ?s ?p ?o } "
                          "FILTER NOT EXISTS { GRAPH ?h { ?s ?p ?o } FILTER (?h NOT IN (<%s>)) } }",
                          inner, list);
  for (guint i = 0; graphs[i]; i++)
    ng_update_drop (graphs[i], out);
}
