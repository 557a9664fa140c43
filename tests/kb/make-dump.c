/* make-dump.c: writes a Wikidata-shaped JSON dump of any size, the same bytes for the same numbers.
 *
 * usage: make-dump ITEMS [LANGUAGES]
 *
 * Items have the shape of real ones: labels and descriptions in LANGUAGES languages (default 20),
 * statements with qualifiers and references, links to Wikipedias; some 5 kB each.  Of every twenty,
 * twelve are people with an office, four cities, two organisations, one of no use (a painting), and
 * one is odd: what dumps hold now and then, in turn.  The first items are the tree of classes,
 * countries and posts, then one item of each oddity that build.sh asks for by name.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define N_COUNTRIES 200u
#define FIRST_COUNTRY 1000u
#define FIRST_POST 2000u
#define FIRST_ITEM 100000u
#define FIRST_ODD 50000u
#define N_ODD 6u

static const char *const languages[]
    = { "en", "de", "fr", "es", "ru", "zh", "ar", "ja", "it", "pt", "nl", "pl", "uk", "sv", "fa",
        "he", "ko", "tr", "vi", "id", "cs", "fi", "hu", "ro", "el", "bg", "da", "no", "sr", "th" };
#define N_LANGUAGES (sizeof languages / sizeof *languages)

static uint64_t state = 88172645463325252u;
static unsigned n_languages = 20;

static unsigned
below (unsigned n)
{
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (unsigned) (state % n);
}

/* A word of two to four syllables that follows from @seed. */
static const char *
word (unsigned seed)
{
  static const char *const syllables[]
      = { "ba",  "ren", "tik", "o",   "lu", "man", "vel", "dar", "shi", "no",  "ga",  "pur", "es",
          "kar", "mi",  "zo",  "tan", "ri", "hel", "um",  "fa",  "qua", "jin", "wen", "sel" };
  static char ring[8][32];
  static unsigned turn;
  char *out = ring[turn++ % 8], *p = out;

  for (unsigned i = 0, s = seed * 2654435761u; i < 2 + seed % 3; i++, s /= 25)
    p += sprintf (p, "%s", syllables[s % 25]);
  *out = (char) (*out - 'a' + 'A');
  return out;
}

static void
put_texts (const char *name, const char *first, const char *second)
{
  printf (",\"%s\":{", name);
  for (unsigned i = 0; i < n_languages; i++)
    printf ("%s\"%s\":{\"language\":\"%s\",\"value\":\"%s %s\"}", i ? "," : "", languages[i],
            languages[i], first, second);
  putchar ('}');
}

static void
begin_item (unsigned id, const char *first, const char *second, const char *what)
{
  printf ("{\"type\":\"item\",\"id\":\"Q%u\"", id);
  put_texts ("labels", first, second);
  put_texts ("descriptions", what, "\\u00e9 \\\"noted\\\"");
  printf (",\"aliases\":{\"en\":[{\"language\":\"en\",\"value\":\"%c. %s\"}]},\"claims\":{",
          first[0], second);
}

static void
put_snak (const char *property, unsigned item)
{
  printf ("{\"snaktype\":\"value\",\"property\":\"%s\",\"hash\":\"%08x%08x\",\"datavalue\":{"
          "\"value\":{\"entity-type\":\"item\",\"numeric-id\":%u,\"id\":\"Q%u\"},\"type\":"
          "\"wikibase-entityid\"},\"datatype\":\"wikibase-item\"}",
          property, item * 77u, item, item, item);
}

static void
put_day (const char *property, unsigned year)
{
  printf ("{\"snaktype\":\"value\",\"property\":\"%s\",\"datavalue\":{\"value\":{\"time\":"
          "\"+%u-%02u-%02uT00:00:00Z\",\"timezone\":0,\"before\":0,\"after\":0,\"precision\":11,"
          "\"calendarmodel\":\"http://www.wikidata.org/entity/Q1985727\"},\"type\":\"time\"},"
          "\"datatype\":\"time\"}",
          property, year, 1 + below (12), 1 + below (28));
}

static void
put_text (const char *property, const char *text)
{
  printf ("{\"snaktype\":\"value\",\"property\":\"%s\",\"datavalue\":{\"value\":\"%s\",\"type\":"
          "\"string\"},\"datatype\":\"external-id\"}",
          property, text);
}

