/* A template × what an edition says of a document → the document. And the Markdown of a document alone, for its
 * mistakes. */
#include "base/arena.h"
#include "base/limits.h"
#include "compose/figure_numbers.h"
#include "compose/links.h"
#include "compose/template.h"
#include "formula/trace.h"

static struct str plain(struct composer *composer, const struct texts *texts) {
    struct str text = str_trim(inline_plain(composer->arena, compose_texts(composer, texts)));
    return str_equal(text, STR(SIGN_MISSING)) ? (struct str){0} : text;
}

/* `{value: status, always: true}`: a dash shows that nobody has said it. */
static bool is_always(const struct labelled *line) {
    const struct value *always = line->options ? value_find(line->options, STR("always")) : NULL;
    return always && str_equal_c(always->text, "true");
}

static void compose_cover(struct composer *composer, const struct template *template, struct document *document) {
    document->cover = NEW_ARRAY(composer->arena, struct cover_line, template->cover_count + 1);
    document->cover_page = template->cover_page;
    for (size_t i = 0; i < template->cover_count; i++) {
        const struct labelled *line = &template->cover[i];
        struct datum value = compose_value(composer, line->formula);
        if (!datum_says(value) && !is_always(line)) continue;
        document->cover[document->cover_count++] =
            (struct cover_line){.label = print_label(composer, line->labels),
                                .text = print_text(composer, value, formula_type(line->formula))};
    }
}

/* What the project file says of the company, at the class of the layout. */
static struct str company_name(struct composer *composer) {
    const struct record *project = composer->computation->project;
    const struct field *company = project ? field_find(project->set, STR("company")) : NULL;
    struct datum group = company ? record_value(composer->computation, project, company) : (struct datum){0};
    const struct field *name = group.kind == DATUM_RECORD ? field_find(group.record->set, STR("name")) : NULL;
    struct datum text = name ? record_value(composer->computation, group.record, name) : (struct datum){0};
    return text.kind == DATUM_TEXT ? datum_text(text, composer->language) : (struct str){0};
}

static struct span title_place(const struct composer *composer) {
    const struct record *record = composer->frame->record;
    const struct field *naming = record->set->naming;
    struct span said = naming ? record_said(record, naming)->span : (struct span){0};
    return said.source ? said : record->span;
}

/* A title stands at the head of every page, in indexes and in messages: one that is a text by itself is a slip. */
static struct str bounded(struct composer *composer, const char *pattern, struct str text) {
    size_t count = text.size > LIMIT_TEXT ? str_code_points(text) : 0;
    if (count <= LIMIT_TEXT) return text;
    struct diagnostic *d =
        diagnose(composer->sink, SEVERITY_ERROR, CODE_X11, title_place(composer), pattern, count, LIMIT_TEXT);
    diagnose_help(composer->sink, d, "shorten it, and write what it says in a field of its own");
    return (struct str){0};
}

/* What is handed over is called by what it is to who gets it: minutes, not our kind of document. */
static const struct str *labels_of(const struct composer *composer, const struct template *template) {
    bool own = composer->edition->class == CLASS_CUSTOMER && template->labels[LANGUAGE_SOURCE].size;
    return own ? template->labels : template->kind->labels;
}

static void compose_head(struct composer *composer, const struct template *template, struct document *document) {
    struct arena *arena = composer->arena;
    document->title = plain(composer, &template->title);
    if (!document->title.size) document->title = record_title_in(arena, composer->frame->record, composer->language);
    document->title = bounded(composer, "the title has {0} characters; {1} are the limit", document->title);
    document->subtitle = plain(composer, &template->subtitle);
    document->subtitle = bounded(composer, "the subtitle has {0} characters; {1} are the limit", document->subtitle);
    document->status_label = plain(composer, &template->status);
    document->kind_label = print_label(composer, labels_of(composer, template));
    document->class_label = print_class(composer, template->compiler.edition->class);
    document->company = document->author = company_name(composer);
    document->as_of = composer->computation->as_of;
    struct str day = locale_date(arena, composer->locale, document->as_of, DATE_SHORT);
    document->as_of_label = message_say(arena, composer->catalogue, "As of {0}", day);
    document->contents = template->contents;
    document->dense = template->dense;
    document->most_pages = template->pages;
    document->logo = composer->edition->theme->logo;
    compose_cover(composer, template, document);
}

static const struct catalogue *words_of(struct arena *arena, const struct edition *edition,
                                        const struct subject *subject) {
    return catalogue_in(arena, &edition->catalogues[subject->language->index], subject->region);
}

/* What composing for one edition starts with. */
struct start {
    struct computation computation;
    struct frame frame;
    struct composer composer;
};

