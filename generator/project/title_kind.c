/* Lines that name a kind, and counting the lines that name its fields. */
#include "project/title_kind.h"

#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "kind/heading.h"
#include "project/templates.h"

enum {
    MOST_WORDS = 4,     /* of a kind's name */
    LONGEST_TITLE = 12, /* words */
    LONGEST_KEY = 40,
    FEWEST_NAMES = 3 /* fields below a title: an article about plans has one or two such headings */
};

/* Names of kinds ------------------------------------------------------------------------------------------------- */

/* What is no document, or is told by its rows, is never said by a title. */
static const struct kind *find_kind(struct project *project, struct diagnostics *sink, struct str name) {
    const struct kind *kind = kinds_find(&project->kinds, name);
    if (!kind || str_equal_c(kind->name, "project")) return NULL;
    kind = templates_kind(project, sink, name);
    return kind && !kind->register_list ? kind : NULL;
}

/* The kind that a text's first words name. */
static const struct kind *kind_of_first(struct project *project, struct diagnostics *sink, struct str text) {
    const struct kind *kind = NULL;
    size_t end = 0;
    for (int words = 1; words <= MOST_WORDS && end < text.size && !kind; words++) {
        while (end < text.size && text.data[end] == ' ') end++;
        while (end < text.size && text.data[end] != ' ') end++;
        kind = find_kind(project, sink, str_slice(text, 0, end));
    }
    return kind;
}

/* "Kundenplan Käserei Rot AG", "Acme Corp – Account plan 2027": words anywhere in a title. */
static const struct kind *kind_of_words(struct project *project, struct diagnostics *sink, struct str text) {
    const struct kind *kind = NULL;
    for (int words = 0; words < LONGEST_TITLE && text.size && !kind; words++) {
        size_t space;
        kind = kind_of_first(project, sink, text);
        text = str_find(text, STR(" "), &space) ? str_trim(str_skip(text, space)) : (struct str){0};
    }
    return kind;
}

static const struct kind *kind_of_title(struct project *project, struct diagnostics *sink, struct str text) {
    struct heading heading = heading_read(text);
    const struct kind *kind = NULL;
    for (size_t i = 0; i < heading.count && !kind; i++) kind = find_kind(project, sink, heading.names[i].text);
    return kind ? kind : kind_of_words(project, sink, text);
}

/* Names of fields ------------------------------------------------------------------------------------------------ */

/* What a document has said of itself below its head. */
struct evidence {
    const struct field *found[FEWEST_NAMES]; /* each once */
    size_t count, headings, named;
    bool rows; /* one of them is a list */
};

static size_t marks_before(struct str line) {
    size_t marks = 0;
    while (marks < line.size && line.data[marks] == '#') marks++;
    return marks;
}

static const struct field *named_by_heading(const struct kind *kind, struct str text) {
    struct heading heading = heading_read(text);
    const struct field *field = NULL;
    for (size_t i = 0; i < heading.count && !field; i++) field = field_find(kind->fields, heading.names[i].text);
    return field;
}

/* "**Customer:** X", "| Customer | X |", "Customer: X" */
static const struct field *named_by_line(const struct kind *kind, struct str line) {
    size_t end;
    bool bold = str_starts(line, STR("**")) && str_find(str_skip(line, 2), STR("**"), &end);
    bool cell = str_starts(line, STR("|")) && str_find(str_skip(line, 1), STR("|"), &end);
    bool plain = !bold && !cell && str_find(line, STR(": "), &end) && end <= LONGEST_KEY;
    if (!bold && !cell && !plain) return NULL;
    size_t start = bold ? 2 : cell;
    struct str key = str_trim(str_slice(line, start, end + start));
    if (str_ends(key, STR(":"))) key.size--;
    return key.size ? field_find(kind->fields, key) : NULL;
}

static void add(struct evidence *evidence, const struct field *field) {
    for (size_t i = 0; i < evidence->count; i++)
        if (evidence->found[i] == field) return;
    if (evidence->count < FEWEST_NAMES) evidence->found[evidence->count++] = field;
}

static struct evidence look_at(const struct kind *kind, const struct source_file *file) {
    struct evidence evidence = {0};
    struct str line, rest = str_skip(file->source->text, file->body_start);
    while (str_cut(&rest, '\n', &line)) {
        size_t marks = marks_before(line);
        const struct field *field =
            marks ? named_by_heading(kind, str_trim(str_skip(line, marks))) : named_by_line(kind, str_trim(line));
        evidence.headings += marks > 1;
        evidence.named += marks > 1 && field;
        evidence.rows |= field && field->type == FIELD_LIST;
        if (field) add(&evidence, field);
    }
    return evidence;
}

/* Most of its headings, and enough of it in all. */
static bool is_of_kind(const struct kind *kind, const struct source_file *file) {
    struct evidence evidence = look_at(kind, file);
    return evidence.count == FEWEST_NAMES && evidence.rows && evidence.named * 2 >= evidence.headings;
}

/* Where it is said ------------------------------------------------------------------------------------------------- */

const struct kind *title_kind(struct project *project, struct diagnostics *sink, const struct source_file *file,
                              struct span *where) {
    const struct source *source = file->source;
    struct str line, rest = str_skip(source->text, file->body_start);
    const struct kind *kind = NULL;
    uint32_t number = file->body_line;
    bool first = true;
    for (; !kind && str_cut(&rest, '\n', &line) && marks_before(line) < 2; number++) {
        bool bold = first && str_starts(line, STR("**")) && str_ends(str_trim(line), STR("**"));
        if (marks_before(line) == 1) kind = kind_of_title(project, sink, str_trim(str_skip(line, 1)));
        else if (bold) kind = kind_of_title(project, sink, str_slice(line, 2, str_trim(line).size - 2));
        first = first && !str_trim(line).size;
        if (kind) *where = source_span_line(source, number);
    }
    if (!kind) {
        kind = kind_of_title(project, sink, path_stem(path_name(source->name)));
        *where = source_span_line(source, 1);
    }
    return kind && is_of_kind(kind, file) ? kind : NULL;
}

const struct entry *typed_kind(struct project *project, struct diagnostics *sink, const struct input_file *input) {
    static const char *const keys[] = {"type", "typ"};
    const struct value *root = input->root;
    for (size_t i = 0; input->file.markdown && root && root->kind == VALUE_MAPPING && i < root->count; i++)
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            const struct entry *entry = &root->entries[i];
            if (!str_equal(text_fold(project->arena, entry->key), str_of(keys[k]))) continue;
            const struct kind *kind =
                entry->value->kind == VALUE_SCALAR ? find_kind(project, sink, entry->value->text) : NULL;
            if (kind && look_at(kind, &input->file).count) return entry;
        }
    return NULL;
}
