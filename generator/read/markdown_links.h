/* Links that CommonMark takes for text, told from what is printed: `[a](my file.pdf)`, `[a] (file.pdf)`,
 * `(a)[file.pdf]`. Included by markdown.c only; knows nothing of cmark. */
#ifndef READ_MARKDOWN_LINKS_H
#define READ_MARKDOWN_LINKS_H

#include "read/markdown_text.h"

/* Reports (M08) what looks like a link to a file, an address or an anchor among the text printed of a line. */
void markdown_links_check_text(struct diagnostics *sink, const struct markdown_text *text, size_t line,
                               struct str printed);

#endif
