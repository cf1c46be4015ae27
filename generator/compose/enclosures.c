/* What a list encloses: documents of the project, pictures, PDFs of others. All of it is one document for those who lay
 * it out: one contents page, one run of pages and bookmarks, one structure. */
#include "base/arena.h"
#include "base/files.h"
#include "base/path.h"
#include "base/word_list.h"
#include "compose/template.h"
#include "formula/trace.h"
#include "read/image_file.h"
#include "tree/sheet.h"

static const struct template *template_of(const struct composer *composer, const struct kind *kind, struct str layout) {
    const struct shelf *shelf = composer->shelf;
    for (size_t i = 0; shelf && i < shelf->template_count; i++)
        if (shelf->templates[i]->kind == kind && str_equal(shelf->templates[i]->name, layout))
            return shelf->templates[i];
    return NULL;
}

/* ---- enclosures ---- */

/* Formulas: what a row says. */
struct enclosures {
    struct formula *rows, *title, *file, *layout;
};

/* A row. */
struct enclosure {
    size_t number;    /* in the list, from 1 */
    struct str title; /* may be empty */
    struct str file, layout;
    struct span span; /* of the file's name */
};

static void *compile_enclosures(struct compiler *compiler, const struct widget_use *use) {
    struct enclosures *enclosures = NEW(compiler->arena, struct enclosures);
    enclosures->rows = option_rows(compiler, use, "rows");
    if (!enclosures->rows) return NULL;
    struct compiler inside = compile_inside(compiler, enclosures->rows);
    enclosures->title = option_formula(&inside, use, "title");
    enclosures->file = option_formula(&inside, use, "file");
    enclosures->layout = option_formula(&inside, use, "layout");
    if (compiler->hazards) compiler->hazards->encloses = true;
    if (enclosures->file) return enclosures;
    if (!option(use, "file"))
        option_report(compiler, use->block->span, "the widget needs the option", STR("file"),
                      "name the field of the rows that holds a file's path");
    return NULL;
}

static struct str text_of(struct composer *composer, const struct formula *formula, struct span *span) {
    struct datum value = compose_value(composer, formula);
    if (value.kind != DATUM_TEXT) return (struct str){0};
    if (span) *span = value.span;
    return str_trim(datum_text(value, composer->language));
}

static struct diagnostic *refuse(struct composer *composer, const struct enclosure *enclosure, const char *pattern,
                                 struct str more) {
    return diagnose(composer->sink, SEVERITY_ERROR, CODE_G09, enclosure->span, pattern, enclosure->file, more);
}

/* ---- what stands in a section ---- */

static struct block *new_section(struct composer *composer, const struct enclosure *enclosure, struct str title,
                                 struct block *children) {
    struct block *section = block_new(composer->arena, BLOCK_SECTION, enclosure->span);
    struct str heading = message_say(composer->arena, composer->catalogue, "Enclosure {0}: {1}", enclosure->number, title);
    section->level = composer->level + 1;
    section->inlines = inline_text(composer->arena, heading, enclosure->span);
    section->break_before = true;
    section->first = children;
    return section;
}

static void add_fact(struct composer *composer, struct block_list *list, struct str label, struct str text) {
    struct block *fact = block_new(composer->arena, BLOCK_FACT, (struct span){0});
    fact->inlines = inline_text(composer->arena, label, fact->span);
    fact->first = block_paragraph(composer->arena, inline_text(composer->arena, text, fact->span), fact->span);
    block_append(list, fact);
}

/* What a document says on its cover stands at the head of its section. */
static struct block *head_of(struct composer *composer, const struct document *document) {
    struct block_list facts = {0};
    struct str status = message_say(composer->arena, composer->catalogue, "Status");
    for (size_t i = 0; i < document->cover_count; i++)
        add_fact(composer, &facts, document->cover[i].label, document->cover[i].text);
    if (document->status_label.size) add_fact(composer, &facts, status, document->status_label);
    struct block *block = block_new(composer->arena, BLOCK_FACTS, (struct span){0});
    block->first = facts.first;
    return facts.first ? block : NULL;
}

/* ---- documents of the project ---- */

