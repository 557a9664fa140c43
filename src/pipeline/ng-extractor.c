/* ng-extractor.c: see ng-extractor.h. */
#include "pipeline/ng-extractor.h"

#include "claim/ng-claim-finder.h"
#include "entity/ng-aliases.h"
#include "entity/ng-entity-resolver.h"
#include "event/ng-event-finder.h"
#include "link/ng-linker.h"
#include "mention/ng-mention-finder.h"
#include "segment/ng-segmenter.h"
#include "syntax/ng-parser.h"
#include "time/ng-time-finder.h"

struct _NgExtractor
{
  NgLexicon *lexicon;
  NgNet *net;
  NgAliases *aliases; /* NULL: none */
  char *digest;
  char *kb_title; /* NULL: no linking */
  NgDocumentReader *reader;
  NgSegmenter *segmenter;
  NgParser *parser;
  NgMentionFinder *mentions;
  NgTimeFinder *times;
  NgEntityResolver *entities;
  NgKb *kb;         /* NULL: no linking */
  NgLinker *linker; /* NULL likewise */
  NgEventFinder *events;
  NgClaimFinder *claims;
};

static const char *
default_data_dir (void)
{
  const char *env = g_getenv ("NEWSGRAPH_DATA");
  return env && *env ? env : NG_DATADIR;
}

char *
ng_extractor_kb_path (const char *data_dir)
{
  const char *env = g_getenv ("NEWSGRAPH_KB");

  if (env && *env)
    return g_strdup (env);
  return g_build_filename (data_dir ? data_dir : default_data_dir (), "world.kb", NULL);
}

