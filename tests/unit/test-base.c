/* test-base.c: days, slugs, scores, possessives. */
#include <string.h>

#include "base/ng-day.h"
#include "base/ng-error.h"
#include "base/ng-limits.h"
#include "base/ng-text.h"

static void
test_day_round_trip (void)
{
  NgDay expected = ng_day_from_civil (1, 1, 1);
  for (int y = NG_MIN_YEAR; y <= NG_MAX_YEAR; y++)
    for (int m = 1; m <= 12; m++)
      for (int d = 1; d <= ng_day_month_length (y, m); d++)
        {
          int y2, m2, d2;
          NgDay day = ng_day_from_civil (y, m, d);
          g_assert_cmpint (day, ==, expected++);
          ng_day_to_civil (day, &y2, &m2, &d2);
          g_assert_true (y == y2 && m == m2 && d == d2);
        }
}

static void
test_day_known (void)
{
  g_assert_cmpint (ng_day_from_civil (1970, 1, 1), ==, 0);
  g_assert_cmpint (ng_day_from_civil (2022, 2, 1), ==, 19024);
  g_assert_cmpint (ng_day_weekday (ng_day_from_civil (2022, 2, 1)), ==, 1);
  g_assert_cmpint (ng_day_weekday (ng_day_from_civil (1969, 12, 28)), ==, 6);
  g_assert_cmpint (ng_day_month_length (1900, 2), ==, 28);
  g_assert_cmpint (ng_day_month_length (2000, 2), ==, 29);
  g_assert_false (ng_day_is_valid_civil (2022, 2, 29));
}

static void
test_day_parse (void)
{
  static const char *const bad[]
      = { "", "22", "2022-", "2022-13", "2022-02-30", "2022-2-1", "0000", "2022-02-01x", "+2022" };
  NgDay first, last;

  g_assert_true (ng_day_parse ("2022-02", &first, &last));
  g_assert_cmpint (last - first, ==, 27);
  g_assert_true (ng_day_parse ("2022-02-01T12:00:00Z", &first, &last));
  g_assert_cmpint (first, ==, last);
  g_assert_true (ng_day_parse ("2022", &first, &last));
  g_assert_cmpint (last - first, ==, 364);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (ng_day_parse (bad[i], &first, &last));
}

static void
test_slug (void)
{
  static const char *const pairs[][2] = {
    { "Vladimir Putin", "vladimir-putin" },
    { "  O'Brien & Sons, Ltd.", "obrien-sons-ltd" },
    { "Nadia Calviño", "nadia-calviño" },
    { "Calvin\xCC\x83o", "calviño" },
    { "STRASSE Straße", "strasse-strasse" },
    { "ﬁve–six", "five-six" },
    { "Abdel-Fattah El-Sisi", "abdel-fattah-el-sisi" },
    { "Президент", "президент" },
    { "…", "" },
    { "", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *slug = ng_slug (pairs[i][0], -1);
      g_assert_cmpstr (slug, ==, pairs[i][1]);
    }
  g_autofree char *endless = g_strnfill (10000, 'a');
  g_autofree char *slug = ng_slug (endless, -1);
  g_assert_cmpuint (strlen (slug), ==, NG_MAX_SLUG_CHARS);
}

static void
test_text (void)
{
  g_assert_cmpuint (ng_text_possessive ("Putin's", 7), ==, 2);
  g_assert_cmpuint (ng_text_possessive ("Xi’s", 6), ==, 4);
  g_assert_cmpuint (ng_text_possessive ("ministers'", 10), ==, 1);
  g_assert_cmpuint (ng_text_possessive ("ministers’", 12), ==, 3);
  g_assert_cmpuint (ng_text_possessive ("Paris", 5), ==, 0);
  g_assert_true (ng_text_is_all_caps ("U.S.", 4));
  g_assert_false (ng_text_is_all_caps ("2022", 4));
  g_assert_true (ng_text_is_capitalised ("Élysée", 8));
  g_assert_true (ng_text_equal_nocase ("ÉLYSÉE", 8, "élysée", 8));
}

static void
test_score (void)
{
  g_assert_cmpfloat (ng_score (0.12349), ==, 0.123f);
  g_assert_cmpfloat (ng_score (-1), ==, 0);
  g_assert_cmpfloat (ng_score (2), ==, 1);
  g_assert_cmpfloat (ng_score (0.0 / 0.0), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/day/round-trip", test_day_round_trip);
  g_test_add_func ("/base/day/known", test_day_known);
  g_test_add_func ("/base/day/parse", test_day_parse);
  g_test_add_func ("/base/slug", test_slug);
  g_test_add_func ("/base/text", test_text);
  g_test_add_func ("/base/score", test_score);
  return g_test_run ();
}
