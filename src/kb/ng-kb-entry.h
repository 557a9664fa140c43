/* ng-kb-entry.h: what a knowledge base knows of one thing, and the bytes that say it.
 *
 * One encoding serves the run files of a build and the finished file: a fixed head, the offices,
 * then strings that end in NUL.  Reading bounds every number by the bytes that are there.
 */
#ifndef NG_KB_ENTRY_H
#define NG_KB_ENTRY_H

#include "base/ng-day.h"

typedef enum
{
  NG_KB_OTHER, /* nothing that news is about; not written */
  NG_KB_PERSON,
  NG_KB_COUNTRY,
  NG_KB_PLACE,
  NG_KB_CITY,
  NG_KB_ORGANISATION,
  NG_KB_EVENT,
  NG_KB_N_TYPES
} NgKbType;

extern const char *const ng_kb_type_names[]; /* NULL-terminated, in the order of NgKbType */

/* An office held. */
typedef struct
{
  const char *post;    /* "foreign minister"; in a build first the item: "Q218295" */
  const char *country; /* alpha-3, or the item; "" if not known */
  NgDay from, to;      /* NG_NO_DAY: not known; to: not over */
} NgKbOffice;

/* Offices of one entry, most; more are dropped in the order in which they come. */
#define NG_KB_MAX_OFFICES 64u

typedef struct
{
  const char *id; /* "Q7747" (Wikidata), "G524901" (GeoNames), or a name of one's own */
  NgKbType type;
  guint32 weight;    /* how much is known of it: number of Wikipedias, or the like; the prior */
  NgDay first, last; /* of a life, or of what exists; NG_NO_DAY: not known */
  const char *label; /* its usual name */
  const char *description; /* one line */
  const char *about;       /* what else articles on it speak of: "politician; People's Party" */
  const char *country;     /* alpha-3 or items, separated by a space: of citizens, of places */
  const char *code;        /* alpha-3 of a country */
  const char *geonames;    /* number */
  const char *wikidata;    /* item of an entry whose id is none */
  const char *classes;     /* only while building: items that it is an instance of */
  const char *parents;     /* only while building: items of which it is a subclass */
  guint n_offices;
  NgKbOffice offices[NG_KB_MAX_OFFICES];
} NgKbEntry;

/* All strings "", no days. */
void ng_kb_entry_init (NgKbEntry *self);

/* Appends an office; drops what is above the limit. */
void ng_kb_entry_add_office (NgKbEntry *self, const char *post, const char *country, NgDay from,
                             NgDay to);

/* Appends the bytes of @self to @out. */
void ng_kb_entry_write (const NgKbEntry *self, GByteArray *out);

/* Reads what write wrote; the strings point into @bytes. FALSE if that is not an entry. */
gboolean ng_kb_entry_read (NgKbEntry *self, const guint8 *bytes, gsize length);

/* Adds to @self what @other, of the same id, knows besides; its strings must live as long. */
void ng_kb_entry_merge (NgKbEntry *self, const NgKbEntry *other);

/* The order of ids in files: items by number, then GeoNames by number, then others by their
 * letters' digest. Never 0. */
guint64 ng_kb_id_number (const char *id);

/* TRUE if @text is the id of a Wikidata item: 'Q' and a number below 2^32. */
gboolean ng_kb_is_item (const char *text);

#endif
