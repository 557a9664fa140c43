/* ng-table.c: see ng-table.h. */
#include "cli/ng-table.h"

#include <string.h>

/* Between two columns. */
#define GAP "  "

/* A column is not made narrower than this to fit the terminal. */
#define MIN_COLUMN 6u

/* IRIs that are shown as the example queries write them. */
static const struct
{
  const char *iri, *shown;
} spaces[] = { { "https://w3id.org/newsgraph/ns#", "ng:" },
               { "https://w3id.org/newsgraph/plover#", "plover:" },
               { "https://w3id.org/newsgraph/id/", "" },
               { "http://schema.org/", "schema:" },
               { "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:" },
               { "http://www.w3.org/ns/prov#", "prov:" },
               { "http://semanticweb.cs.vu.nl/2009/11/sem/", "sem:" } };

/* Shortens an IRI; line breaks and tabs become spaces. */
static char *
show_cell (const char *cell)
{
  const char *space = "", *rest = cell;

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (g_str_has_prefix (cell, spaces[i].iri) && !strchr (cell, ' '))
      {
        space = spaces[i].shown;
        rest = cell + strlen (spaces[i].iri);
        break;
      }
  char *shown = g_strconcat (space, rest, NULL);
  char *slash = rest != cell && *space == '\0' ? strchr (shown, '/') : NULL;
  if (slash)
    *slash = ':';
  for (char *p = shown; *p; p++)
    if ((guchar) *p < ' ' || *p == 0x7F)
      *p = ' ';
  return shown;
}

/* Records of cells. */
static GPtrArray *
parse_csv (const char *csv, gsize length)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GString) cell = g_string_new (NULL);
  GPtrArray *row = NULL;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = csv[i];
      if (row == NULL)
        row = g_ptr_array_new_with_free_func (g_free);
      if (c == '"' && quoted && i + 1 < length && csv[i + 1] == '"')
        g_string_append_c (cell, csv[++i]);
      else if (c == '"')
        quoted = !quoted;
      else if (!quoted && (c == ',' || c == '\n'))
        {
          g_ptr_array_add (row, show_cell (cell->str));
          g_string_truncate (cell, 0);
          if (c == '\n')
            g_ptr_array_add (rows, g_steal_pointer (&row));
        }
      else if (quoted || c != '\r')
        g_string_append_c (cell, c);
    }
  if (row)
    {
      g_ptr_array_add (row, show_cell (cell->str));
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static guint
width_of (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

static guint
text_width (const char *text)
{
  guint n = 0;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    n += width_of (g_utf8_get_char (p));
  return n;
}

/* Natural widths, the widest cut until all fit into @width. */
static void
fit (guint *widths, guint n, guint width)
{
  guint gaps = (n ? n - 1 : 0) * (guint) strlen (GAP);

  for (;;)
    {
      guint total = gaps, widest = 0;
      for (guint i = 0; i < n; i++)
        {
          total += widths[i];
          widest = widths[i] > widths[widest] ? i : widest;
        }
      if (width == 0 || total <= width || n == 0 || widths[widest] <= MIN_COLUMN)
        return;
      widths[widest]--;
    }
}

static void
put_cell (const char *text, guint width, gboolean last, GString *out)
{
  guint n = text_width (text), used = 0;

  if (n <= width)
    {
      g_string_append (out, text);
      used = n;
    }
  else
    {
      for (const char *p = text; *p && used + width_of (g_utf8_get_char (p)) < width;
           p = g_utf8_next_char (p))
        {
          g_string_append_unichar (out, g_utf8_get_char (p));
          used += width_of (g_utf8_get_char (p));
        }
      g_string_append (out, "…");
      used++;
    }
  for (; !last && used < width; used++)
    g_string_append_c (out, ' ');
}

static void
put_row (const GPtrArray *row, const guint *widths, guint n, GString *out)
{
  for (guint i = 0; i < n; i++)
    {
      const char *text = i < row->len ? g_ptr_array_index (row, i) : "";
      put_cell (text, widths[i], i + 1 == n, out);
      g_string_append (out, i + 1 == n ? "\n" : GAP);
    }
}

static void
put_rule (const guint *widths, guint n, GString *out)
{
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < widths[i]; j++)
        g_string_append (out, "─");
      g_string_append (out, i + 1 == n ? "\n" : GAP);
    }
}

void
ng_table_put (const char *csv, gsize length, guint width, GString *out)
{
  g_autoptr (GPtrArray) rows = parse_csv (csv, length);
  guint n = rows->len ? ((GPtrArray *) g_ptr_array_index (rows, 0))->len : 0;
  g_autofree guint *widths = g_new0 (guint, n + 1);

  for (guint r = 0; r < rows->len; r++)
    {
      const GPtrArray *row = g_ptr_array_index (rows, r);
      for (guint i = 0; i < n && i < row->len; i++)
        widths[i] = MAX (widths[i], text_width (g_ptr_array_index (row, i)));
    }
  fit (widths, n, width);
  for (guint r = 0; r < rows->len; r++)
    {
      put_row (g_ptr_array_index (rows, r), widths, n, out);
      if (r == 0 && rows->len > 1)
        put_rule (widths, n, out);
    }
}
