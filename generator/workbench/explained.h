/* What `explain CODE` says, asked for by pages and made beside the builds, a process for those that wait. */
#ifndef WORKBENCH_EXPLAINED_H
#define WORKBENCH_EXPLAINED_H

#include <stdbool.h>

#include "base/str.h"

struct loop;

enum { EXPLAINED_MOST = 32, EXPLAINED_CODE = 8 };
struct explained {
    char codes[EXPLAINED_MOST][EXPLAINED_CODE]; /* that wait */
    int count;
};

/* What is no code is never wanted. */
void explained_want(struct explained *explained, struct str code);
void explained_work(struct explained *explained, struct loop *loop);
void explained_forget(struct explained *explained);

#endif
