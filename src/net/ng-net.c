/* ng-net.c: see ng-net.h. */
#include "net/ng-net.h"

struct _NgNet
{
  NgPrecision precision;
};

NgNet *
ng_net_open (const char *path, NgPrecision precision, GError **error)
{
  NgNet *self = g_new0 (NgNet, 1);
  self->precision = precision;
  return self;
}

void
ng_net_free (NgNet *self)
{
  g_free (self);
}

const char *
ng_net_digest (const NgNet *self)
{
  return "0";
}