/* The folder that customers are given whole; empty: the readers are our own. */
static struct str own_group(const struct composer *composer) {
    const struct frame *frame = composer->frame;
    while (frame->outer) frame = frame->outer;
    const struct record *record = frame->record;
    const struct edition_outputs *outputs = &composer->edition->outputs;
    struct str file = record->span.source ? record->span.source->name : (struct str){0};
    for (size_t i = edition_outputs_first(outputs, file); edition_outputs_are_of(outputs, i, file); i++)
        if (outputs->items[i].kind == record->set->kind && str_equal(outputs->items[i].id, record->id))
            return outputs->items[i].group;
    return (struct str){0};
}

static bool is_withheld(const struct composer *composer, const struct edition_output *output) {
    const struct shelf *shelf = composer->shelf;
    for (size_t i = 0; i < shelf->withheld_count; i++)
        if (shelf->withheld[i]->set->kind == output->kind && str_equal(shelf->withheld[i]->id, output->id)) return true;
    return false;
}

/* The layouts of a file's documents that could be enclosed, and the one that is meant. */
struct found {
    const struct edition_output *output;
    const struct template *template;
    struct word_list names;
    bool document; /* the file is one */
};

static struct found find_output(struct composer *composer, const struct enclosure *enclosure, struct str file) {
    const struct edition_outputs *outputs = &composer->edition->outputs;
    struct found found = {.output = NULL};
    for (size_t i = edition_outputs_first(outputs, file); edition_outputs_are_of(outputs, i, file); i++) {
        const struct edition_output *output = &outputs->items[i];
        const struct template *template = template_of(composer, output->kind, output->layout);
        found.document = true;
        if (!template || template->hazards.encloses) continue;
        word_list_add(composer->arena, &found.names, output->layout);
        if (enclosure->layout.size && !str_equal(enclosure->layout, output->layout)) continue;
        found.output = output;
        found.template = template;
    }
    if (!enclosure->layout.size && found.names.count > 1) found.output = NULL;
    return found;
}

static void report_no_layout(struct composer *composer, const struct enclosure *enclosure, const struct found *found) {
    struct str names = word_list_commas(composer->arena, &found->names);
    struct diagnostic *d;
    if (!found->names.count) {
        d = refuse(composer, enclosure, "the enclosure “{0}” has no layout that these readers may have", names);
        diagnose_help(composer->sink, d, "enclose another document, or a PDF that was made for them");
    } else if (enclosure->layout.size) {
        d = refuse(composer, enclosure, "the enclosure “{0}” has no layout “{1}”", enclosure->layout);
        diagnose_help(composer->sink, d, "its layouts are {0}", names);
    } else {
        d = refuse(composer, enclosure, "which layout of the enclosure “{0}” is meant?", names);
        diagnose_help(composer->sink, d, "name one of {0} as its layout", names);
    }
}

static struct block *compose_project_document(struct composer *composer, const struct enclosure *enclosure,
                                              const struct found *found) {
    struct diagnostic *d = NULL;
    if (!found->output) return report_no_layout(composer, enclosure, found), NULL;
    if (!str_equal(found->output->group, own_group(composer)))
        d = refuse(composer, enclosure, "the enclosure “{0}” is about another account", (struct str){0}),
        diagnose_help(composer->sink, d, "a folder holds what belongs to its account alone");
    else if (is_withheld(composer, found->output))
        d = refuse(composer, enclosure, "the enclosure “{0}” is held back, because errors were found in it", (struct str){0}),
        diagnose_help(composer->sink, d, "mend them first: planpress check names them");
    if (d) return NULL;
    const struct document *document =
        compose_inside(composer, found->template, found->output->id, composer->level + 1);
    struct block_list blocks = {0};
    struct block *head = head_of(composer, document);
    if (head) block_append(&blocks, head);
    if (document->blocks) block_append(&blocks, document->blocks);
    return new_section(composer, enclosure, enclosure->title.size ? enclosure->title : document->title, blocks.first);
}

/* ---- pictures and pages of others ---- */

static struct str name_without_extension(struct str file) {
    struct str name = path_name(file), extension = path_extension(name);
    name.size -= extension.size ? extension.size + 1 : 0;
    return name;
}

