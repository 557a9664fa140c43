/* ng-node.c: see ng-node.h. */
#include "store/ng-node.h"

#include <libsoup/soup.h>
#include <string.h>

#include "graph/ng-iri.h"

/* What can be asked for, by name and by media type, and what the engine calls it. */
static const struct
{
  const char *format, *type, *engine_type;
} forms[] = { { "ttl", "text/turtle", "text/turtle" },
              { "json", "application/json", "application/ld+json" },
              { "json", "application/ld+json", "application/ld+json" },
              { "nt", "application/n-triples", "application/n-triples" },
              { "xml", "application/rdf+xml", "application/rdf+xml" },
              { "html", "text/html", NULL },
              { "html", "application/xhtml+xml", NULL } };

static char *
parameter (const char *query, const char *name)
{
  g_autoptr (GHashTable) form = query ? soup_form_decode (query) : NULL;
  return form ? g_strdup (g_hash_table_lookup (form, name)) : NULL;
}

char *
ng_node_iri (const char *path, const char *query, const char *base)
{
  g_autofree char *iri = NULL;

  if (g_str_has_prefix (path, "/id/") && path[strlen ("/id/")])
    {
      g_autofree char *rest = g_uri_unescape_string (path + strlen ("/id/"), NULL);
      iri = rest ? g_strconcat (base, rest, NULL) : NULL;
    }
  else if (strcmp (path, "/node") == 0)
    iri = parameter (query, "iri");
  return iri && g_utf8_validate (iri, -1, NULL) && ng_iri_is_absolute (iri) ? g_steal_pointer (&iri)
                                                                            : NULL;
}

static gboolean
is_document (const char *iri)
{
  const char *mark = strstr (iri, "/doc/n");
  return mark && !strpbrk (mark + strlen ("/doc/n"), "/#");
}

char *
ng_node_query (const char *iri)
{
  if (is_document (iri))
    return g_strdup_printf ("CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?g { <%s> <%s/facts> <%s/text> "
                            "<%s/prov> } GRAPH ?g { ?s ?p ?o } }",
                            iri, iri, iri, iri);
  return g_strdup_printf (
      "CONSTRUCT { ?s ?p ?o . ?o <http://www.w3.org/2000/01/rdf-schema#label> ?name } WHERE { "
      "{ VALUES ?s { <%s> } ?s ?p ?o OPTIONAL { ?o "
      "<http://www.w3.org/2000/01/rdf-schema#label> ?name } } "
      "UNION { VALUES ?o { <%s> } ?s ?p ?o } }",
      iri, iri);
}

/* Returns: index of the form, -1 if there is none. */
static int
find_form (const char *format, const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (format ? strcmp (format, forms[i].format) == 0
               : g_ascii_strcasecmp (type, forms[i].type) == 0)
      return (int) i;
  return -1;
}

/* The best that the client takes: Turtle where it takes everything. */
static int
choose_form (const char *format, const char *accept)
{
  GSList *types = accept ? soup_header_parse_quality_list (accept, NULL) : NULL;
  int form = format ? find_form (format, NULL) : accept ? -1 : 0;

  for (GSList *t = types; t && form < 0 && format == NULL; t = t->next)
    form = strcmp (t->data, "*/*") == 0 || strcmp (t->data, "text/*") == 0
               ? 0
               : find_form (NULL, t->data);
  soup_header_free_list (types);
  return form;
}

/* The page of the explorer. */
static void
lead_to_page (SoupServerMessage *message, const char *iri)
{
  g_autofree char *escaped = g_uri_escape_string (iri, NULL, FALSE);
  g_autofree char *to = g_strconcat ("/#/node?iri=", escaped, NULL);

  soup_server_message_set_redirect (message, SOUP_STATUS_SEE_OTHER, to);
}

void
ng_node_answer (NgProxy *proxy, SoupServerMessage *message, const char *iri, const char *query)
{
  g_autofree char *format = parameter (query, "format");
  int form = choose_form (format, soup_message_headers_get_list (
                                      soup_server_message_get_request_headers (message), "Accept"));

  soup_message_headers_append (soup_server_message_get_response_headers (message), "Vary",
                               "Accept");
  if (form < 0)
    ng_proxy_refuse (message, SOUP_STATUS_NOT_ACCEPTABLE,
                     "expected text/turtle, application/ld+json, application/n-triples, "
                     "application/rdf+xml or text/html");
  else if (forms[form].engine_type == NULL)
    lead_to_page (message, iri);
  else
    {
      g_autofree char *text = ng_node_query (iri);
      NgProxyQuery asked
          = { .text = text, .accept = forms[form].engine_type, .missing_if_empty = TRUE };
      ng_proxy_ask (proxy, message, &asked);
    }
}
