/* Which targets may leave Markdown. */
#ifndef READ_MARKDOWN_LINKS_H
#define READ_MARKDOWN_LINKS_H

#include <stdbool.h>

#include "base/str.h"

/* http, https, mailto, tel, "#anchor", or a path relative to the file (which is resolved later). */
bool markdown_link_allowed(struct str target);
/* A path relative to the file. */
bool markdown_image_allowed(struct str target);

#endif
