/* What the checks of a kind find in a document. */
#include "kind/check.h"

#include "base/arena.h"
#include "base/discreet.h"
#include "base/region.h"
#include "formula/print.h"
#include "formula/trace.h"
#include "kind/acceptance.h"
#include "kind/mend_key.h"

struct run {
    struct arena *arena;
    struct computation *computation;
    struct computation saying; /* of sentences: with texts as the readers of the rule's class see them */
    struct locale *spoken; /* on the terminal; NULL: the documents' languages alone */
    const struct record *document;
    struct acceptances acceptances;
    struct findings findings;
    bool discreet; /* confidential values are marks */
};

static struct str text_in(struct run *run, struct locale *locale, const struct sentence *sentence,
                          const struct frame *frame) {
    const struct region *region = locale ? locale_region(locale) : run->document->region;
    enum class shown = run->discreet ? CLASS_INTERNAL : CLASS_CONFIDENTIAL;
    return str_copy(run->arena, sentence_text(&run->saying, locale, region, sentence, frame, shown));
}

/* A sentence in the document's language, and in the one that is spoken on the terminal. */
static struct message sentence(struct run *run, const struct sentence texts[LANGUAGE_MOST], const struct frame *frame) {
    struct locale *own = run->saying.locale;
    struct str *said = NEW_ARRAY(run->arena, struct str, LANGUAGE_MOST);
    const struct language *language = run->document->language;
    said[language->index] = text_in(run, own, &texts[language->index], frame);
    const struct language *spoken = run->spoken ? locale_language(run->spoken) : language;
    if (spoken != language) {
        run->saying.locale = run->spoken;
        said[spoken->index] = text_in(run, run->spoken, &texts[spoken->index], frame);
        run->saying.locale = own;
    }
    return message_said(run->arena, said);
}

/* Where `at`, or the field that is asked, was written, else the row, else the document's first line. */
static struct span place_of(const struct run *run, const struct question *question, const struct frame *frame,
                            const struct record *row) {
    struct datum value = question->at ? formula_value(run->computation, question->at, frame) : run->computation->it;
    if (value.span.source) return value.span;
    return row ? row->span : run->document->span;
}

static const struct field *field_of(const struct check *check, const struct question *question) {
    const struct formula *ways[] = {question->field, question->at, check->each};
    const struct field *field = NULL;
    for (size_t i = 0; i < sizeof ways / sizeof *ways && !field; i++)
        if (ways[i]) field = formula_type(ways[i]).field;
    return field;
}

/* Where rows of several lists are asked, the field of the list that this one is in. */
static const struct field *field_in_row(const struct check *check, const struct record *row, const struct field *field) {
    const struct field *lists = row && check->each ? formula_type(check->each).of : NULL;
    if (!lists || !field || field->set == row->set) return field;
    for (size_t i = 0; i < lists->target_count; i++)
        if (lists->targets[i].set == field->set)
            for (size_t f = 0; f < row->set->count; f++)
                if (str_equal(row->set->fields[f].name, field->name)) return &row->set->fields[f];
    return field;
}

static struct message help_of(struct run *run, const struct question *question, const struct frame *frame,
                              const struct acceptance *ended) {
    struct message help = sentence(run, question->help, frame);
    if (!ended) return help;
    struct str day = locale_date(run->computation->arena, run->computation->locale, ended->until.date, DATE_SHORT);
    struct str reason = run->discreet ? STR(DISCREET_MARK) : ended->reason;
    return message_new(run->arena, "{0} (it was accepted until {1}: {2})", help, day, reason);
}

/* The sentences once more, for where anybody may read them; most name nothing confidential. */
static void tell(struct run *run, const struct question *question, const struct frame *frame,
                 const struct acceptance *ended, struct finding *finding) {
    size_t language = run->document->language->index;
    bool named = sentence_class(&question->say[language]) == CLASS_CONFIDENTIAL ||
                 sentence_class(&question->help[language]) == CLASS_CONFIDENTIAL;
    if (!named && !run->document->span.source->discreet) return;
    run->discreet = true;
    finding->told = sentence(run, question->say, frame);
    finding->told_help = help_of(run, question, frame, ended);
    run->discreet = false;
}

/* What a rule would write where it points to: the other of two facts that should be one. */
static void propose(struct run *run, const struct question *question, const struct frame *frame,
                    struct finding *finding) {
    if (!question->mend || !question->at || finding->check->class == CLASS_CONFIDENTIAL) return;
    struct datum there = formula_value(run->computation, question->at, frame);
    struct datum meant = formula_value(run->computation, question->mend, frame);
    finding->was = str_copy(run->arena, there.text);
    finding->mend = mend_text_of(run->arena, run->document, meant);
}

