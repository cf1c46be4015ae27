/* A page as it is served: with the script of the preview. The file keeps its bytes. */
#ifndef WORKBENCH_SERVED_COPY_H
#define WORKBENCH_SERVED_COPY_H

#include "base/buffer.h"
#include "base/str.h"

/* Where the script lies: "/.planpress/serve.js"; no output has a hidden name. */
#define SERVED_OWN "/.planpress/"

/* Appends the page with the script in its head. The page's own policy is widened by that one script, by its nonce, by the
 * questions that it asks this server, and by frames of this server, for the PDF beside the page; by nothing else. */
void served_copy(struct buffer *out, struct str page, struct str nonce);

#endif
