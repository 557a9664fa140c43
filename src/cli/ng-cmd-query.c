/* ng-cmd-query.c: newsgraph query: asks a store. */
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/ng-error.h"
#include "cli/ng-cli.h"
#include "cli/ng-table.h"
#include "store/ng-complaint.h"
#include "store/ng-examples.h"
#include "store/ng-names.h"
#include "store/ng-sparql.h"
#include "store/ng-store.h"

/* Seconds after which a query is stopped, and rows of a table, unless said otherwise. */
#define DEFAULT_TIMEOUT 60
#define DEFAULT_TABLE_ROWS 1000

/* Bytes of a query file. */
#define MAX_QUERY_BYTES (10u << 20)

static const char description[]
    = "STORE is a folder that newsgraph load made, or the address of a SPARQL endpoint. The query "
      "is\n"
      "a string, a file, - for standard input, or @NAME for an example with its options. Prefixes\n"
      "that the examples use (schema: prov: ng: country: person: …) need not be declared.\n\n"
      "Formats: table (on a terminal), csv (else), tsv, json, xml; for CONSTRUCT and DESCRIBE ttl, "
      "nt.\n\n"
      "Examples:\n"
      "  newsgraph query my.store '\n"
      "    SELECT ?who ?text { ?claim a schema:Claim ; schema:text ?text ;\n"
      "                        prov:wasAttributedTo/rdfs:label ?who }'\n"
      "  newsgraph query my.store @who-said-what --country RUS    # or Russia\n"
      "  newsgraph query my.store @mentions-in-context --person 'Vladimir Putin' --format csv\n"
      "  newsgraph query --list             # the examples by name\n"
      "  newsgraph query --list @time-line  # the text of one, to start from\n";

static const struct
{
  const char *name, *media_type;
  gboolean graph; /* for CONSTRUCT and DESCRIBE */
} formats[] = { { "table", "text/csv", FALSE },
                { "csv", "text/csv", FALSE },
                { "tsv", "text/tab-separated-values", FALSE },
                { "json", "application/sparql-results+json", FALSE },
                { "xml", "application/sparql-results+xml", FALSE },
                { "ttl", "text/turtle", TRUE },
                { "nt", "application/n-triples", TRUE } };

enum
{
  FORMAT_TABLE,
  FORMAT_CSV,
  FORMAT_TURTLE = 5,
};

typedef struct
{
  char *format, *data;
  int timeout, limit_rows;
  gboolean list;
  char **arguments;
} Options;

typedef struct
{
  char *name; /* in messages */
  char *text;
  gsize added;              /* bytes that were put before the first line */
  const NgExample *example; /* nullable */
  GPtrArray *values;        /* of the example: char *: parameter, value, …, NULL */
} Query;

