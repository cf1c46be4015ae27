/* A file of a tree, or its bytes → a source: UTF-8 checked (I12, with the line), byte order mark dropped, CRLF made LF,
 * size limited (I13), a merge's marks taken out (I17), and the front matter of a Markdown file found. */
#ifndef READ_SOURCE_FILE_H
#define READ_SOURCE_FILE_H

#include "base/diagnostic.h"
#include "base/files.h"

struct source_file {
    struct source *source;
    bool markdown;   /* a .md file */
    size_t head_end; /* of the Markdown that stands above the front matter: a title, a comment; 0: none */
    size_t yaml_start,
        yaml_end;       /* bytes of the YAML: the whole file, or the front matter between its --- lines; equal: none */
    size_t body_start;  /* of the Markdown; the size of the text: none */
    uint32_t body_line; /* the line on which the body starts */
    uint32_t
        bare_line; /* of Markdown without front matter that starts with its kind, as if it had some: where; else 0 */
};

/* False after reporting. `path` is how messages name the file, `bytes` its content. */
bool source_file_read(struct arena *arena, struct diagnostics *sink, struct str path, struct str bytes,
                      struct source_file *out);

/* Reads a file of a tree. NONE: nothing is there, which nobody has been told; BROKEN: reported. */
enum source_state { SOURCE_READ, SOURCE_NONE, SOURCE_BROKEN };
enum source_state source_file_open(struct arena *arena, struct diagnostics *sink, const struct files *files,
                                   struct str name, struct source_file *out);

/* Whether a line is the key that says a document's kind, in either language: "kind: account-plan", "Art:". */
bool source_line_says_kind(struct str line);

/* What stands in a tree but has not been read: a name for messages. */
struct source *source_unread(struct arena *arena, const struct files *files, struct str name);

/* Says why what stands in a tree cannot be read: X05 when it leads out, X03 when the machine
 * does not let us, I13 when it is too large, else X01. */
void source_report(struct arena *arena, struct diagnostics *sink, enum severity severity, const struct files *files,
                   struct str name, const struct files_entry *entry);

#endif