static void
begin_statement (const char *property, int first)
{
  printf ("%s\"%s\":[{\"mainsnak\":", first ? "" : ",", property);
}

/* With the reference that nearly all statements have. */
static void
end_statement (unsigned id, const char *property)
{
  printf (",\"type\":\"statement\",\"id\":\"Q%u$%08X-%04X\",\"rank\":\"normal\",\"references\":[{"
          "\"hash\":\"%08x\",\"snaks\":{\"P143\":[",
          id, below (1u << 30), below (65536), below (1u << 30));
  put_snak ("P143", 328);
  printf ("]},\"snaks-order\":[\"P143\"]}]}]");
  (void) property;
}

static void
statement_item (unsigned id, const char *property, unsigned item, int first)
{
  begin_statement (property, first);
  put_snak (property, item);
  end_statement (id, property);
}

static void
statement_day (unsigned id, const char *property, unsigned year)
{
  begin_statement (property, 0);
  put_day (property, year);
  end_statement (id, property);
}

static void
statement_text (unsigned id, const char *property, const char *text)
{
  begin_statement (property, 0);
  put_text (property, text);
  end_statement (id, property);
}

static void
end_item (const char *first, const char *second, unsigned n_links)
{
  printf ("},\"sitelinks\":{");
  for (unsigned i = 0; i < n_links && i < N_LANGUAGES; i++)
    printf ("%s\"%swiki\":{\"site\":\"%swiki\",\"title\":\"%s %s\",\"badges\":[]}", i ? "," : "",
            languages[i], languages[i], first, second);
  printf ("},\"lastrevid\":%u},\n", below (1u << 30));
}

static void
put_class (unsigned id, const char *name, unsigned parent)
{
  begin_item (id, name, "class", "kind of thing");
  statement_item (id, "P279", parent, 1);
  end_item (name, "class", 3);
}

static void
put_country (unsigned i)
{
  char code[4] = { (char) ('A' + i / 26 % 26), (char) ('A' + i % 26), 'X', 0 };
  unsigned id = FIRST_COUNTRY + i;
  const char *name = word (i + 7);

  begin_item (id, name, "Republic", "sovereign state");
  statement_item (id, "P31", 3624078, 1);
  statement_text (id, "P298", code);
  end_item (name, "Republic", 30);
  begin_item (FIRST_POST + i, "President of", name, "head of state");
  statement_item (FIRST_POST + i, "P279", 4164871, 1);
  statement_item (FIRST_POST + i, "P1001", id, 0);
  end_item ("President of", name, 0);
}

static void
put_person (unsigned id)
{
  const char *given = word (below (4000)), *family = word (10000 + below (60000));
  unsigned born = 1900 + below (90), country = below (N_COUNTRIES), from = born + 35;

  begin_item (id, given, family, "politician");
  statement_item (id, "P31", 5, 1);
  statement_item (id, "P27", FIRST_COUNTRY + country, 0);
  statement_item (id, "P106", 82955, 0);
  statement_day (id, "P569", born);
  begin_statement ("P39", 0);
  put_snak ("P39", FIRST_POST + country);
  printf (",\"qualifiers\":{\"P580\":[");
  put_day ("P580", from);
  printf ("],\"P582\":[");
  put_day ("P582", from + 4);
  printf ("]},\"qualifiers-order\":[\"P580\",\"P582\"]");
  end_statement (id, "P39");
  end_item (given, family, 1 + below (6) * below (6));
}

static void
put_other (unsigned id, unsigned class, const char *tail, const char *what)
{
  const char *name = word (below (1000000));

  begin_item (id, name, tail, what);
  statement_item (id, "P31", class, 1);
  statement_item (id, "P17", FIRST_COUNTRY + below (N_COUNTRIES), 0);
  if (class == 515)
    {
      char number[16];
      sprintf (number, "%u", 3000000 + id % 4000000);
      statement_text (id, "P1566", number);
    }
  end_item (name, tail, 1 + below (9));
}

/* ---- oddities ---- */

/* An item with names in one language only, or in none; its claims are open behind P31. */
static void
begin_odd (unsigned id, const char *language, const char *name, unsigned class)
{
  printf ("{\"type\":\"item\",\"id\":\"Q%u\"", id);
  if (language)
    printf (",\"labels\":{\"%s\":{\"language\":\"%s\",\"value\":\"%s\"}}", language, language,
            name);
  else
    printf (",\"labels\":[]");
  printf (",\"descriptions\":[],\"aliases\":[],\"claims\":{");
  statement_item (id, "P31", class, 1);
}

