/* ng-merge.c: see ng-merge.h. */
#include "merge/ng-merge.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-text.h"
#include "graph/ng-vocabulary.h"
#include "merge/ng-links.h"
#include "merge/ng-twins.h"

#define LINKS_GRAPH "graph/links"

struct _NgMerge
{
  gboolean quads;
  NgSorter *statements, *twins, *links;
  guint64 n_read;
  const char *name; /* of the input that is read */
  GString *line;
  NgMergeCounts counts;
  /* while writing: what is known of the document whose statements are passing */
  GString *document;
  GPtrArray *events; /* NgTwin */
  NgTwin *subject;   /* what the subject says, if it should be an event */
  gboolean is_event;
  NgDay published;
};

NgMerge *
ng_merge_new (NgRdfFormat format, gsize max_bytes)
{
  NgMerge *self = g_new0 (NgMerge, 1);

  g_assert (format == NG_RDF_NQUADS || format == NG_RDF_NTRIPLES);
  self->quads = format == NG_RDF_NQUADS;
  self->statements = ng_sorter_new (max_bytes / 2);
  self->twins = ng_sorter_new (max_bytes / 4);
  self->links = ng_sorter_new (max_bytes / 4);
  self->line = g_string_new (NULL);
  self->document = g_string_new (NULL);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) ng_twin_free);
  self->published = NG_NO_DAY;
  return self;
}

void
ng_merge_free (NgMerge *self)
{
  if (self == NULL)
    return;
  ng_sorter_free (self->statements);
  ng_sorter_free (self->twins);
  ng_sorter_free (self->links);
  g_string_free (self->line, TRUE);
  g_string_free (self->document, TRUE);
  g_ptr_array_unref (self->events);
  ng_twin_free (self->subject);
  g_free (self);
}

/* ---- reading ---- */

static gboolean
is_old_link (const NgRdfQuad *quad)
{
  gsize n = ng_twin_document_length (quad->subject);

  return strcmp (quad->predicate, "<" NG_NG_POSSIBLESAMEEVENT ">") == 0
         || (n && g_str_has_prefix (quad->subject + n, "#same_"));
}

static gboolean
take_quad (const NgRdfQuad *quad, gpointer data, GError **error)
{
  NgMerge *self = data;

  if (*quad->subject == '_' || *quad->object == '_' || (quad->graph && *quad->graph == '_'))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_INPUT,
                   "%s: %s %s %s: a blank node, which no two files share; expected IRIs, as "
                   "newsgraph extract writes them",
                   self->name, quad->subject, quad->predicate, quad->object);
      return FALSE;
    }
  self->n_read++;
  if (is_old_link (quad))
    return TRUE;
  g_string_printf (self->line, "%s %s %s", quad->subject, quad->predicate, quad->object);
  if (self->quads && quad->graph)
    g_string_append_printf (self->line, " %s", quad->graph);
  return ng_sorter_add (self->statements, self->line->str, error);
}

gboolean
ng_merge_read (NgMerge *self, NgRdfFormat format, const char *name, FILE *in, GError **error)
{
  self->name = name;
  return ng_rdf_read (format, name, in, take_quad, self, error);
}

guint64
ng_merge_n_read (const NgMerge *self)
{
  return self->n_read;
}

/* ---- events that pass ---- */

static void
end_subject (NgMerge *self)
{
  if (self->is_event)
    {
      self->counts.n_events++;
      g_ptr_array_add (self->events, g_steal_pointer (&self->subject));
    }
  g_clear_pointer (&self->subject, ng_twin_free);
  self->is_event = FALSE;
}

/* The date of a document comes after its events: '#' sorts before '>'. */
static gboolean
end_document (NgMerge *self, GError **error)
{
  end_subject (self);
  for (guint i = 0; i < self->events->len; i++)
    {
      g_autofree char *line = ng_twin_format (g_ptr_array_index (self->events, i), self->published);
      if (line && !ng_sorter_add (self->twins, line, error))
        return FALSE;
    }
  g_ptr_array_set_size (self->events, 0);
  self->published = NG_NO_DAY;
  return TRUE;
}

static gboolean
enter (NgMerge *self, const char *subject, GError **error)
{
  gsize n = ng_twin_document_length (subject);

  if (self->subject && strcmp (ng_twin_iri (self->subject), subject) == 0)
    return TRUE;
  end_subject (self);
  if (n > 0 && (self->document->len != n || strncmp (self->document->str, subject, n) != 0))
    {
      if (!end_document (self, error))
        return FALSE;
      g_string_truncate (self->document, 0);
      g_string_append_len (self->document, subject, (gssize) n);
      self->counts.n_documents++;
    }
  if (n > 0 && subject[n] == '#')
    self->subject = ng_twin_new (subject);
  return TRUE;
}

