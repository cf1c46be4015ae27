/* What --map said goes into the project's templates/import.yaml: a line for each column, beside those that are there.
 */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/file_below.h"
#include "base/yaml_text.h"
#include "command/import_internal.h"
#include "command/terminal.h"
#include "read/yaml_extent.h"

static const struct field *list_of(const struct importing *importing) {
    return importing->way.fields[importing->way.count - 1];
}

/* What the project says already is not said again. */
static bool is_known(struct importing *importing, struct str column, struct str field) {
    struct import_map own = {.own = importing->map.own};
    return str_equal(import_map_column(importing->arena, &own, column), field);
}

static size_t put_lines(struct importing *importing, struct buffer *out, size_t column) {
    size_t count = 0;
    for (size_t i = 0; i < importing->options->map_count; i++) {
        struct str field = importing->options->maps[i], name;
        str_cut(&field, '=', &name);
        if (is_known(importing, str_trim(name), str_trim(field))) continue;
        buffer_format(out, "%*s", (int)column, "");
        yaml_put(out, str_trim(name), (struct yaml_style){0});
        buffer_append_c(out, ": ");
        yaml_put(out, str_trim(field), (struct yaml_style){0});
        buffer_char(out, '\n');
        count++;
    }
    return count;
}

/* Below the columns of the list that are there; else the list anew, at the end. */
static bool edit_own(struct importing *importing, struct message *problem) {
    const struct source *source = importing->map.own_source;
    const struct value *columns = importing->map.own ? value_find(importing->map.own, STR("columns")) : NULL;
    struct buffer out = {0};
    size_t start, at = source->text.size, lines;
    bool beside = columns && columns->kind == VALUE_MAPPING && columns->count && !yaml_is_flow(columns) &&
                  span_start(columns->entries[columns->count - 1].key_span, &start);
    if (importing->map.own && !beside)
        return *problem = message_new(importing->arena, "{0}: write what --map said into it", source->path), false;
    if (beside) at = yaml_lines_end(source->text, start, yaml_column(source->text, start), source->text.size);
    if (at && source->text.data[at - 1] != '\n') buffer_char(&out, '\n');
    if (!beside) buffer_format(&out, "%.*s:\n  columns:\n", STR_ARG(list_of(importing)->name));
    lines = put_lines(importing, &out, beside ? yaml_column(source->text, start) : 4);
    struct text_edit edit = {at, at, buffer_str(&out)};
    bool written = !lines || text_edits_write(importing->arena, source, &edit, 1, problem);
    buffer_free(&out);
    return written;
}

static bool make_own(struct importing *importing, struct message *problem) {
    struct buffer out = {0};
    buffer_format(&out, "%.*s:\n  columns:\n", STR_ARG(list_of(importing)->name));
    put_lines(importing, &out, 4);
    bool written = file_create(importing->arena, importing->project->root, STR("templates/" IMPORT_MAP_FILE),
                               buffer_str(&out), problem);
    buffer_free(&out);
    return written;
}

bool import_remember(struct importing *importing, struct message *problem) {
    return importing->map.own_source ? edit_own(importing, problem) : make_own(importing, problem);
}
