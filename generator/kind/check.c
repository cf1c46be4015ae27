/* What the checks of a kind find in a document, and which of it its author has accepted. */
#include "kind/check.h"

#include "base/arena.h"
#include "base/suggest.h"

struct str severity_name(enum severity severity) {
    static const struct str names[] = {[SEVERITY_INFO] = STR_INIT("info"),
                                       [SEVERITY_WARNING] = STR_INIT("warning"),
                                       [SEVERITY_ERROR] = STR_INIT("error")};
    return names[severity];
}

/* An entry of the document's `accepted` list. */
struct acceptance {
    struct str code, row; /* row: its id or its name; empty: every row */
    struct datum until;
    struct str reason;
    bool used, ended;
    struct span span;
};

struct run {
    struct arena *arena;
    struct diagnostics *sink;
    struct computation *computation;
    const struct record *document;
    struct acceptance *accepted;
    size_t accepted_count;
    struct findings findings;
};

/* Acceptances ---------------------------------------------------------------------------------------------------- */

static struct datum value_of(const struct record *row, struct str name) {
    const struct field *field = field_find(row->set, name);
    return field ? row->values[field->index] : (struct datum){0};
}

static struct acceptance acceptance_of(const struct run *run, const struct record *row) {
    struct acceptance acceptance = {.code = value_of(row, STR("code")).text,
                                    .row = value_of(row, STR("for")).text,
                                    .until = value_of(row, STR("until")),
                                    .reason = value_of(row, STR("reason")).text,
                                    .span = row->span};
    acceptance.ended = acceptance.until.kind == DATUM_DATE &&
                       date_compare(date_last_day(acceptance.until.date), run->computation->as_of) < 0;
    return acceptance;
}

static void read_accepted(struct run *run) {
    struct datum list = value_of(run->document, STR("accepted"));
    if (list.kind != DATUM_LIST) return;
    run->accepted = NEW_ARRAY(run->arena, struct acceptance, list.count);
    for (size_t i = 0; i < list.count; i++)
        run->accepted[run->accepted_count++] = acceptance_of(run, list.items[i].record);
}

static bool concerns(struct arena *scratch, const struct acceptance *acceptance, const struct check *check,
                     const struct record *row) {
    if (!str_equal(acceptance->code, check->code)) return false;
    if (!acceptance->row.size) return true;
    return row && (str_equal(acceptance->row, row->id) || str_equal(acceptance->row, record_title(scratch, row)));
}

/* Whether the finding is accepted; *ended is the acceptance that was in force until lately. */
static bool is_accepted(struct run *run, const struct check *check, const struct record *row,
                        const struct acceptance **ended) {
    bool accepted = false;
    *ended = NULL;
    for (size_t i = 0; i < run->accepted_count; i++) {
        struct acceptance *acceptance = &run->accepted[i];
        if (!concerns(run->computation->arena, acceptance, check, row)) continue;
        acceptance->used = true;
        if (acceptance->ended) *ended = acceptance;
        else accepted = true;
    }
    return accepted;
}

static void suggest_codes(const struct kind *kind, struct suggestion *nearest) {
    for (size_t i = 0; i < kind->check_count; i++) suggest_offer(nearest, kind->checks[i].code);
}

static bool has_code(const struct kind *kind, struct str code) {
    for (size_t i = 0; i < kind->check_count; i++)
        if (str_equal(kind->checks[i].code, code)) return true;
    return false;
}

static void report_unused(struct run *run) {
    const struct kind *kind = run->document->set->kind;
    for (size_t i = 0; i < run->accepted_count; i++) {
        const struct acceptance *acceptance = &run->accepted[i];
        if (acceptance->used || !acceptance->code.size) continue;
        if (has_code(kind, acceptance->code)) {
            struct diagnostic *d = diagnose(run->sink, SEVERITY_INFO, CODE_I15, acceptance->span,
                                            "“%.*s” is accepted but finds nothing here", STR_ARG(acceptance->code));
            diagnose_help(run->sink, d, "the entry can go");
            continue;
        }
        struct suggestion nearest = suggest_start(acceptance->code);
        suggest_codes(kind, &nearest);
        struct diagnostic *d =
            diagnose(run->sink, SEVERITY_WARNING, CODE_I15, acceptance->span,
                     "there is no rule “%.*s” for documents of this kind", STR_ARG(acceptance->code));
        if (nearest.found.size) diagnose_help(run->sink, d, "did you mean “%.*s”?", STR_ARG(nearest.found));
        else diagnose_help(run->sink, d, "the codes stand in brackets in the messages");
    }
}