static void
options_clear (Options *o)
{
  g_free (o->format);
  g_free (o->data);
  g_strfreev (o->arguments);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
query_clear (Query *q)
{
  g_free (q->name);
  g_free (q->text);
  g_clear_pointer (&q->values, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Query, query_clear)

static gboolean
parse (int *argc, char ***argv, Options *o)
{
  const GOptionEntry entries[]
      = { { "format", 'f', 0, G_OPTION_ARG_STRING, &o->format,
            "table, csv, tsv, json, xml, ttl, nt", "FORMAT" },
          { "timeout", 0, 0, G_OPTION_ARG_INT, &o->timeout,
            "seconds after which the query is stopped (60; 0: never)", "N" },
          { "limit-rows", 0, 0, G_OPTION_ARG_INT, &o->limit_rows,
            "most rows that are shown (table: 1000; else all; 0: all)", "N" },
          { "list", 0, 0, G_OPTION_ARG_NONE, &o->list, "name the examples, or print one", NULL },
          { "data", 0, 0, G_OPTION_ARG_FILENAME, &o->data, "directory of tables and weights",
            "DIR" },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->arguments, NULL, NULL },
          { NULL } };

  o->timeout = DEFAULT_TIMEOUT;
  o->limit_rows = -1;
  if (!ng_cli_parse (argc, argv, "STORE [QUERY|FILE.rq|@NAME|-]", "Asks a store in SPARQL.",
                     description, entries))
    return FALSE;
  if (o->timeout < 0 || o->limit_rows < -1)
    {
      ng_cli_complain ("--timeout and --limit-rows: expected a number from 0 on");
      return FALSE;
    }
  return TRUE;
}

/* ---- examples ---- */

static int
print_list (const NgExamples *examples, const char *name)
{
  const NgExample *e = name ? ng_examples_find (examples, name + (*name == '@')) : NULL;

  if (name && e == NULL)
    {
      ng_cli_complain ("%s: no such example (see newsgraph query --list)", name);
      return NG_EXIT_USAGE;
    }
  if (e)
    return ng_cli_print (e->text, strlen (e->text)) ? ng_cli_finish (NG_EXIT_DONE) : NG_EXIT_USAGE;
  for (guint i = 0; i < examples->examples->len; i++)
    {
      e = g_ptr_array_index (examples->examples, i);
      printf ("@%s", e->name);
      for (guint k = 0; k + 1 < e->options->len; k += 2)
        printf (" [--%s %s]", (char *) g_ptr_array_index (e->options, k),
                (char *) g_ptr_array_index (e->options, k + 1));
      printf ("\n    %s\n", e->title);
    }
  return ng_cli_finish (NG_EXIT_DONE);
}

/* Takes argument @i and, unless @joined, the one after it out of the list. */
static void
drop_arguments (int *argc, char **argv, int i, int n)
{
  for (int k = i; k + n <= *argc; k++)
    argv[k] = argv[k + n];
  *argc -= n;
}

/* The example that is called. FALSE after complaining. */
static gboolean
find_example (const NgExamples *examples, int argc, char **argv, Query *q)
{
  for (int i = 1; i < argc && q->example == NULL; i++)
    if (argv[i][0] == '@' && !(q->example = ng_examples_find (examples, argv[i] + 1)))
      {
        ng_cli_complain ("%s: no such example (see newsgraph query --list)", argv[i]);
        return FALSE;
      }
  return TRUE;
}

/* Takes the parameters of the example out of @argv. */
static void
take_values (int *argc, char **argv, Query *q)
{
  for (int i = 1; i < *argc;)
    {
      const char *equal = strchr (argv[i], '=');
      g_autofree char *option = !g_str_has_prefix (argv[i], "--") ? NULL
                                : equal ? g_strndup (argv[i] + 2, equal - argv[i] - 2)
                                        : g_strdup (argv[i] + 2);
      if (option == NULL || ng_example_default (q->example, option) == NULL
          || (!equal && i + 1 >= *argc))
        {
          i++;
          continue;
        }
      g_ptr_array_add (q->values, g_steal_pointer (&option));
      g_ptr_array_add (q->values, g_strdup (equal ? equal + 1 : argv[i + 1]));
      drop_arguments (argc, argv, i, equal ? 1 : 2);
    }
  g_ptr_array_add (q->values, NULL);
}

/* FALSE after complaining. */
static gboolean
put_values (Query *q)
{
  g_autoptr (GError) error = NULL;

  g_free (q->text);
  q->text = ng_example_fill (q->example, (char **) q->values->pdata, &error);
  if (q->text == NULL)
    ng_cli_complain ("%s", error->message);
  return q->text != NULL;
}

/* If an example is called, its options are taken out of @argv and put into its text.
 * FALSE after complaining. */
static gboolean
fill_example (const NgExamples *examples, int *argc, char **argv, Query *q)
{
  if (!find_example (examples, *argc, argv, q))
    return FALSE;
  if (q->example == NULL)
    return TRUE;
  q->name = g_strconcat ("@", q->example->name, NULL);
  q->values = g_ptr_array_new_with_free_func (g_free);
  take_values (argc, argv, q);
  return put_values (q);
}

/* Puts the node that the store has under such a name in the place of value @i; says so if there is
 * none, because the answer will be empty. FALSE after an error. */
static gboolean
look_up (const NgExamples *examples, Query *q, guint i, NgStore *store, GError **error)
{
  const char *option = q->values->pdata[i], *value = q->values->pdata[i + 1];
  g_autofree char *node = ng_example_node (examples, q->example, option, value);
  g_autofree char *found = NULL, *near = NULL;

  if (node == NULL)
    return TRUE;
  if (!ng_names_find (store, node, value, &found, &near, error))
    return FALSE;
  if (found)
    {
      g_free (q->values->pdata[i + 1]);
      q->values->pdata[i + 1] = g_steal_pointer (&found);
    }
  else
    ng_cli_complain ("--%s \"%s\": nothing in the store has this name%s%s", option, value,
                     near ? "; the nearest: " : "", near ? near : "");
  return TRUE;
}

/* FALSE after complaining. */
static gboolean
look_up_values (const NgExamples *examples, Query *q, NgStore *store)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; q->example && q->values->pdata[i]; i += 2)
    if (!look_up (examples, q, i, store, &error))
      {
        ng_cli_complain ("%s", error->message);
        return FALSE;
      }
  return q->example == NULL || put_values (q);
}

/* ---- the query ---- */

