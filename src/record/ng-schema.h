/* ng-schema.h: every field of every record, as a table.
 *
 * Dump, read-back and validation are written once, over this table.
 */
#ifndef NG_SCHEMA_H
#define NG_SCHEMA_H

#include "record/ng-analysis.h"

typedef enum
{
  NG_FIELD_SPAN,   /* NgSpan, on UTF-8 boundaries */
  NG_FIELD_ID,     /* NgId of field.layer, must exist */
  NG_FIELD_LINK,   /* NgId of field.layer or NG_NONE */
  NG_FIELD_COUNT,  /* guint32 */
  NG_FIELD_ENUM,   /* int, one of field.names */
  NG_FIELD_STRING, /* const char *, nullable */
  NG_FIELD_SCORE,  /* float in 0..1 */
  NG_FIELD_DAY,    /* NgDay */
} NgFieldType;

typedef struct
{
  const char *name;
  NgFieldType type;
  gsize offset;             /* bytes in the struct */
  NgLayer layer;            /* of ID and LINK */
  const char *const *names; /* of ENUM, NULL-terminated */
} NgField;

typedef struct
{
  const char *name; /* of the layer, as in --layer */
  gsize size;       /* bytes of a record */
  const NgField *fields;
  guint n_fields;
} NgSchema;

/* Returns: (transfer none): never NULL. */
const NgSchema *ng_schema (NgLayer layer);

/* The layer with this name, or NG_N_LAYERS. */
NgLayer ng_layer_from_name (const char *name);

/* Names of enumerators, as dumps and messages show them; NULL-terminated, in order. */
extern const char *const ng_block_names[];
extern const char *const ng_date_source_names[];
extern const char *const ng_upos_names[];
extern const char *const ng_rel_names[];
extern const char *const ng_inflection_names[];
extern const char *const ng_arg_names[];
extern const char *const ng_kind_names[];
extern const char *const ng_mention_form_names[];
extern const char *const ng_plover_names[];
extern const char *const ng_polarity_names[];
extern const char *const ng_certainty_names[];
extern const char *const ng_tense_names[];
extern const char *const ng_aspect_names[];
extern const char *const ng_reality_names[];
extern const char *const ng_order_names[];
extern const char *const ng_claim_kind_names[];
extern const char *const ng_speech_act_names[];
extern const char *const ng_source_kind_names[];
extern const char *const ng_trait_names[];
extern const char *const ng_role_names[];
extern const char *const ng_boolean_names[];

/* Index of @name in a table of names, -1 if it is not there. */
int ng_name_index (const char *const *names, const char *name);

#endif