/* False when not even the title is for this class's readers. Nothing of it may be moved in memory. */
static bool start_composing(struct start *start, struct arena *arena, struct diagnostics *sink,
                            const struct edition *edition, const struct kind *kind, const struct subject *subject,
                            struct locale *locale, const struct text_measure *measure) {
    start->computation = (struct computation){.arena = arena,
                                              .sink = sink,
                                              .records = edition->records,
                                              .as_of = edition->as_of,
                                              .locale = locale,
                                              .project = edition->project,
                                              .budget = subject->budget,
                                              .trace = subject->trace};
    start->frame = (struct frame){.record = subject->record};
    if (!subject->record) start->frame.record = records_find(edition->records, kind, subject->id);
    start->composer = (struct composer){.arena = arena,
                                        .sink = sink,
                                        .edition = edition,
                                        .measure = measure,
                                        .locale = locale,
                                        .language = subject->language,
                                        .catalogue = words_of(arena, edition, subject),
                                        .written = subject->language,
                                        .around = subject->language,
                                        .computation = &start->computation,
                                        .frame = &start->frame,
                                        .remarks = &subject->remarks,
                                        .budget = subject->budget,
                                        .shelf = subject->shelf};
    return start->frame.record;
}

static struct document *new_document(struct arena *arena, const struct edition *edition, const struct subject *subject) {
    struct document *document = NEW(arena, struct document);
    *document = (struct document){.arena = arena,
                                  .language = subject->language,
                                  .region = subject->region,
                                  .budget = subject->budget,
                                  .words = document_words(arena, words_of(arena, edition, subject))};
    return document;
}

/* Below a section of that level; 0: the document is the whole. */
static void fill_document(struct start *start, const struct template *template, struct document *document, int level) {
    start->composer.compiler = &template->compiler;
    start->composer.level = level;
    start->composer.dense = template->dense;
    compose_head(&start->composer, template, document);
    document->blocks = compose_nodes(&start->composer, template->nodes);
}

struct document *compose_document(struct arena *arena, struct diagnostics *sink, const struct template *template,
                                  const struct subject *subject, struct locale *locale,
                                  const struct text_measure *measure) {
    const struct edition *edition = template->compiler.edition;
    struct document *document = new_document(arena, edition, subject);
    struct start start;
    if (!start_composing(&start, arena, sink, edition, template->kind, subject, locale, measure))
        return document; /* an empty document, never more */
    fill_document(&start, template, document, 0);
    document_anchors(document);
    number_figures(&start.composer, document);
    if (template->numbered) document_number(document);
    links_of_document(&start.composer, template->name, document);
    document_notes(document);
    return document;
}

struct document *compose_inside(struct composer *composer, const struct template *template, struct str id, int level) {
    const struct edition *edition = template->compiler.edition;
    struct subject subject = {.id = id,
                              .language = composer->language,
                              .region = locale_region(composer->locale),
                              .budget = composer->budget,
                              .trace = composer->computation->trace};
    struct document *document = new_document(composer->arena, edition, &subject);
    struct start start;
    if (start_composing(&start, composer->arena, composer->sink, edition, template->kind, &subject, composer->locale,
                        composer->measure)) {
        trace_head(subject.trace, edition->records, start.frame.record);
        fill_document(&start, template, document, level);
    }
    return document;
}

/* As deep as the kind is nested. */
static void compose_markdown_of(struct composer *composer, const struct field *field, struct datum value) {
    const struct field *element = field->element ? field->element : field;
    if (value.kind == DATUM_MARKDOWN)
        links_of_blocks(composer, compose_markdown(composer, value.blocks));
    for (size_t i = 0; value.kind == DATUM_LIST && i < value.count; i++)
        compose_markdown_of(composer, element, value.items[i]);
    if (value.kind != DATUM_RECORD || element->type != FIELD_GROUP) return;
    for (size_t i = 0; i < value.record->set->count; i++)
        compose_markdown_of(composer, &value.record->set->fields[i], *record_said_at(value.record, i));
}

void compose_own_markdown(struct arena *arena, struct diagnostics *sink, const struct edition *edition,
                          const struct kind *kind, const struct subject *subject, struct locale *locale,
                          const struct text_measure *measure) {
    struct start start;
    struct scope scope = {.set = kind->fields, .kinds = edition->kinds, .class = edition->class};
    struct compiler compiler = {.arena = arena, .sink = sink, .edition = edition, .scope = &scope};
    if (!start_composing(&start, arena, sink, edition, kind, subject, locale, measure)) return;
    start.composer.compiler = &compiler;
    const struct record *document = start.frame.record;
    for (size_t i = 0; i < document->set->count; i++)
        compose_markdown_of(&start.composer, &document->set->fields[i], *record_said_at(document, i));
}