static void
end_odd (const char *site, const char *title)
{
  printf ("},\"sitelinks\":{\"%s\":{\"site\":\"%s\",\"title\":\"%s\",\"badges\":[]}}},\n", site,
          site, title);
}

static void
put_no_value (const char *property, const char *kind)
{
  printf ("{\"snaktype\":\"%s\",\"property\":\"%s\",\"hash\":\"00\",\"datatype\":\"time\"}", kind,
          property);
}

/* One more value of the property that was put last: reopens its list. */
static void
more (const char *rank, const char *property, unsigned item)
{
  printf (",{\"mainsnak\":");
  put_snak (property, item);
  printf (",\"type\":\"statement\",\"rank\":\"%s\"}", rank);
}

/* A post from a year on, until a year, "somevalue", or a time not given. */
static void
put_office (unsigned post, unsigned from, unsigned to, const char *unknown, const char *rank,
            int first)
{
  printf ("%s{\"mainsnak\":", first ? "" : ",");
  put_snak ("P39", post);
  printf (",\"type\":\"statement\",\"qualifiers\":{\"P580\":[");
  put_day ("P580", from);
  printf ("]");
  if (to || unknown)
    printf (",\"P582\":[");
  if (to)
    put_day ("P582", to);
  else if (unknown)
    put_no_value ("P582", unknown);
  printf ("%s},\"rank\":\"%s\",\"references\":[]}", to || unknown ? "]" : "", rank);
}

static void
put_exact_day (const char *property, const char *time, unsigned precision)
{
  printf (",\"%s\":[{\"mainsnak\":{\"snaktype\":\"value\",\"property\":\"%s\",\"datavalue\":{"
          "\"value\":{"
          "\"time\":\"%s\",\"precision\":%u},\"type\":\"time\"}},\"rank\":\"normal\"}]",
          property, property, time, precision);
}

/* Ranks, an end that is not known, one that death made, a label of all languages. */
static void
put_ranks (unsigned id)
{
  begin_odd (id, "mul", "Ada Oddly", 5);
  printf (",\"P27\":[{\"mainsnak\":");
  put_snak ("P27", FIRST_COUNTRY + 1);
  printf (",\"rank\":\"normal\"}");
  more ("preferred", "P27", FIRST_COUNTRY);
  more ("deprecated", "P27", FIRST_COUNTRY + 2);
  printf ("],\"P39\":[");
  put_office (FIRST_POST, 1991, 0, "somevalue", "normal", 1);
  put_office (FIRST_POST + 1, 1992, 0, NULL, "normal", 0);
  put_office (FIRST_POST + 2, 1993, 1994, NULL, "deprecated", 0);
  printf ("]");
  statement_item (id, "P106", 82955, 0);
  put_exact_day ("P569", "+1950-00-00T00:00:00Z", 9);
  put_exact_day ("P570", "+2001-02-03T00:00:00Z", 11);
  end_odd ("enwiki", "Ada Oddly");
}

/* A line of some megabytes: thousands of statements nobody reads, a hundred offices. */
static void
put_huge (unsigned id, const char *name, unsigned n)
{
  begin_odd (id, "en", name, 5);
  printf (",\"P1082\":[");
  for (unsigned i = 0; i < n; i++)
    printf (
        "%s{\"mainsnak\":{\"snaktype\":\"value\",\"property\":\"P1082\",\"datavalue\":{\"value\":{"
        "\"amount\":\"+%u\",\"unit\":\"1\"},\"type\":\"quantity\"}},\"rank\":\"normal\","
        "\"references\":[{"
        "\"snaks\":{\"P854\":[{\"datavalue\":{\"value\":\"http://example.org/{[%u]}\\\"\",\"type\":"
        "\"string\"}}]}}]}",
        i ? "," : "", i, i);
  printf ("],\"P39\":[");
  for (unsigned i = 0; i < 100; i++)
    put_office (FIRST_POST + i, 1900 + i, 1901 + i, NULL, "normal", i == 0);
  printf ("]");
  end_odd ("enwiki", name);
}

