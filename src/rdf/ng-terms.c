/* ng-terms.c: see ng-terms.h.
 *
 * Sources: RFC 3987 (IRIs), RFC 5646 (language tags), XML Schema 1.1 part 2 (lexical forms).
 */
#include "rdf/ng-terms.h"

#include <string.h>

#include "base/ng-day.h"
#include "base/ng-error.h"
#include "graph/ng-iri.h"

#define XSD "http://www.w3.org/2001/XMLSchema#"

/* Bytes of a value that a message shows. */
#define SHOWN_BYTES 80

/* ---- lexical forms ---- */

static gboolean
is_digits (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return n > 0;
}

/* "0", "-12": no plus sign, no leading zero. */
static gboolean
is_integer (const char *text)
{
  const char *digits = *text == '-' ? text + 1 : text;
  return is_digits (digits, strlen (digits)) && (*digits != '0' || strcmp (text, "0") == 0);
}

static gboolean
is_nonnegative (const char *text)
{
  return *text != '-' && is_integer (text);
}

/* "0.9": digits on both sides of the point, so that no writer takes it for an integer. */
static gboolean
is_decimal (const char *text)
{
  const char *digits = *text == '-' ? text + 1 : text, *point = strchr (digits, '.');
  return point && is_digits (digits, point - digits) && is_digits (point + 1, strlen (point + 1))
         && (*digits != '0' || point == digits + 1);
}

static gboolean
is_date (const char *text)
{
  NgDay first, last;
  return strlen (text) == strlen ("YYYY-MM-DD") && ng_day_parse (text, &first, &last)
         && first == last;
}

static gboolean
is_month (const char *text)
{
  NgDay first, last;
  return strlen (text) == strlen ("YYYY-MM") && ng_day_parse (text, &first, &last);
}

static gboolean
is_year (const char *text)
{
  NgDay first, last;
  return strlen (text) == strlen ("YYYY") && ng_day_parse (text, &first, &last);
}

static gboolean
is_address (const char *text)
{
  return ng_iri_is_absolute (text);
}

typedef struct
{
  const char *datatype;
  gboolean (*is_valid) (const char *text);
  const char *expected;
} Form;

/* A datatype that is not here is refused: how writers and stores treat it was not examined. */
static const Form forms[] = {
  { XSD "date", is_date, "a date like 2022-02-01" },
  { XSD "decimal", is_decimal, "a decimal like 0.9" },
  { XSD "nonNegativeInteger", is_nonnegative, "an integer like 12" },
  { XSD "integer", is_integer, "an integer like 12" },
  { XSD "gYearMonth", is_month, "a month like 2022-02" },
  { XSD "gYear", is_year, "a year like 2022" },
  { XSD "anyURI", is_address, "an absolute IRI" },
};

/* ---- text ---- */

/* g_utf8_validate refuses surrogates, overlong forms and what is above U+10FFFF, but takes
 * noncharacters, at which raptor ends a literal. */
static gboolean
is_text (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const guchar *p = (const guchar *) text; *p; p++)
    {
      if (*p < 0xEF)
        continue;
      gunichar c = g_utf8_get_char ((const char *) p);
      if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
        return FALSE;
      p += g_utf8_next_char ((const char *) p) - (const char *) p - 1;
    }
  return TRUE;
}

/* Subtags of one to eight letters or digits, the first of letters, all in lower case. */
static gboolean
is_language (const char *tag)
{
  gsize n = 0;
  gboolean first = TRUE;

  for (const char *p = tag;; p++)
    {
      if (*p == '-' || *p == '\0')
        {
          if (n == 0 || n > 8)
            return FALSE;
          if (*p == '\0')
            return TRUE;
          n = 0;
          first = FALSE;
        }
      else if (g_ascii_islower (*p) || (!first && g_ascii_isdigit (*p)))
        n++;
      else
        return FALSE;
    }
}

gboolean
ng_terms_is_xml (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p; p++)
    if (*p < ' ' && *p != '\t' && *p != '\n')
      return FALSE;
  return TRUE;
}

/* ---- statements ---- */

static gboolean
refuse (GError **error, const NgStatement *s, const char *what, const char *value)
{
  g_autofree char *whole = g_utf8_make_valid (value ? value : "(none)", -1);
  g_autofree char *subject = g_utf8_make_valid (s->subject ? s->subject : "(none)", -1);
  g_autofree char *predicate = g_utf8_make_valid (s->predicate ? s->predicate : "(none)", -1);

  g_set_error (error, NG_ERROR, NG_ERROR_FORMAT, "statement <%s> <%s>: \"%.*s\": expected %s",
               subject, predicate, SHOWN_BYTES, whole, what);
  return FALSE;
}

static gboolean
check_literal (const NgStatement *s, GError **error)
{
  const NgTerm *o = &s->object;

  if (o->value == NULL || !is_text (o->value))
    return refuse (error, s, "UTF-8 text without noncharacters", o->value);
  if (o->datatype && o->language)
    return refuse (error, s, "a datatype or a language, not both", o->value);
  if (o->language && !is_language (o->language))
    return refuse (error, s, "a language tag in lower case", o->language);
  if (o->datatype == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (forms[i].datatype, o->datatype) == 0)
      return forms[i].is_valid (o->value) || refuse (error, s, forms[i].expected, o->value);
  return refuse (error, s, "a datatype that all formats keep", o->datatype);
}

gboolean
ng_terms_check_statement (const NgStatement *statement, GError **error)
{
  const NgStatement *s = statement;
  static const char iri[] = "an absolute IRI";

  if (s->subject == NULL || !ng_iri_is_absolute (s->subject))
    return refuse (error, s, iri, s->subject);
  if (s->predicate == NULL || !ng_iri_is_absolute (s->predicate))
    return refuse (error, s, iri, s->predicate);
  if (s->object.type == NG_TERM_LITERAL)
    return check_literal (s, error);
  return (s->object.value && ng_iri_is_absolute (s->object.value))
         || refuse (error, s, iri, s->object.value);
}

gboolean
ng_terms_check_iri (const char *iri, GError **error)
{
  if (iri && ng_iri_is_absolute (iri))
    return TRUE;
  g_set_error (error, NG_ERROR, NG_ERROR_FORMAT, "\"%s\": expected an absolute IRI",
               iri ? iri : "(none)");
  return FALSE;
}