/* Sentences are read by everybody who may read the rule: what is above its class in a text is not in them. */
static void say_to(struct run *run, const enum class *reader, const struct question *question, const struct frame *frame) {
    bool others = !run->saying.reader || *run->saying.reader != *reader;
    if (others) run->saying = *run->computation, run->saying.memo = NULL;
    run->saying.reader = reader;
    run->saying.unread = false;
    run->saying.it = question->field ? formula_value(&run->saying, question->field, frame) : (struct datum){0};
}

static void ask(struct run *run, const struct check *check, const struct question *question, const struct frame *frame,
                const struct record *row) {
    struct computation *computation = run->computation;
    const struct acceptance *ended;
    computation->unread = false;
    computation->it = question->field ? formula_value(computation, question->field, frame) : (struct datum){0};
    bool found = datum_is_true(formula_value(computation, question->when, frame));
    if (!found && !computation->unread) return;
    const struct field *field = field_in_row(check, row, field_of(check, question));
    if (acceptances_cover(&run->acceptances, check, row, field, &ended)) return;
    if (computation->unread) return; /* what could not be read was reported, and is not judged */
    say_to(run, &check->class, question, frame);
    struct finding finding = {.check = check,
                              .document = run->document,
                              .row = row,
                              .row_id = row ? record_open_id(row) : (struct str){0},
                              .span = place_of(run, question, frame, row),
                              .field = field ? field_path(run->arena, field) : (struct str){0},
                              .spelling = field ? field_path_spelling(run->arena, field, run->document->language)
                                                : (struct str){0},
                              .message = sentence(run, question->say, frame),
                              .help = help_of(run, question, frame, ended)};
    tell(run, question, frame, ended, &finding);
    propose(run, question, frame, &finding);
    if (run->saying.unread) return; /* nor is a sentence said that would have a gap where it stood */
    ARENA_PUSH(run->arena, run->findings.items, run->findings.count, run->findings.capacity) = finding;
}

/* Of the document, or of a row. */
static void ask_all(struct run *run, const struct check *check, const struct record *row) {
    struct frame around = {.record = run->document}, inside = {.record = row, .outer = &around};
    for (size_t i = 0; i < check->question_count; i++)
        ask(run, check, &check->questions[i], row ? &inside : &around, row);
}

static void ask_rows(struct run *run, const struct check *check) {
    struct frame frame = {.record = run->document};
    struct datum rows = formula_value(run->computation, check->each, &frame);
    for (size_t i = 0; rows.kind == DATUM_LIST && i < rows.count; i++)
        if (rows.items[i].kind == DATUM_RECORD) ask_all(run, check, rows.items[i].record);
}

struct findings checks_run(struct arena *arena, struct diagnostics *sink, struct computation *computation,
                           struct locale *spoken, const struct record *document) {
    struct run run = {.arena = arena, .computation = computation, .spoken = spoken, .document = document};
    const struct kind *kind = document->set->kind;
    if (!kind->check_count) return run.findings;
    run.acceptances = acceptances_read(computation->arena, document, computation->as_of);
    for (size_t i = 0; i < kind->check_count; i++) {
        const struct check *check = &kind->checks[i];
        if (check->usable && check->each) ask_rows(&run, check);
        else if (check->usable) ask_all(&run, check, NULL);
    }
    if (run.acceptances.count) trace_thing(computation->trace, TRACE_DAY, CLASS_CUSTOMER, (struct str){0});
    acceptances_report(&run.acceptances, sink);
    return run.findings;
}

void finding_report(struct diagnostics *sink, const struct finding *finding) {
    struct diagnostic diagnostic = {.severity = finding->check->level,
                                    .code = finding->check->code,
                                    .span = finding->span,
                                    .message = finding->message,
                                    .help = finding->help,
                                    .told = finding->told,
                                    .told_help = finding->told_help,
                                    .field = finding->spelling,
                                    .row = finding->row_id,
                                    .path = finding->field,
                                    .class = class_name(finding->check->class),
                                    .source = finding->check->source};
    diagnostics_add(sink, &diagnostic);
    if (finding->mend.size)
        mend_word(sink, sink->last, MEND_CHOICE, finding->span, finding->was, finding->mend, "write “{0}”", finding->mend);
    mend_by_accepting(sink, sink->last, finding->document, finding);
}