/* Names besides the label: official, in one's own language, escaped, family first. */
static void
put_names (unsigned id)
{
  begin_odd (id, "en", "Odd Works", 4830453);
  printf (
      ",\"P1448\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"text\":\"Odd Works Incorporated\","
      "\"language\":\"en\"}}},\"rank\":\"normal\"},{\"mainsnak\":{\"datavalue\":{\"value\":{"
      "\"text\":"
      "\"Odd Werke\",\"language\":\"de\"}}},\"rank\":\"normal\"}],\"P17\":[{\"mainsnak\":");
  put_no_value ("P17", "novalue");
  printf (",\"rank\":\"normal\"}]");
  end_odd ("enwiki", "Odd Works");
  begin_odd (id + 1, "en", "Jos\\u00e9 O\\u2019Oddly \\ud83d\\ude00", 5);
  put_exact_day ("P569", "-0044-03-15T00:00:00Z", 11);
  end_odd ("enwiki", "Jose");
  begin_odd (id + 2, "en", "Haruka Odda", 5);
  statement_item (id + 2, "P27", 17, 0);
  end_odd ("enwiki", "Haruka Odda");
}

/* A class that has no name in the language of the base, and a member of it. */
static void
put_nameless_class (unsigned id)
{
  begin_odd (id, "de", "Gilde", 16889133);
  statement_item (id, "P279", 43229, 0);
  end_odd ("dewiki", "Gilde");
  begin_odd (id + 1, "en", "Odd Guild", id);
  end_odd ("enwiki", "Odd Guild");
}

static void
put_odd (unsigned kind, unsigned id, const char *name)
{
  char title[80];

  snprintf (title, sizeof title, "%s Oddly (judge)", name);
  switch (kind)
    {
    case 0: /* named for all languages */
    case 1: /* named by the title of its article only */
      begin_odd (id, kind == 0 ? "mul" : NULL, name, 5);
      end_odd ("enwiki", title);
      break;
    case 2: /* no Wikipedia has it */
      begin_odd (id, "en", name, 5);
      end_odd ("commonswiki", title);
      break;
    case 3: /* no item */
      printf ("{\"type\":\"property\",\"datatype\":\"time\",\"id\":\"P%u\",\"labels\":[]},\n", id);
      break;
    case 4:
      printf ("{\"entity\":\"Q%u\",\"redirect\":\"Q5\"},\n", id);
      break;
    default:
      put_huge (id, name, 200);
    }
}

static void
put_oddities (void)
{
  put_ranks (FIRST_ODD);
  put_odd (1, FIRST_ODD + 1, "Bela");
  put_odd (2, FIRST_ODD + 2, "Common Oddly");
  put_odd (3, FIRST_ODD + 3, "");
  put_odd (4, FIRST_ODD + 4, "");
  put_huge (FIRST_ODD + 5, "Grand Oddly", 20000);
  put_names (FIRST_ODD + 6);
  put_nameless_class (FIRST_ODD + 9);
}

static void
put_rare (unsigned i)
{
  if (i % 20 == 9)
    put_other (FIRST_ITEM + i, 3305213, "at dusk", "painting");
  else
    put_odd (i / 20 % N_ODD, FIRST_ITEM + i, word (below (1000000)));
}

int
main (int argc, char **argv)
{
  unsigned n = argc > 1 ? (unsigned) strtoul (argv[1], NULL, 10) : 0;

  if (argc > 2)
    n_languages = (unsigned) strtoul (argv[2], NULL, 10);
  if (n == 0 || n_languages == 0 || n_languages > N_LANGUAGES)
    {
      fprintf (stderr, "usage: make-dump ITEMS [LANGUAGES]\n");
      return 2;
    }
  printf ("[\n");
  put_class (515, "city", 486972);
  put_class (4830453, "business", 43229);
  put_class (3305213, "painting", 838948);
  put_class (82955, "politician", 28640);
  for (unsigned i = 0; i < N_COUNTRIES; i++)
    put_country (i);
  put_oddities ();
  for (unsigned i = 0; i < n; i++)
    switch (i % 10)
      {
      case 6:
      case 7:
        put_other (FIRST_ITEM + i, 515, "Town", "town");
        break;
      case 8:
        put_other (FIRST_ITEM + i, 4830453, "Works", "company");
        break;
      case 9:
        put_rare (i);
        break;
      default:
        put_person (FIRST_ITEM + i);
      }
  printf ("]\n");
  return ferror (stdout) || fflush (stdout) != 0;
}