static char *
read_stream (FILE *in, const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];

  for (gsize n = fread (buffer, 1, sizeof buffer, in); n > 0;
       n = fread (buffer, 1, sizeof buffer, in))
    {
      g_string_append_len (text, buffer, n);
      if (text->len > MAX_QUERY_BYTES)
        {
          ng_cli_complain ("%s: a query of more than %u bytes", name, MAX_QUERY_BYTES);
          return NULL;
        }
    }
  if (ferror (in) || !g_utf8_validate (text->str, text->len, NULL))
    {
      ng_cli_complain ("%s: %s", name,
                       ferror (in) ? "cannot be read" : "no query: invalid UTF-8 in it");
      return NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Fills @q from the argument, if it is not an example. FALSE after complaining. */
static gboolean
read_query (const char *argument, Query *q)
{
  gboolean is_file
      = argument
        && (g_str_has_suffix (argument, ".rq") || g_str_has_suffix (argument, ".sparql")
            || (strlen (argument) < 4096 && g_file_test (argument, G_FILE_TEST_IS_REGULAR)));
  if (q->text)
    return TRUE;
  if (argument && !is_file && strcmp (argument, "-") != 0)
    {
      q->name = g_strdup ("query");
      q->text = g_strdup (argument);
      if (g_utf8_validate (argument, -1, NULL))
        return TRUE;
      ng_cli_complain ("query: invalid UTF-8 in it");
      return FALSE;
    }
  q->name = g_strdup (is_file ? argument : "standard input");
  FILE *in = is_file ? fopen (argument, "rb") : stdin;
  if (in == NULL)
    {
      ng_cli_complain ("%s: no such file", argument);
      return FALSE;
    }
  q->text = read_stream (in, q->name);
  if (is_file)
    fclose (in);
  return q->text != NULL;
}

static gint
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* Puts what is used and known but not declared before the first line. */
static void
add_prefixes (const NgExamples *examples, const NgSparqlScan *scan, Query *q)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GList) used = g_list_sort (g_hash_table_get_keys (scan->used), compare_strings);

  for (GList *l = used; l; l = l->next)
    {
      const char *iri = g_hash_table_lookup (examples->prefixes, l->data);
      if (iri && !g_hash_table_contains (scan->declared, l->data))
        g_string_append_printf (head, "PREFIX %s: <%s> ", (char *) l->data, iri);
    }
  q->added = head->len;
  g_string_append (head, q->text);
  g_free (q->text);
  q->text = g_strdup (head->str);
}

/* "query.rq:3:14: …", the line, and a mark below the place. @sent: what @message is about. */
static void
complain_place (const Query *q, const char *sent, const char *message)
{
  guint line, column;
  g_autofree char *what = ng_complaint_read (message, sent, q->text, &line, &column);

  if (what == NULL)
    {
      ng_cli_complain ("%s: %s", q->name, message);
      return;
    }
  if (line == 1)
    column = column > q->added ? column - (guint) q->added : 1;
  ng_cli_complain ("%s:%u:%u: %s", q->name, line, column, what);
  g_auto (GStrv) lines = g_strsplit (q->text + q->added, "\n", -1);
  if (line > g_strv_length (lines))
    return;
  g_strdelimit (lines[line - 1], "\t\r", ' ');
  fprintf (stderr, "  %s\n  %*s\n", lines[line - 1], (int) column, "^");
}

/* ---- the answer ---- */

typedef struct
{
  GString *table; /* NULL: straight to standard output */
  gboolean broken;
  char last; /* character that went out */
} Output;

static gboolean
take (const char *bytes, gsize length, gpointer data, GError **error)
{
  Output *out = data;

  if (out->table)
    g_string_append_len (out->table, bytes, length);
  else if (!ng_cli_print (bytes, length))
    {
      out->broken = TRUE;
      g_set_error_literal (error, NG_ERROR, NG_ERROR_IO, "standard output");
      return FALSE;
    }
  else if (length > 0)
    out->last = bytes[length - 1];
  return TRUE;
}

/* Some answers come as a line without an end. */
static gboolean
end_line (const Output *out)
{
  return out->last == '\0' || out->last == '\n' || ng_cli_print ("\n", 1);
}

static gboolean
drop (const char *bytes, gsize length, gpointer data, GError **error)
{
  return TRUE;
}

/* What the store says of the query with space between its words tells the place. */
static void
complain_query (NgStore *store, const Query *q, NgStoreQuery *query, const GError *first)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wide = strstr (first->message, "error at ") ? ng_sparql_widen (q->text) : NULL;

  if (wide && !ng_store_query (store, wide, query, drop, NULL, &error))
    complain_place (q, wide, error->message);
  else
    complain_place (q, q->text, first->message);
}

