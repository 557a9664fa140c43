/* ng-mention-money.c: see ng-mention-money.h.
 *
 * Sign number scale?, or number scale? adjective? currency.  The word of a currency alone takes the
 * country before it along ("the U.S. dollar"), which then names no country.
 */
#include "mention/ng-mention-money.h"

#include <math.h>
#include <string.h>

#include "base/ng-text.h"

/* Tokens between the number and its currency: "billion U.S.". */
#define MAX_BETWEEN 3u

/* Multiplier of a number's last letters ("bn", "million"); 0 if it is none. */
static double
scale_of (const char *text, gsize n)
{
  static const struct
  {
    const char *word;
    double scale;
  } scales[] = { { "hundred", 1e2 }, { "thousand", 1e3 },  { "k", 1e3 },   { "lakh", 1e5 },
                 { "million", 1e6 }, { "m", 1e6 },         { "mn", 1e6 },  { "mln", 1e6 },
                 { "crore", 1e7 },   { "billion", 1e9 },   { "bn", 1e9 },  { "b", 1e9 },
                 { "bln", 1e9 },     { "trillion", 1e12 }, { "tn", 1e12 }, { "trn", 1e12 } };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (strlen (scales[i].word) == n && g_ascii_strncasecmp (scales[i].word, text, n) == 0)
      return scales[i].scale;
  return 0;
}

/* The number that a token writes, with its scale: "3.5", "3,500", "20m".  FALSE if it is none. */
static gboolean
read_number (const NgMentionWork *w, NgId token, double *value)
{
  gsize n, i = 0;
  const char *text = ng_mention_text (w, token, &n);
  g_autoptr (GString) digits = g_string_new (NULL);

  for (; i < n && (g_ascii_isdigit (text[i]) || text[i] == ',' || text[i] == '.'); i++)
    if (text[i] != ',')
      g_string_append_c (digits, text[i]);
  if (digits->len == 0 || !g_ascii_isdigit (text[0]))
    return FALSE;
  double scale = i < n ? scale_of (text + i, n - i) : 1;
  if (scale <= 0)
    return FALSE;
  *value = g_ascii_strtod (digits->str, NULL) * scale;
  return TRUE;
}

/* Reads a number and the scales behind it. Returns: tokens read, 0 if none. */
static guint
read_amount (const NgMentionWork *w, NgId at, double *value)
{
  guint n = 1;
  double amount = 0;

  if (!read_number (w, at, &amount))
    return 0;
  for (; ng_mention_beside (w, at + n, at) && n < MAX_BETWEEN; n++)
    {
      gsize length;
      const char *text = ng_mention_text (w, at + n, &length);
      double scale = scale_of (text, length);
      if (scale <= 0)
        break;
      amount *= scale;
    }
  *value = amount;
  return n;
}

static int
currency_at (const NgMentionWork *w, NgId token, const char *place)
{
  gsize n;
  const char *text = ng_mention_text (w, token, &n);
  const NgTable *t = w->tables->currencies;

  for (int row = ng_table_find (t, text, n); row >= 0; row = ng_table_next (t, row))
    if (strcmp (ng_table_field (t, row, "place"), place) == 0)
      return row;
  return -1;
}

static const char *
format_value (const NgMentionWork *w, double amount, const char *code)
{
  if (amount > 1e15)
    return NULL;
  if (amount == floor (amount))
    return ng_analysis_printf (w->a, "%.0f%s%s", amount, *code ? " " : "", code);
  return ng_analysis_printf (w->a, "%.2f%s%s", amount, *code ? " " : "", code);
}

static guint
country_words (const NgMentionWork *w, NgId at)
{
  NgWord words[4];
  guint n = ng_mention_words (w, at, words, G_N_ELEMENTS (words)), k = 0;
  return ng_table_find_phrase (w->tables->country_names, words, n, FALSE, &k) < 0 ? 0 : k;
}

static void
take_money (NgMentionWork *w, NgId first, guint n, const char *value)
{
  NgFound f = { first, n, NG_KIND_MONEY, NG_MENTION_NAME, value, 0.95, "currencies.tsv" };
  if (ng_mention_is_free (w, first, n))
    ng_mention_take (w, f);
}

/* "$3.5 billion". Returns: tokens taken. */
static guint
money_after_sign (NgMentionWork *w, NgId at)
{
  int row = currency_at (w, at, "before");
  double amount = 0;
  guint n = row < 0 || !ng_mention_beside (w, at + 1, at) ? 0 : read_amount (w, at + 1, &amount);

  if (n == 0)
    return 0;
  take_money (w, at, n + 1,
              format_value (w, amount, ng_table_field (w->tables->currencies, row, "code")));
  return n + 1;
}

/* "US $ 5 billion"; but who "gave Israel $5 billion" paid in no currency of Israel. */
static guint
money_after_country (NgMentionWork *w, NgId at)
{
  double amount = 0;
  gsize length;
  const char *text = ng_mention_text (w, at, &length);
  guint country = ng_text_is_all_caps (text, length) ? country_words (w, at) : 0;
  NgId sign = at + country;

  if (country == 0 || !ng_mention_beside (w, sign + 1, at) || currency_at (w, sign, "before") < 0)
    return 0;
  guint n = read_amount (w, sign + 1, &amount);
  if (n == 0)
    return 0;
  take_money (w, at, country + 1 + n, format_value (w, amount, ""));
  return country + 1 + n;
}

/* "140 billion U.S. dollars". */
static guint
money_before_word (NgMentionWork *w, NgId at)
{
  double amount = 0;
  guint n = read_amount (w, at, &amount);

  if (n == 0 || !ng_mention_beside (w, at + n, at))
    return 0;
  guint country = country_words (w, at + n);
  if (!ng_mention_beside (w, at + n + country, at))
    return 0;
  int row = currency_at (w, at + n + country, "after");
  if (row < 0)
    return 0;
  const char *code = ng_table_field (w->tables->currencies, row, "code");
  take_money (w, at, n + country + 1, format_value (w, amount, code));
  return n + country + 1;
}

/* "the Chinese yuan", "billions of U.S. dollars": no amount. */
static guint
currency_with_country (NgMentionWork *w, NgId at)
{
  guint country = country_words (w, at);

  if (country == 0 || !ng_mention_beside (w, at + country, at)
      || currency_at (w, at + country, "after") < 0
      || (w->tagged && ng_tag (w->a, at + country)->upos == NG_UPOS_VERB))
    return 0;
  take_money (w, at, country + 1, NULL);
  return country + 1;
}

void
ng_mention_money_run (NgMentionWork *w)
{
  for (NgId t = 0; t < w->n_tokens;)
    {
      guint n = money_after_sign (w, t);
      if (n == 0)
        n = money_after_country (w, t);
      if (n == 0)
        n = money_before_word (w, t);
      if (n == 0)
        n = currency_with_country (w, t);
      t += MAX (n, 1);
    }
}
