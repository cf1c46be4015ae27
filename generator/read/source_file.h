/* A file's bytes → a source: UTF-8 checked (I12, with the line), byte order mark dropped, CRLF made LF, size limited
 * (I13), and the front matter of a Markdown file found. */
#ifndef READ_SOURCE_FILE_H
#define READ_SOURCE_FILE_H

#include "base/diagnostic.h"

struct source_file {
    const struct source *source;
    bool markdown; /* a .md file */
    size_t yaml_start,
        yaml_end;       /* bytes of the YAML: the whole file, or the front matter between its --- lines; equal: none */
    size_t body_start;  /* of the Markdown; the size of the text: none */
    uint32_t body_line; /* the line on which the body starts */
};

/* False after reporting. `path` is how messages name the file, `bytes` its content. */
bool source_file_read(struct arena *arena, struct diagnostics *sink, struct str path, struct str bytes,
                      struct source_file *out);

#endif
