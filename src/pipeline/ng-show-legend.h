/* ng-show-legend.h: what the tags of ng_show stand for.  Shared by the two files of ng_show alone.
 */
#ifndef NG_SHOW_LEGEND_H
#define NG_SHOW_LEGEND_H

#include "graph/ng-happenings.h"
#include "pipeline/ng-show.h"

typedef struct
{
  const NgAnalysis *a;
  const NgShowOptions *options;
  GString *out;
  guint *entity; /* [entities]: number of the tag, 0 if it has none */
  guint *times;  /* [entities]: how often it is referred to */
  guint *event;  /* [events]: number of the tag; all records of one node have the same */
  const NgHappenings *happenings; /* the nodes that the graph shows */
  guint width;                    /* of a line, in columns */
  guint column;                   /* of the line that is being filled */
} NgShow;

/* Letter, colour and title of each kind; a kind without a letter is not shown. */
typedef struct
{
  char letter;
  const char *colour; /* SGR parameters */
  const char *title;
} NgShowKind;
extern const NgShowKind ng_show_kinds[NG_N_KINDS];

/* Appends the escape sequence, if colours are wanted. */
void ng_show_colour (NgShow *s, const char *sgr);

/* Fills lines with the words of @text, each line indented. */
void ng_show_words (NgShow *s, const char *text, guint indent);

/* Where, when and by whom the article was published, in one line; nothing if nothing is known. */
void ng_show_head (NgShow *s);

/* A claim: who, to whom, how surely; and under it what. */
void ng_show_claim (NgShow *s, NgId claim);

/* The same as a note in the margin, without colours; of what is claimed the first words. */
void ng_show_note (NgShow *s, NgId claim);

/* All entities and events that have a tag. */
void ng_show_legend (NgShow *s);

#endif
