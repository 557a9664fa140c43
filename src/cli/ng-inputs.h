/* ng-inputs.h: the list of input files that the arguments of a command mean. */
#ifndef NG_INPUTS_H
#define NG_INPUTS_H

#include <glib.h>

/* Files in the order of the arguments; a directory stands for its files with one of @endings
 * (NULL-terminated: ".txt", …), sorted by name, without recursion.  No arguments: standard input,
 * "-". Returns: (transfer full): NULL-terminated paths; NULL and NG_ERROR_IO if a directory cannot
 * be read or holds no such file. */
char **ng_inputs_expand (char **arguments, const char *const *endings, GError **error);

/* Where the output of @input goes below @directory: its base name with @extension instead of ".txt"
 * or ".json"; "-" is called "stdin". Returns: (transfer full). */
char *ng_inputs_target (const char *input, const char *directory, const char *extension);

/* FALSE and NG_ERROR_IO naming both if two inputs would have one target. */
gboolean ng_inputs_check_targets (char **inputs, const char *directory, const char *extension,
                                  GError **error);

#endif