/* "\"2022-02-01\"^^<…date>" */
static NgDay
day_of (const char *object)
{
  g_autofree char *text = g_strndup (object + 1, strcspn (object + 1, "\""));
  NgDay first = NG_NO_DAY, last;

  return ng_day_parse (text, &first, &last) && first == last ? first : NG_NO_DAY;
}

/* @line: "s p o" or "s p o g"; it is cut into its terms. */
static gboolean
watch (NgMerge *self, char *line, GError **error)
{
  char *predicate = strchr (line, ' ') + 1, *object = strchr (predicate, ' ') + 1;
  char *end = *object == '<' ? strchr (object, '>') : strrchr (object, '"');
  gsize n;

  predicate[-1] = object[-1] = '\0';
  if (*object == '<')
    end[1] = '\0';
  if (!enter (self, line, error))
    return FALSE;
  n = self->document->len;
  if (self->subject)
    {
      ng_twin_take (self->subject, predicate, object);
      self->is_event |= strcmp (predicate, "<" NG_RDF_TYPE ">") == 0
                        && strcmp (object, "<" NG_SEM_EVENT ">") == 0;
    }
  else if (n > 0 && strncmp (line, self->document->str, n) == 0 && strcmp (line + n, ">") == 0
           && strcmp (predicate, "<" NG_SCHEMA_DATEPUBLISHED ">") == 0)
    self->published = day_of (object);
  return TRUE;
}

/* ---- writing ---- */

static gboolean
write_line (NgMerge *self, const char *line, NgRdfSink sink, gpointer data, GError **error)
{
  g_autofree char *text = g_strconcat (line, " .\n", NULL);
  self->counts.n_statements++;
  return sink (text, strlen (text), data, error);
}

static gboolean
write_sorted (NgMerge *self, NgSorter *lines, gboolean watched, NgRdfSink sink, gpointer data,
              GError **error)
{
  const char *line;

  while (ng_sorter_next (lines, &line, error))
    {
      if (line == NULL)
        return !watched || end_document (self, error);
      if (!write_line (self, line, sink, data, error))
        return FALSE;
      g_string_assign (self->line, line);
      if (watched && !watch (self, self->line->str, error))
        return FALSE;
    }
  return FALSE;
}

/* "<…#event_1_2>" → "<…#same_1_2>" */
static char *
link_node (const char *event)
{
  gsize n = ng_twin_document_length (event);
  const char *span = g_str_has_prefix (event + n, "#event_") ? event + n + strlen ("#event_")
                                                             : event + n + strlen ("#");
  return g_strdup_printf ("%.*s#same_%s", (int) n, event, span);
}

static gboolean
put_link (NgMerge *self, const char *subject, const char *predicate, const char *object,
          GError **error)
{
  const char *document = strstr (subject, "/doc/n");

  g_string_printf (self->line, "%s <%s> %s", subject, predicate, object);
  if (self->quads)
    g_string_append_printf (self->line, " %.*s" LINKS_GRAPH ">", (int) (document + 1 - subject),
                            subject);
  return ng_sorter_add (self->links, self->line->str, error);
}

static gboolean
take_link (const char *event, const char *first, float score, gpointer data, GError **error)
{
  NgMerge *self = data;
  g_autofree char *node = link_node (event);
  g_autofree char *number = ng_score_format (score);
  g_autofree char *value = g_strdup_printf ("\"%s\"^^<" NG_XSD_DECIMAL ">", number);

  self->counts.n_links++;
  return put_link (self, event, NG_NG_POSSIBLESAMEEVENT, first, error)
         && put_link (self, node, NG_RDF_TYPE, "<" NG_RDF_STATEMENT ">", error)
         && put_link (self, node, NG_RDF_SUBJECT, event, error)
         && put_link (self, node, NG_RDF_PREDICATE, "<" NG_NG_POSSIBLESAMEEVENT ">", error)
         && put_link (self, node, NG_RDF_OBJECT, first, error)
         && put_link (self, node, NG_ITSRDF_TACONFIDENCE, value, error);
}

gboolean
ng_merge_write (NgMerge *self, NgRdfSink sink, gpointer data, NgMergeCounts *counts, GError **error)
{
  if (!write_sorted (self, self->statements, TRUE, sink, data, error)
      || !ng_links_find (self->twins, take_link, self, error)
      || !write_sorted (self, self->links, FALSE, sink, data, error))
    return FALSE;
  *counts = self->counts;
  return TRUE;
}
