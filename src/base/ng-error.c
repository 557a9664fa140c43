/* ng-error.c: see ng-error.h. */
#include "base/ng-error.h"

static const char *const nicks[]
    = { "input", "limit", "language", "data", "io", "format", "environment" };

G_STATIC_ASSERT (G_N_ELEMENTS (nicks) == NG_N_ERRORS);

/* clang-format off */
G_DEFINE_QUARK (ng-error-quark, ng_error)
/* clang-format on */

const char *
ng_error_nick (NgError code)
{
  g_return_val_if_fail (code < NG_N_ERRORS, NULL);
  return nicks[code];
}

gboolean
ng_error_fail (GError **error, NgError code, const char *place, const char *format, va_list args)
{
  g_autofree char *message = g_strdup_vprintf (format, args);

  g_set_error (error, NG_ERROR, code, "%s: %s", place, message);
  return FALSE;
}
