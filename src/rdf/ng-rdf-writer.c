/* ng-rdf-writer.c: see ng-rdf-writer.h.
 *
 * Every document is checked term by term before any of it is written.  Failures are looked for in
 * three places: return codes, what the libraries log, and the sink.  A writer that failed while
 * writing stays failed.
 */
#include "rdf/ng-rdf-writer.h"

#include <string.h>

#include "base/ng-error.h"
#include "rdf/ng-rdf-raptor.h"
#include "rdf/ng-rdf-serd.h"
#include "rdf/ng-terms.h"

struct _NgRdfWriter
{
  NgRdfOut out;
  NgRedland *redland;
  NgRdfRaptor *raptor; /* one of the two */
  NgRdfSerd *serd;
  GError *failure; /* nullable: the output is cut off somewhere */
};

typedef struct
{
  const char *name, *extension;
  const char *others[3]; /* further names */
} Format;

static const Format formats[] = {
  [NG_RDF_TURTLE] = { "turtle", "ttl", { "text/turtle", NULL } },
  [NG_RDF_TRIG] = { "trig", "trig", { "application/trig", NULL } },
  [NG_RDF_NTRIPLES] = { "ntriples", "nt", { "n-triples", "application/n-triples", NULL } },
  [NG_RDF_NQUADS] = { "nquads", "nq", { "n-quads", "application/n-quads", NULL } },
  [NG_RDF_RDFXML] = { "rdfxml", "rdf", { "xml", "application/rdf+xml", NULL } },
};
G_STATIC_ASSERT (G_N_ELEMENTS (formats) == NG_N_RDF_FORMATS);

static gboolean
is_named (const Format *f, const char *name)
{
  gboolean named
      = g_ascii_strcasecmp (f->name, name) == 0 || g_ascii_strcasecmp (f->extension, name) == 0;
  for (guint i = 0; f->others[i]; i++)
    named |= g_ascii_strcasecmp (f->others[i], name) == 0;
  return named;
}

NgRdfFormat
ng_rdf_format_from_name (const char *name)
{
  for (NgRdfFormat f = 0; f < NG_N_RDF_FORMATS; f++)
    if (is_named (&formats[f], name))
      return f;
  return NG_N_RDF_FORMATS;
}

const char *
ng_rdf_format_name (NgRdfFormat format)
{
  g_assert (format < NG_N_RDF_FORMATS);
  return formats[format].name;
}

const char *
ng_rdf_format_extension (NgRdfFormat format)
{
  g_assert (format < NG_N_RDF_FORMATS);
  return formats[format].extension;
}

NgRdfWriter *
ng_rdf_writer_new (NgRdfFormat format, NgRdfSink sink, gpointer data, GError **error)
{
  g_autoptr (NgRdfWriter) self = g_new0 (NgRdfWriter, 1);

  g_assert (format < NG_N_RDF_FORMATS);
  ng_rdf_out_init (&self->out, sink, data);
  self->redland = ng_redland_take (error);
  if (self->redland == NULL)
    return NULL;
  if (format == NG_RDF_TURTLE || format == NG_RDF_TRIG)
    self->serd = ng_rdf_serd_new (format, self->redland, &self->out, error);
  else
    self->raptor = ng_rdf_raptor_new (format, self->redland, &self->out, error);
  return self->serd || self->raptor ? g_steal_pointer (&self) : NULL;
}

void
ng_rdf_writer_free (NgRdfWriter *self)
{
  if (self == NULL)
    return;
  ng_rdf_raptor_free (self->raptor);
  ng_rdf_serd_free (self->serd);
  ng_redland_give_back (self->redland);
  ng_rdf_out_clear (&self->out);
  g_clear_error (&self->failure);
  g_free (self);
}

static gboolean
check_document (const NgStatements *statements, GError **error)
{
  for (guint i = 0; i < NG_N_GRAPHS; i++)
    if (!ng_terms_check_iri (statements->graph_iris[i], error))
      return FALSE;
  for (guint i = 1; i < statements->prefixes->len; i += 2)
    if (!ng_terms_check_iri (g_ptr_array_index (statements->prefixes, i), error))
      return FALSE;
  for (guint i = 0; i < statements->statements->len; i++)
    if (!ng_terms_check_statement (&g_array_index (statements->statements, NgStatement, i), error))
      return FALSE;
  return TRUE;
}

/* The sink's failure is the reason that the caller should hear of, if there is one. */
static gboolean
settle (NgRdfWriter *self, gboolean ok, GError *library_error, GError **error)
{
  if (!ng_rdf_out_flush (&self->out, &self->failure))
    g_clear_error (&library_error);
  else if (!ok)
    self->failure = library_error;
  if (self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->failure));
  return FALSE;
}

gboolean
ng_rdf_writer_add (NgRdfWriter *self, const NgStatements *statements, GError **error)
{
  GError *library_error = NULL;

  if (self->failure)
    {
      g_propagate_error (error, g_error_copy (self->failure));
      return FALSE;
    }
  if (!check_document (statements, error))
    return FALSE;
  ng_redland_reset_errors (self->redland);
  gboolean ok = self->serd ? ng_rdf_serd_add (self->serd, statements, &library_error)
                           : ng_rdf_raptor_add (self->raptor, statements, &library_error);
  if (!ok && g_error_matches (library_error, NG_ERROR, NG_ERROR_FORMAT))
    {
      g_propagate_error (error, library_error); /* refused before anything was written */
      return FALSE;
    }
  return settle (self, ok, library_error, error);
}

gboolean
ng_rdf_writer_finish (NgRdfWriter *self, GError **error)
{
  GError *library_error = NULL;

  if (self->failure)
    {
      g_propagate_error (error, g_error_copy (self->failure));
      return FALSE;
    }
  ng_redland_reset_errors (self->redland);
  gboolean ok = self->serd ? ng_rdf_serd_finish (self->serd, &library_error)
                           : ng_rdf_raptor_finish (self->raptor, &library_error);
  return settle (self, ok, library_error, error);
}
