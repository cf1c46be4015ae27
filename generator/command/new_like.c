/* A document for the next period, from the file of the last one. */
#include <stdio.h>

#include "base/arena.h"
#include "base/path.h"
#include "command/new.h"
#include "command/row_files.h"
#include "command/terminal.h"
#include "kind/carry_over.h"
#include "read/markdown.h"

/* The new one is called as its file, as others are. */
static struct str id_of(struct arena *arena, const struct project *project, const struct kind *kind, struct str path,
                        const struct record *old) {
    struct str id = path.size ? new_id_from_path(arena, project, kind, path) : path;
    return str_equal(id, old->id) ? (struct str){0} : id;
}

static struct carry_over prepare(struct arena *arena, const struct project *project, const struct row_file *file,
                                 const struct options *options, struct str path) {
    struct diagnostics unheard = diagnostics_new(arena);
    const struct project_document *document = file->document;
    struct str body = str_skip(file->source->text, file->body_start);
    struct span origin = {.source = file->source, .line = file->body_line, .column = 1};
    bool below = file->markdown && str_trim(body).size;
    return (struct carry_over){.arena = arena,
                               .records = project->records,
                               .project = project->record,
                               .document = document->record,
                               .root = file->yaml_end > file->yaml_start ? document->root : NULL,
                               .blocks = below ? markdown_read(arena, &unheard, body, origin) : NULL,
                               .source = file->source,
                               .yaml_end = file->yaml_end,
                               .id = id_of(arena, project, document->kind, path, document->record),
                               .day = options->as_of};
}

static void say_what_was_done(const struct catalogue *words, const struct carry_over *carry,
                              const struct row_file *file) {
    terminal_say(
        words,
        MESSAGE("carried over by {0, plural, one {# month} other {# months}}, as long as its period is: "
                "{1, plural, one {# date} other {# dates}} moved, "
                "{2, plural, one {# row} other {# rows}} and {3, plural, one {# field} other {# fields}} left out",
                carry->months, carry->moved, carry->rows, carry->fields));
    if (file->document->source_count > 1)
        terminal_say(words, MESSAGE("chapters in files of their own are not carried over"));
}

int new_like(const struct options *options, struct arena *arena, struct project *project, struct str path) {
    const struct catalogue *words = terminal_catalogue(arena, project->root);
    struct row_file file;
    struct str text;
    const struct project_document *document = row_document(arena, project, words, options->like);
    if (!document) return STATUS_USAGE;
    if (document->broken)
        return terminal_say(words, MESSAGE("{0} has errors; put them right first", document->source->path)),
               STATUS_CONTENT;
    if (!row_file_open(arena, words, document, &file)) return STATUS_CONTENT;
    struct carry_over carry = prepare(arena, project, &file, options, path);
    carry_over(&carry);
    if (!text_edits_apply(arena, file.source->text, carry.edits, carry.count, &text))
        return terminal_say(words,
                            MESSAGE("{0} cannot be carried over: two changes of it overlap", document->source->path)),
               STATUS_CONTENT;
    if (!new_write(arena, words, path, text)) return STATUS_MACHINE;
    say_what_was_done(words, &carry, &file);
    return STATUS_DONE;
}
