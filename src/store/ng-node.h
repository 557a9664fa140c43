/* ng-node.h: what a node's IRI answers to a program: its statements as Turtle, JSON-LD and more; to
 * a browser: the way to its page.
 *
 *   /id/PATH        the node BASE + PATH
 *   /node?iri=IRI   any node; &format=ttl, json, nt, xml instead of an Accept header
 */
#ifndef NG_NODE_H
#define NG_NODE_H

#include "store/ng-proxy.h"

/* The node that a request is about.  @base: start of the IRIs below /id/.
 * Returns: (transfer full): NULL if it is none. */
char *ng_node_iri (const char *path, const char *query, const char *base);

/* Answers for the node @iri, or refuses. */
void ng_node_answer (NgProxy *proxy, SoupServerMessage *message, const char *iri,
                     const char *query);

/* What is asked for the statements of @iri: of a document all of its graphs, of another node what
 * it is the subject or object of, and the names of those. Returns: (transfer full). */
char *ng_node_query (const char *iri);

#endif
