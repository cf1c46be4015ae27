/* Links that CommonMark takes for text, told from what is printed: `[a](my file.pdf)`, `[a] (file.pdf)`,
 * `(a)[file.pdf]`. Knows nothing of cmark. */
#ifndef READ_MARKDOWN_LINKS_H
#define READ_MARKDOWN_LINKS_H

#include "read/markdown_text.h"

/* Whether a text in brackets is what only a link leads to: a file's name, an address, an anchor. */
bool markdown_is_target(struct str text);

/* Reports (M08) what looks like a link to a file, an address or an anchor among the text printed of a line. */
void markdown_links_check_text(struct diagnostics *sink, const struct markdown_text *text, size_t line,
                               struct str printed);

#endif
