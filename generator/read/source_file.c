/* From bytes to text that everything else can trust: UTF-8, \n at line ends, no NUL, the front matter found. */
#include "read/source_file.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/path.h"

/* CRLF and the lone CR of old Macs become LF. The bytes themselves when there is none. */
static struct str unify_line_ends(struct arena *arena, struct str bytes) {
    if (!bytes.size || !memchr(bytes.data, '\r', bytes.size)) return bytes;
    char *text = NEW_ARRAY(arena, char, bytes.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        bool carriage_return = bytes.data[i] == '\r';
        if (carriage_return && i + 1 < bytes.size && bytes.data[i + 1] == '\n') continue;
        text[size++] = carriage_return ? '\n' : bytes.data[i];
    }
    return (struct str){text, size};
}

static bool is_utf16(struct str bytes) {
    return str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"));
}

static bool check_encoding(struct diagnostics *sink, const struct source *source) {
    struct str text = source->text;
    const char *nul = text.size ? memchr(text.data, '\0', text.size) : NULL;
    size_t wrong = str_utf8_error(text);
    if (is_utf16(text)) {
        struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I12, (struct span){.source = source},
                                        "the file is UTF-16, expected UTF-8");
        diagnose_help(sink, d, "save it as UTF-8");
        return false;
    }
    if (nul && (size_t)(nul - text.data) < wrong) {
        size_t at = (size_t)(nul - text.data);
        struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I12, source_span(source, at, at),
                                        "the file is not text: it has a zero byte here");
        diagnose_help(sink, d, "is it a file of another kind, or was it damaged?");
        return false;
    }
    if (wrong == text.size) return true;
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I12, source_span(source, wrong, wrong),
                                    "the file is not UTF-8: the byte 0x%02X here is part of no character",
                                    (unsigned)(unsigned char)text.data[wrong]);
    diagnose_help(sink, d, "save it as UTF-8; it was probably saved as Windows-1252 (“ANSI”)");
    return false;
}

/* The line that starts at *next, without its end and the blanks before that; *next goes behind it. */
static struct str take_line(struct str text, size_t *next) {
    struct str rest = str_skip(text, *next), line;
    if (!str_cut(&rest, '\n', &line)) return (struct str){0};
    *next = rest.size ? (size_t)(rest.data - text.data) : text.size;
    while (line.size && (line.data[line.size - 1] == ' ' || line.data[line.size - 1] == '\t')) line.size--;
    return line;
}

/* `---` on the first line opens the front matter, `---` or `...` closes it. */
static bool find_front_matter(struct diagnostics *sink, struct source_file *file) {
    struct str text = file->source->text;
    size_t next = 0;
    file->body_line = 1;
    if (!str_equal(take_line(text, &next), STR("---"))) return true;
    file->yaml_start = next;
    for (uint32_t line = 2; next < text.size; line++) {
        size_t start = next;
        struct str content = take_line(text, &next);
        if (!str_equal(content, STR("---")) && !str_equal(content, STR("..."))) continue;
        file->yaml_end = start;
        file->body_start = next;
        file->body_line = line + 1;
        return true;
    }
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I00, source_span(file->source, 0, 3),
                                    "the front matter that starts here is never closed");
    diagnose_help(sink, d, "put a line “---” between the data and the text");
    return false;
}

static bool is_markdown(struct str path) {
    struct str extension = path_extension(path);
    return (extension.size == 2 && strncasecmp(extension.data, "md", 2) == 0) ||
           (extension.size == 8 && strncasecmp(extension.data, "markdown", 8) == 0);
}

/* What is too large to be checked has been refused by the tree; bytes that come from elsewhere are refused here. */
static bool check_size(struct diagnostics *sink, const struct source *source, size_t size) {
    if (size <= LIMIT_FILE) return true;
    diagnose(sink, SEVERITY_ERROR, CODE_I13, (struct span){.source = source},
             "the file has %zu MB, more than the %d MB allowed", (size + 999999) / 1000000, LIMIT_FILE / (1024 * 1024));
    return false;
}

static bool read_bytes(struct arena *arena, struct diagnostics *sink, struct source *source, struct str bytes,
                       struct source_file *out) {
    *out = (struct source_file){.source = source};
    if (!check_size(sink, source, bytes.size)) return false;
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) bytes = str_skip(bytes, 3);
    source->text = unify_line_ends(arena, bytes);
    if (!check_encoding(sink, source)) return false;
    out->markdown = is_markdown(source->path);
    out->body_line = 1;
    if (out->markdown) return find_front_matter(sink, out);
    out->yaml_end = out->body_start = source->text.size;
    return true;
}

bool source_file_read(struct arena *arena, struct diagnostics *sink, struct str path, struct str bytes,
                      struct source_file *out) {
    struct source *source = NEW(arena, struct source);
    source->path = str_copy(arena, path);
    return read_bytes(arena, sink, source, bytes, out);
}

struct source *source_unread(struct arena *arena, const struct files *files, struct str name) {
    struct source *source = NEW(arena, struct source);
    *source = (struct source){.path = files_shown(files, arena, name), .files = files, .name = str_copy(arena, name)};
    return source;
}

void source_report(struct arena *arena, struct diagnostics *sink, enum severity severity, const struct files *files,
                   struct str name, const struct files_entry *entry) {
    static const enum diagnostic_code codes[FILES_KIND_COUNT] = {
        [FILES_NONE] = CODE_X01,    [FILES_REGULAR] = CODE_X01, [FILES_FOLDER] = CODE_X01, [FILES_SPECIAL] = CODE_X01,
        [FILES_OUTSIDE] = CODE_X05, [FILES_BARRED] = CODE_X03,  [FILES_LARGE] = CODE_I13};
    if (entry->way_out.size) name = entry->way_out; /* one message for all that lies behind it */
    struct span span = {.source = source_unread(arena, files, name)};
    struct diagnostic *d = diagnose(sink, severity, codes[entry->kind], span, "“%.*s” %.*s", STR_ARG(path_name(name)),
                                    STR_ARG(files_reason(arena, entry)));
    if (files_advice(entry->kind).size) diagnose_help(sink, d, "%.*s", STR_ARG(files_advice(entry->kind)));
}

enum source_state source_file_open(struct arena *arena, struct diagnostics *sink, const struct files *files,
                                   struct str name, struct source_file *out) {
    struct str bytes;
    struct files_entry entry = files_read(files, arena, name, LIMIT_FILE, &bytes);
    if (entry.kind == FILES_NONE) return SOURCE_NONE;
    if (entry.kind == FILES_REGULAR)
        return read_bytes(arena, sink, source_unread(arena, files, name), bytes, out) ? SOURCE_READ : SOURCE_BROKEN;
    source_report(arena, sink, SEVERITY_ERROR, files, name, &entry);
    return SOURCE_BROKEN;
}
