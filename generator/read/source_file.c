/* From bytes to text that everything else can trust: UTF-8, \n at line ends, no NUL, the front matter found. */
#include "read/source_file.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/path.h"
#include "read/merge_marks.h"

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
                                    "the file is not UTF-8: the byte {0} here is part of no character",
                                    str_format(sink->arena, "0x%02X", (unsigned)(unsigned char)text.data[wrong]));
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

/* ---- front matter ---- */

enum { MOST_LINES_ABOVE = 50 /* of a title and comments */ };

/* `---`, also of more dashes, or of those that word processors make of them; invisible characters around it. */
static bool is_rule(struct str line) {
    size_t dashes = 0;
    bool other = false;
    for (bool first = true; line.size; first = false) {
        uint32_t c = str_next(&line);
        if (str_is_hidden(c) || (str_is_space(c) && !first)) continue;
        if (!str_is_dash(c)) return false;
        dashes++;
        other |= c != '-';
    }
    return dashes >= 3 || (dashes && other);
}

bool source_line_says_kind(struct str line) {
    static const struct str keys[] = {STR_INIT("kind"), STR_INIT("art")};
    bool quoted = str_starts(line, STR("\"")) || str_starts(line, STR("'"));
    line = str_skip(line, quoted);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (line.size <= keys[i].size || strncasecmp(line.data, keys[i].data, keys[i].size) != 0) continue;
        struct str rest = str_skip(line, keys[i].size + quoted);
        while (str_starts(rest, STR(" "))) rest = str_skip(rest, 1);
        uint32_t colon = str_next(&rest);
        if (colon != ':' && colon != 0xFF1A) continue; /* as keyboards for Chinese write it: a slip, but ours */
        if (!rest.size || str_is_space(str_next(&rest))) return true;
    }
    return false;
}

static bool may_be_yaml(struct str line) {
    bool inner = !line.size || line.data[0] == ' ' || line.data[0] == '#' || line.data[0] == '-';
    return inner || str_find(line, STR(":"), NULL);
}

/* Whether the lines from a byte on are the data of a document: up to the one that says its kind all could be YAML. */
static bool is_data(struct str text, size_t from) {
    while (from < text.size) {
        struct str line = take_line(text, &from);
        if (source_line_says_kind(line)) return true;
        if (is_rule(line) || !may_be_yaml(line)) return false;
    }
    return false;
}

static uint32_t find_bare_kind(struct str text) {
    uint32_t number = 1;
    for (size_t next = 0; next < text.size; number++) {
        struct str line = take_line(text, &next);
        if (line.size) return source_line_says_kind(line) ? number : 0;
    }
    return 0;
}

/* Where the front matter opens: on the first line, or below a title, comments or empty lines; what stands below it says
 * then whether it is one. A block of code may show one. False: there is none. */
static bool find_opening(struct str text, size_t *start, uint32_t *line) {
    size_t next = 0;
    *start = 0;
    *line = 1;
    if (str_equal(take_line(text, &next), STR("---"))) return true;
    for (next = 0; next < text.size && *line <= MOST_LINES_ABOVE; ++*line) {
        *start = next;
        struct str content = take_line(text, &next);
        if (str_starts(content, STR("```")) || str_starts(content, STR("~~~"))) return false;
        if (is_rule(content) && is_data(text, next)) return true;
    }
    return false;
}

/* `---` or `...` closes it, and what opened it. */
static bool find_closing(struct source_file *file, uint32_t line) {
    struct str text = file->source->text;
    for (size_t next = file->yaml_start; next < text.size;) {
        size_t start = next;
        struct str content = take_line(text, &next);
        line++;
        if (!is_rule(content) && !str_equal(content, STR("..."))) continue;
        file->yaml_end = start;
        file->body_start = next;
        file->body_line = line + 1;
        return true;
    }
    return false;
}

static bool find_front_matter(struct diagnostics *sink, struct source_file *file) {
    size_t start;
    uint32_t line;
    struct str text = file->source->text;
    if (!find_opening(text, &start, &line)) {
        file->bare_line = find_bare_kind(text);
        return true;
    }
    file->head_end = file->yaml_start = start;
    take_line(text, &file->yaml_start);
    if (find_closing(file, line)) return true;
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I00, source_span(file->source, start, start + 3),
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
             "the file has {0} MB, more than the {1} MB allowed", (size + 999999) / 1000000,
             LIMIT_FILE / (1024 * 1024));
    return false;
}

static bool read_bytes(struct arena *arena, struct diagnostics *sink, struct source *source, struct str bytes,
                       struct source_file *out) {
    *out = (struct source_file){.source = source};
    if (!check_size(sink, source, bytes.size)) return false;
    source->text = source_clean(arena, bytes);
    if (!check_encoding(sink, source)) return false;
    out->markdown = is_markdown(source->path);
    merge_marks_take_out(arena, sink, source, out->markdown);
    source_mark_lines(arena, source);
    out->body_line = 1;
    bool fine = !out->markdown || find_front_matter(sink, out);
    if (!out->markdown) out->yaml_end = out->body_start = source->text.size;
    source->data_start = out->yaml_start;
    source->data_end = out->yaml_end;
    return fine;
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
    struct diagnostic *d =
        diagnose(sink, severity, codes[entry->kind], span, "“{0}” {1}", path_name(name), files_reason(arena, entry));
    if (files_advice(entry->kind)) diagnose_help(sink, d, "{0}", files_advice(entry->kind));
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