static char *
combine_digests (const NgExtractor *self)
{
  g_autofree char *all = g_strconcat (ng_lexicon_digest (self->lexicon), ng_net_digest (self->net),
                                      self->aliases ? ng_aliases_digest (self->aliases) : "",
                                      self->kb ? ng_kb_digest (self->kb) : "", NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
}

static gboolean
make_finders (NgExtractor *self, GError **error)
{
  const NgLexicon *l = self->lexicon;
  const NgNet *n = self->net;

  return (self->reader = ng_document_reader_new (l, error))
         && (self->segmenter = ng_segmenter_new (l, error))
         && (self->parser = ng_parser_new (l, n, error))
         && (self->mentions = ng_mention_finder_new (l, n, error))
         && (self->times = ng_time_finder_new (l, error))
         && (self->entities = ng_entity_resolver_new (l, n, self->aliases, error))
         && (self->events = ng_event_finder_new (l, n, error))
         && (self->claims = ng_claim_finder_new (l, n, error));
}

static void
drop_kb (NgExtractor *self)
{
  g_clear_pointer (&self->linker, ng_linker_free);
  g_clear_pointer (&self->kb, ng_kb_free);
  g_clear_pointer (&self->kb_title, g_free);
}

gboolean
ng_extractor_use_kb (NgExtractor *self, const char *path, GError **error)
{
  NgKb *kb = path ? ng_kb_open (path, error) : NULL;

  if (path && kb == NULL)
    return FALSE;
  drop_kb (self);
  self->kb = kb;
  if (kb)
    {
      self->linker = ng_linker_new (kb);
      self->kb_title = ng_kb_manifest (kb, "title");
    }
  g_free (self->digest);
  self->digest = combine_digests (self);
  return TRUE;
}

/* The base that the environment names; else the one that comes with the program, none if it was not
 * made. */
static gboolean
use_default_kb (NgExtractor *self, const char *data_dir, GError **error)
{
  const char *env = g_getenv ("NEWSGRAPH_KB");
  g_autofree char *path = ng_extractor_kb_path (data_dir);
  gboolean wanted = (env && *env) || g_file_test (path, G_FILE_TEST_EXISTS);
  return ng_extractor_use_kb (self, wanted ? path : NULL, error);
}

NgExtractor *
ng_extractor_new (const char *data_dir, GError **error)
{
  return ng_extractor_new_with (data_dir, NULL, error);
}

NgExtractor *
ng_extractor_new_with (const char *data_dir, const char *aliases, GError **error)
{
  const char *dir = data_dir ? data_dir : default_data_dir ();
  g_autofree char *weights = g_build_filename (dir, "reader.ngw", NULL);
  g_autoptr (NgExtractor) self = g_new0 (NgExtractor, 1);

  self->lexicon = ng_lexicon_open (dir, error);
  if (self->lexicon == NULL)
    return NULL;
  self->net = ng_net_open (weights, NG_PRECISION_INT8, error);
  if (self->net == NULL)
    return NULL;
  if (aliases && !(self->aliases = ng_aliases_open (aliases, self->lexicon, error)))
    return NULL;
  if (!use_default_kb (self, data_dir, error) || !make_finders (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_extractor_free (NgExtractor *self)
{
  if (self == NULL)
    return;
  drop_kb (self);
  ng_claim_finder_free (self->claims);
  ng_event_finder_free (self->events);
  ng_entity_resolver_free (self->entities);
  ng_time_finder_free (self->times);
  ng_mention_finder_free (self->mentions);
  ng_parser_free (self->parser);
  ng_segmenter_free (self->segmenter);
  ng_document_reader_free (self->reader);
  ng_aliases_free (self->aliases);
  ng_net_free (self->net);
  ng_lexicon_free (self->lexicon);
  g_free (self->digest);
  g_free (self);
}

const char *
ng_extractor_digest (const NgExtractor *self)
{
  return self->digest;
}

void
ng_extractor_describe (const NgExtractor *self, NgGraphOptions *options)
{
  options->settings = self->digest;
  options->kb = self->kb ? self->kb_title ? self->kb_title : "knowledge base" : NULL;
  options->kb_version = self->kb ? ng_kb_digest (self->kb) : NULL;
}

const NgNet *
ng_extractor_net (const NgExtractor *self)
{
  return self->net;
}

static gboolean
run_stage (const NgExtractor *self, NgStage stage, gboolean pretokenized, NgAnalysis *a,
           GError **error)
{
  switch (stage)
    {
    case NG_STAGE_SEGMENT:
      return pretokenized ? ng_segmenter_run_pretokenized (self->segmenter, a, error)
                          : ng_segmenter_run (self->segmenter, a, error);
    case NG_STAGE_SYNTAX:
      return ng_parser_run (self->parser, a, error);
    case NG_STAGE_MENTION:
      return ng_mention_finder_run (self->mentions, a, error);
    case NG_STAGE_TIME:
      return ng_time_finder_run (self->times, a, error);
    case NG_STAGE_ENTITY:
      return ng_entity_resolver_run (self->entities, a, error);
    case NG_STAGE_EVENT:
      return ng_event_finder_run (self->events, a, error);
    case NG_STAGE_CLAIM:
      return ng_claim_finder_run (self->claims, a, error);
    case NG_STAGE_LINK:
      return self->linker == NULL || ng_linker_run (self->linker, a, error);
    default:
      g_assert_not_reached ();
    }
}

NgAnalysis *
ng_extractor_read (const NgExtractor *self, const char *name, const guint8 *bytes, gsize length,
                   const NgDocumentOptions *options, NgStage last, GError **error)
{
  gboolean pretokenized = options && options->format == NG_INPUT_PRETOKENIZED;
  g_autoptr (NgAnalysis) a
      = ng_document_reader_read (self->reader, name, bytes, length, options, error);

  if (a == NULL)
    return NULL;
  for (NgStage s = NG_STAGE_SEGMENT; s <= last; s++)
    {
      if (!run_stage (self, s, pretokenized, a, error))
        return NULL;
#ifdef NG_VALIDATE_EVERY_STAGE
      g_assert (ng_analysis_validate (a, NULL));
#endif
    }
  return g_steal_pointer (&a);
}

NgStage
ng_extractor_stage_of (NgLayer layer)
{
  static const NgStage stages[] = {
    [NG_LAYER_BLOCK] = NG_STAGE_DOCUMENT,    [NG_LAYER_SENTENCE] = NG_STAGE_SEGMENT,
    [NG_LAYER_TOKEN] = NG_STAGE_SEGMENT,     [NG_LAYER_TAG] = NG_STAGE_SYNTAX,
    [NG_LAYER_PREDICATE] = NG_STAGE_SYNTAX,  [NG_LAYER_ARGUMENT] = NG_STAGE_SYNTAX,
    [NG_LAYER_MENTION] = NG_STAGE_CLAIM,     [NG_LAYER_TIME] = NG_STAGE_TIME,
    [NG_LAYER_ENTITY] = NG_STAGE_CLAIM,      [NG_LAYER_REFERENCE] = NG_STAGE_CLAIM,
    [NG_LAYER_MEMBERSHIP] = NG_STAGE_ENTITY, [NG_LAYER_TRAIT] = NG_STAGE_ENTITY,
    [NG_LAYER_LINK] = NG_STAGE_LINK,         [NG_LAYER_EVENT] = NG_STAGE_EVENT,
    [NG_LAYER_EVENT_ROLE] = NG_STAGE_EVENT,  [NG_LAYER_CLAIM] = NG_STAGE_CLAIM,
    [NG_LAYER_CONTENT] = NG_STAGE_CLAIM,     [NG_LAYER_CLAIM_EVENT] = NG_STAGE_CLAIM,
    [NG_LAYER_CANDIDATE] = NG_STAGE_CLAIM,
  };
  G_STATIC_ASSERT (G_N_ELEMENTS (stages) == NG_N_LAYERS);
  return stages[layer];
}