/* Findings ------------------------------------------------------------------------------------------------------- */

static struct str text_of(const struct run *run, const struct check_text *text, const struct frame *frame) {
    struct arena *scratch = run->computation->arena;
    struct str all = {0};
    for (size_t i = 0; i < text->count; i++) {
        const struct check_piece *piece = &text->pieces[i];
        struct str part = piece->text;
        if (piece->computed) {
            struct datum value = formula_value(run->computation, piece->formula, frame);
            part = formula_print(scratch, run->computation->locale, value, formula_type(piece->formula).field);
            if (!part.size) part = STR("–");
        }
        all = str_join(scratch, all, part);
    }
    return str_copy(run->arena, all);
}

/* Where `at` was written, else the row, else the document's first line. */
static struct span place_of(const struct run *run, const struct check *check, const struct frame *frame,
                            const struct record *row) {
    struct datum value = check->at ? formula_value(run->computation, check->at, frame) : (struct datum){0};
    if (value.span.source) return value.span;
    return row ? row->span : run->document->span;
}

static struct str field_of(struct arena *arena, const struct check *check) {
    const struct field *field = check->at ? formula_type(check->at).field : NULL;
    if (!field && check->each) field = formula_type(check->each).field;
    return field ? field_path(arena, field) : (struct str){0};
}

static struct str help_of(const struct run *run, const struct check *check, const struct acceptance *ended) {
    struct str help = check->help[run->document->language];
    if (!ended) return help;
    struct str day = formula_print(run->computation->arena, run->computation->locale, ended->until, NULL);
    bool german = run->document->language == LANGUAGE_DE;
    return str_format(run->arena,
                      german ? "%.*s (akzeptiert war es bis %.*s: %.*s)" : "%.*s (it was accepted until %.*s: %.*s)",
                      STR_ARG(help), STR_ARG(day), STR_ARG(ended->reason));
}

/* Asks a check of the document or of a row. */
static void ask(struct run *run, const struct check *check, const struct record *row) {
    struct frame around = {.record = run->document}, inside = {.record = row, .outer = &around};
    const struct frame *frame = row ? &inside : &around;
    const struct acceptance *ended;
    if (!datum_is_true(formula_value(run->computation, check->when, frame))) return;
    if (is_accepted(run, check, row, &ended)) return;
    struct finding finding = {.check = check,
                              .row = row,
                              .span = place_of(run, check, frame, row),
                              .field = field_of(run->arena, check),
                              .message = text_of(run, &check->say[run->document->language], frame),
                              .help = help_of(run, check, ended)};
    ARENA_PUSH(run->arena, run->findings.items, run->findings.count, run->findings.capacity) = finding;
}

static void ask_rows(struct run *run, const struct check *check) {
    struct frame frame = {.record = run->document};
    struct datum rows = formula_value(run->computation, check->each, &frame);
    for (size_t i = 0; rows.kind == DATUM_LIST && i < rows.count; i++)
        if (rows.items[i].kind == DATUM_RECORD) ask(run, check, rows.items[i].record);
}

struct findings checks_run(struct arena *arena, struct diagnostics *sink, struct computation *computation,
                           const struct record *document) {
    struct run run = {.arena = arena, .sink = sink, .computation = computation, .document = document};
    const struct kind *kind = document->set->kind;
    if (!kind->check_count) return run.findings;
    read_accepted(&run);
    for (size_t i = 0; i < kind->check_count; i++) {
        const struct check *check = &kind->checks[i];
        if (check->usable && check->each) ask_rows(&run, check);
        else if (check->usable) ask(&run, check, NULL);
    }
    report_unused(&run);
    return run.findings;
}

void finding_report(struct diagnostics *sink, const struct finding *finding) {
    struct diagnostic diagnostic = {.severity = finding->check->level,
                                    .code = finding->check->code,
                                    .span = finding->span,
                                    .message = finding->message,
                                    .help = finding->help,
                                    .field = finding->field,
                                    .source = finding->check->source};
    diagnostics_add(sink, &diagnostic);
}