static guint
terminal_width (void)
{
  struct winsize size;
  return ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40 ? size.ws_col : 0;
}

static int
print_answer (NgStore *store, const Query *q, guint format, gint64 limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) table = format == FORMAT_TABLE ? g_string_new (NULL) : NULL;
  Output out = { .table = table };
  NgStoreQuery query = { .media_type = formats[format].media_type, .max_rows = limit };

  gboolean ok = ng_store_query (store, q->text, &query, take, &out, &error);
  if (table && table->len > 0)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      ng_table_put (table->str, table->len, terminal_width (), text);
      if (!ng_cli_print (text->str, text->len))
        return NG_EXIT_USAGE;
    }
  if (out.broken || !end_line (&out))
    return NG_EXIT_USAGE;
  int code = ng_cli_finish (NG_EXIT_DONE);
  if (!ok)
    {
      complain_query (store, q, &query, error);
      return ng_cli_exit_code (error);
    }
  if (query.truncated)
    ng_cli_complain ("there are more than %" G_GINT64_FORMAT " rows; --limit-rows shows more",
                     limit);
  return code;
}

/* FALSE after complaining. */
static gboolean
choose_format (const char *name, NgSparqlForm form, guint *format)
{
  gboolean graph = form == NG_SPARQL_CONSTRUCT || form == NG_SPARQL_DESCRIBE;

  *format = graph ? FORMAT_TURTLE : isatty (STDOUT_FILENO) ? FORMAT_TABLE : FORMAT_CSV;
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0
        && (formats[i].graph == graph || form == NG_SPARQL_NONE))
      {
        *format = i;
        return TRUE;
      }
  ng_cli_complain (graph ? "--format %s: expected ttl or nt for this query"
                         : "--format %s: expected table, csv, tsv, json or xml for this query",
                   name);
  return FALSE;
}

static int
ask (const Options *o, const NgExamples *examples, Query *q)
{
  g_autoptr (GError) error = NULL;
  g_auto (NgSparqlScan) scan = { 0 };
  guint format;

  ng_sparql_scan (q->text, &scan);
  if (scan.form == NG_SPARQL_UPDATE)
    {
      ng_cli_complain ("%s: an update; query only reads (newsgraph load changes a store)", q->name);
      return NG_EXIT_INPUT;
    }
  if (!choose_format (o->format, scan.form, &format))
    return NG_EXIT_USAGE;
  g_autoptr (NgStore) store
      = ng_store_open (o->arguments[0], NG_STORE_READ, (guint) o->timeout, &error);
  if (store == NULL)
    {
      ng_cli_complain ("%s", error->message);
      return NG_EXIT_USAGE;
    }
  if (!look_up_values (examples, q, store))
    return NG_EXIT_INPUT;
  add_prefixes (examples, &scan, q);
  gint64 limit = o->limit_rows >= 0       ? o->limit_rows
                 : format == FORMAT_TABLE ? DEFAULT_TABLE_ROWS
                                          : 0;
  return print_answer (store, q, format, limit);
}

/* The examples are needed before the options can be told from each other. */
static NgExamples *
open_examples (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  const char *data = NULL;

  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--data="))
      data = argv[i] + strlen ("--data=");
    else if (strcmp (argv[i], "--data") == 0 && i + 1 < argc)
      data = argv[i + 1];
  g_autofree char *dir = ng_cli_ontology_dir (data);
  NgExamples *examples = ng_examples_new (dir, &error);
  if (examples == NULL)
    ng_cli_complain ("%s", error->message);
  return examples;
}

int
ng_cmd_query (int argc, char **argv)
{
  g_auto (Options) o = { 0 };
  g_auto (Query) q = { 0 };
  gboolean help = argc > 1 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0);
  g_autoptr (NgExamples) examples = help ? NULL : open_examples (argc, argv);

  if (help)
    parse (&argc, &argv, &o); /* prints and ends */
  if (examples == NULL || !fill_example (examples, &argc, argv, &q) || !parse (&argc, &argv, &o))
    return NG_EXIT_USAGE;
  if (o.list)
    return print_list (examples, o.arguments ? o.arguments[0] : NULL);
  guint n = o.arguments ? g_strv_length (o.arguments) : 0;
  if (n == 0 || n > 2)
    {
      ng_cli_complain (n == 0 ? "which store? (see newsgraph query --help)"
                              : "one query at a time (see newsgraph query --help)");
      return NG_EXIT_USAGE;
    }
  if (!read_query (n == 2 ? o.arguments[1] : NULL, &q))
    return NG_EXIT_INPUT;
  return ask (&o, examples, &q);
}
