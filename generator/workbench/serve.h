/* `planpress serve` and `planpress build --watch`. */
#ifndef WORKBENCH_SERVE_H
#define WORKBENCH_SERVE_H

#include "command/options.h"

/* Builds whenever something changes, until somebody ends it, and with COMMAND_SERVE shows what is built. The exit status. */
int serve(const struct options *options);

#endif
