/* What a language file says of its language before its translations: templates/languages/XX.yaml, where XX is the tag.
 * The head stands above a line “---”; a file without such a line has translations alone. */
#ifndef PROJECT_LANGUAGE_FILE_H
#define PROJECT_LANGUAGE_FILE_H

#include "base/language.h"
#include "base/source.h"

struct arena;
struct diagnostics;

/* Where the translations begin; 0 when there is no head. */
size_t language_head_end(struct str text);

/* Takes what the head says into the language; mistakes (D03) are reported and leave what was there. What stands below
 * `words:` is added to what there is. */
void language_file_read(struct arena *arena, struct diagnostics *sink, const struct source *source,
                        struct language *language);

#endif
