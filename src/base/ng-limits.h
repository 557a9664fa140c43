/* ng-limits.h: the size of everything that a user controls, with the reason for each limit. */
#ifndef NG_LIMITS_H
#define NG_LIMITS_H

/* One document, bytes.  A long newspaper page is 100 kB, a parliament's day 1 MB; 4 MB of one
 * "article" is nearly always a concatenated archive.  The program's --max-bytes raises it. */
#define NG_MAX_DOCUMENT_BYTES (4u << 20)

/* The most that --max-bytes may ask for: spans are 32-bit and vectors cost 1.5 kB a token. */
#define NG_MAX_DOCUMENT_BYTES_EVER (64u << 20)

/* Tokens of one document: follows from the above, bounds every layer. */
#define NG_MAX_TOKENS (16u << 20)

/* Tokens of one sentence.  Longer runs (tables, lists without stops) are cut here, because trees
 * cost the square of the length.  The longest real sentence of the news corpora has 312. */
#define NG_MAX_SENTENCE_TOKENS 400u

/* Nested quotation marks that are counted; deeper ones count as this depth. */
#define NG_MAX_QUOTE_DEPTH 7u

/* Bytes of one metadata string (title, url, publisher); longer ones are refused. */
#define NG_MAX_METADATA_BYTES 4096u

/* Code points of the slug in an IRI: stores index IRIs up to some 2 kB, of which UTF-8 and percent
 * escapes may take nine bytes a code point. */
#define NG_MAX_SLUG_CHARS 120u

/* Worker threads of one run. */
#define NG_MAX_JOBS 256u

#endif
