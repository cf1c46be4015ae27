/* A name is composed of what a layout's readers may see of a document, then made one that every file system can hold.
 */
#include "edition/output_names.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "formula/print.h"

struct piece {
    struct str text;               /* as it stands there; */
    const struct formula *formula; /* or what is computed */
};

struct output_pattern {
    const struct kind *kind;
    struct piece *pieces;
    size_t count, capacity;
};

/* ---- reading ---- */

static struct span place_in(const struct layout_file *layout, struct str rest) {
    struct span span = layout->output_span;
    struct str before = {layout->output.data, (size_t)(rest.data - layout->output.data)};
    span.column += (uint32_t)str_code_points(before);
    return span;
}

static const struct formula *read_formula(struct arena *arena, struct diagnostics *sink, const struct edition *edition,
                                          const struct layout_file *layout, struct str text, struct span place) {
    struct scope scope = {.set = layout->kind->fields,
                          .kinds = edition->kinds,
                          .class = layout->class,
                          .foreign = true, /* whoever links to an output asks what it is called */
                          .who = message_new(arena, "the layout “{0}”", layout->name)};
    struct formula *formula = formula_parse(arena, sink, text, place);
    return formula && formula_check(arena, sink, formula, &scope) ? formula : NULL;
}

static bool report_open_brace(struct diagnostics *sink, const struct layout_file *layout, struct str rest) {
    struct diagnostic *d =
        diagnose(sink, SEVERITY_ERROR, CODE_D01, place_in(layout, rest), "a brace opens here and is never closed");
    diagnose_help(sink, d, "write a formula in braces: '{'title'}'");
    return false;
}

static bool read_pieces(struct arena *arena, struct diagnostics *sink, const struct edition *edition,
                        const struct layout_file *layout, struct output_pattern *pattern) {
    for (struct str rest = layout->output; rest.size;) {
        size_t end;
        struct piece piece = {.text = rest};
        if (rest.data[0] != '{') {
            if (str_find(rest, STR("{"), &end)) piece.text.size = end;
            rest = str_skip(rest, piece.text.size);
        } else {
            if (!str_find(rest, STR("}"), &end)) return report_open_brace(sink, layout, rest);
            struct str text = str_slice(rest, 1, end);
            piece.formula = read_formula(arena, sink, edition, layout, text, place_in(layout, text));
            if (!piece.formula) return false;
            rest = str_skip(rest, end + 1);
        }
        ARENA_PUSH(arena, pattern->pieces, pattern->count, pattern->capacity) = piece;
    }
    return true;
}

const struct output_pattern *output_pattern_read(struct arena *arena, struct diagnostics *sink,
                                                 const struct edition *edition, const struct layout_file *layout,
                                                 bool *wrong) {
    struct output_pattern *pattern = NEW(arena, struct output_pattern);
    pattern->kind = layout->kind;
    *wrong = layout->output.size && !read_pieces(arena, sink, edition, layout, pattern);
    return layout->output.size && !*wrong ? pattern : NULL;
}

const struct formula *output_condition_read(struct arena *arena, struct diagnostics *sink,
                                            const struct edition *edition, const struct layout_file *layout,
                                            bool *wrong) {
    if (!layout->when.size) return NULL;
    const struct formula *formula = read_formula(arena, sink, edition, layout, layout->when, layout->when_span);
    *wrong |= !formula;
    return formula;
}

/* ---- composing ---- */

static struct computation computation_for(struct arena *arena, const struct edition *edition, struct locale *locale,
                                          struct diagnostics *unheard) {
    return (struct computation){.arena = arena,
                                .sink = unheard,
                                .records = edition->records,
                                .project = edition->project,
                                .as_of = edition->as_of,
                                .locale = locale};
}

bool output_condition_holds(struct arena *arena, const struct formula *condition, const struct edition *edition,
                            const struct record *document, struct locale *locale) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct computation computation = computation_for(arena, edition, locale, &unheard);
    struct frame frame = {.record = document};
    return frame.record && datum_is_true(formula_value(&computation, condition, &frame));
}

static struct str print_piece(struct arena *arena, struct computation *computation, const struct frame *frame,
                              const struct formula *formula) {
    struct datum value = formula_value(computation, formula, frame);
    struct type type = formula_type(formula);
    if (!datum_says(value)) return (struct str){0};
    return value.kind == DATUM_DATE ? datum_plain(arena, value, type)
                                    : datum_print(arena, computation->locale, value, type);
}

struct str output_pattern_name(struct arena *arena, const struct output_pattern *pattern, const struct edition *edition,
                               const struct record *document, struct locale *locale) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct computation computation = computation_for(arena, edition, locale, &unheard);
    struct frame frame = {.record = document};
    struct buffer out = {0};
    for (size_t i = 0; i < pattern->count && frame.record; i++) {
        const struct piece *piece = &pattern->pieces[i];
        buffer_append(&out, piece->formula ? print_piece(arena, &computation, &frame, piece->formula) : piece->text);
    }
    struct str name = text_file_name(arena, buffer_str(&out));
    buffer_free(&out);
    return name;
}