static struct str said_of(struct composer *composer, const struct image *image, struct str title) {
    if (image->format != IMAGE_SHEET) return title;
    return message_say(composer->arena, composer->catalogue, "Page {0} of {1} of the enclosure “{2}”, taken over from another PDF as it is",
                       image->sheet->number, image->sheet->count, title);
}

/* Nobody has looked what a PDF of others keeps to. */
static void report_claims(struct composer *composer, const struct enclosure *enclosure) {
    struct diagnostic *d = diagnose(composer->sink, SEVERITY_INFO, CODE_G10, enclosure->span,
                                    "with “{0}” in it, the PDF claims neither PDF/A nor PDF/UA", enclosure->file);
    diagnose_help(composer->sink, d,
                  "its pages are described as pages of an enclosure, and not read to people who cannot see them");
}

static struct block *compose_file(struct composer *composer, const struct enclosure *enclosure) {
    struct block_list blocks = {0};
    size_t count;
    const struct image *images =
        enclosure_open(composer->arena, composer->sink, enclosure->file, enclosure->span, &count);
    struct str title = enclosure->title.size ? enclosure->title : name_without_extension(enclosure->file);
    for (size_t i = 0; i < count && compose_may_show(composer, &images[i]); i++) {
        struct block *block = block_new(composer->arena, BLOCK_IMAGE, enclosure->span);
        block->image = &images[i];
        block->text = said_of(composer, &images[i], title);
        block_append(&blocks, block);
    }
    if (count && images->format == IMAGE_SHEET) report_claims(composer, enclosure);
    return blocks.first ? new_section(composer, enclosure, title, blocks.first) : NULL;
}

/* ---- all ---- */

static struct block *compose_enclosure(struct composer *composer, const struct enclosure *enclosure) {
    const struct source *source = enclosure->span.source;
    if (!source) return NULL; /* nobody wrote it */
    struct str file = path_join(composer->arena, path_folder(source->name), enclosure->file);
    struct found found = find_output(composer, enclosure, file);
    struct trace *trace = composer->computation->trace;
    if (source->files != composer->edition->outputs.files) trace_refuse(trace);
    trace_thing(trace, TRACE_FILE, composer->edition->class, file);
    trace_thing(trace, TRACE_ALL_OUTPUTS, composer->edition->class, (struct str){0});
    trace_thing(trace, TRACE_SHELF, composer->edition->class, (struct str){0});
    struct str extension = path_extension(file);
    bool text = str_equal_c(extension, "yaml") || str_equal_c(extension, "yml") || str_equal_c(extension, "md");
    bool there = text && files_look(source->files, composer->arena, file).kind == FILES_REGULAR;
    if (found.document || there) return compose_project_document(composer, enclosure, &found);
    return compose_file(composer, enclosure);
}

static struct block *compose_enclosures(struct composer *composer, const void *data) {
    const struct enclosures *enclosures = data;
    struct block_list list = {0};
    size_t count;
    if (!composer->shelf) return NULL; /* inside another: it encloses nothing itself */
    const struct record **rows = rows_of(composer, enclosures->rows, NULL, &count);
    for (size_t i = 0; i < count && !budget_is_spent(composer->budget); i++) {
        struct frame frame;
        struct composer inside = compose_on(composer, rows[i], &frame);
        struct enclosure enclosure = {.number = i + 1, .title = text_of(&inside, enclosures->title, NULL)};
        enclosure.file = text_of(&inside, enclosures->file, &enclosure.span);
        enclosure.layout = text_of(&inside, enclosures->layout, NULL);
        if (!enclosure.file.size) continue; /* it is on the list, and given by hand */
        struct block *block = compose_enclosure(composer, &enclosure);
        if (block) block_append(&list, block);
    }
    return list.first;
}

static const char *const enclosures_options[] = {"rows", "title", "file", "layout", NULL};
const struct widget widget_enclosures = {.name = STR_INIT("enclosures"),
                                         .purpose = "files as sections of their own: documents, pictures, PDFs",
                                         .options = enclosures_options,
                                         .around = true,
                                         .finds = true,
                                         .compile = compile_enclosures,
                                         .compose = compose_enclosures};
