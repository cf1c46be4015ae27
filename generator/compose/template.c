/* A layout's file → a template: its front matter, then its blocks. And the document that is composed from it. */
#include "base/arena.h"
#include "compose/widget.h"
#include "read/markdown.h"
#include "read/source_file.h"
#include "read/yaml.h"

struct template {
    struct compiler compiler; /* its class and scope, needed again for an author's Markdown */
    struct scope scope;
    const struct kind *kind;
    struct str name;
    struct str labels[LANGUAGE_COUNT];
    struct texts title, subtitle, status;
    struct labelled *cover;
    size_t cover_count;
    bool cover_page, contents;
    struct node *nodes;
};

enum class template_class(const struct template *template) { return template->compiler.edition->class; }
const struct kind *template_kind(const struct template *template) { return template->kind; }
struct str template_label(const struct template *template, enum language language) {
    return template->labels[language];
}

/* The options of a layout's front matter. */
static const char *const known[] = {"layout", "class",      "title",    "subtitle", "names",
                                    "cover",  "cover_page", "contents", "status",   NULL};

static bool read_flag(struct compiler *compiler, const struct widget_use *use, const char *name, bool *out) {
    static const char *const words[] = {"false", "true", NULL};
    int choice = 0;
    if (!option_is(compiler, use, name, words, &choice)) return false;
    *out = choice == 1;
    return true;
}

/* The edition that the layout is for. */
static const struct edition *read_class(struct compiler *compiler, const struct widget_use *use,
                                        const struct edition *editions, struct span top) {
    const struct value *value = option(use, "class");
    enum class class;
    if (value && value->kind == VALUE_SCALAR && class_parse(value->text, &class)) return &editions[class];
    struct diagnostic *d = diagnose(compiler->sink, SEVERITY_ERROR, CODE_D01, value ? value->span : top,
                                    "a layout says the class of its readers");
    diagnose_help(compiler->sink, d, "add “class: customer”, “class: internal” or “class: confidential”");
    return NULL;
}

static void read_names(struct compiler *compiler, const struct widget_use *use, struct template *template) {
    const struct value *names = option(use, "names");
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const struct value *name = value_find(names, language_tag((enum language)i));
        template->labels[i] =
            name && name->kind == VALUE_SCALAR ? name->text : label_from_name(compiler->arena, template->name);
    }
}

static void check_known(struct compiler *compiler, const struct value *options) {
    for (size_t i = 0; options && i < options->count; i++) {
        bool found = false;
        for (const char *const *name = known; *name; name++) found |= str_equal_c(options->entries[i].key, *name);
        if (found) continue;
        struct diagnostic *d = diagnose(compiler->sink, SEVERITY_ERROR, CODE_D01, options->entries[i].key_span,
                                        "unknown option of a layout “%.*s”", STR_ARG(options->entries[i].key));
        diagnose_help(compiler->sink, d,
                      "its options are layout, class, title, subtitle, names, cover, cover_page, contents and status");
    }
}

static void read_front_matter(struct compiler *compiler, const struct value *root, struct span top,
                              struct template *template) {
    struct block block = {.kind = BLOCK_CODE, .span = top};
    struct widget_use use = {.block = &block, .options = root};
    check_known(compiler, root);
    read_names(compiler, &use, template);
    template->title =
        option(&use, "title") ? option_texts(compiler, &use, "title") : compile_texts(compiler, STR("`= title`"), top);
    template->subtitle = option_texts(compiler, &use, "subtitle");
    template->status = option_texts(compiler, &use, "status");
    if (option(&use, "cover"))
        template->cover = option_labelled_list(compiler, &use, "cover", NULL, &template->cover_count);
    read_flag(compiler, &use, "cover_page", &template->cover_page);
    read_flag(compiler, &use, "contents", &template->contents);
}

struct template *template_read(struct arena *arena, struct diagnostics *sink, const struct edition *editions,
                               const struct layout_file *layout) {
    struct template *template = NEW(arena, struct template);
    size_t errors = sink->errors;
    const struct source *source = layout->source;
    struct source_file file;
    if (!source_file_read(arena, sink, source->path, source->text, &file)) return NULL;
    struct span top = {.source = source, .line = 1};
    *template = (struct template){.kind = layout->kind, .name = layout->name};
    struct compiler *compiler = &template->compiler;
    *compiler = (struct compiler){
        .arena = arena, .sink = sink, .scope = &template->scope, .uses = layout->languages, .translate = true};
    struct value *root = yaml_read(arena, sink, source, file.yaml_start, file.yaml_end);
    struct block block = {.kind = BLOCK_CODE, .span = top};
    struct widget_use use = {.block = &block, .options = root};
    if (!root || !(compiler->edition = read_class(compiler, &use, editions, top))) return NULL;
    struct str who = str_format(arena, "the layout “%.*s”", STR_ARG(layout->name));
    template->scope = (struct scope){
        .set = layout->kind->fields, .kinds = compiler->edition->kinds, .class = compiler->edition->class, .who = who};
    read_front_matter(compiler, root, top, template);
    struct span origin = {.source = source, .line = file.body_line, .column = 1};
    const struct block *blocks = markdown_read(arena, sink, str_skip(source->text, file.body_start), origin);
    template->nodes = compile_blocks(compiler, blocks);
    return sink->errors == errors ? template : NULL;
}

static struct str plain(struct composer *composer, const struct texts *texts) {
    struct str text = str_trim(inline_plain(composer->arena, compose_texts(composer, texts)));
    return str_equal(text, STR("–")) ? (struct str){0} : text;
}

static void compose_cover(struct composer *composer, const struct template *template, struct document *document) {
    document->cover = NEW_ARRAY(composer->arena, struct cover_line, template->cover_count + 1);
    document->cover_page = template->cover_page;
    for (size_t i = 0; i < template->cover_count; i++) {
        const struct labelled *line = &template->cover[i];
        struct datum value = compose_value(composer, line->formula);
        if (value.kind == DATUM_MISSING || (value.kind == DATUM_LIST && !value.count)) continue;
        document->cover[document->cover_count++] =
            (struct cover_line){.label = line->labels[composer->language],
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
    return text.kind == DATUM_TEXT ? text.text : (struct str){0};
}

static void compose_head(struct composer *composer, const struct template *template, struct document *document) {
    struct arena *arena = composer->arena;
    document->title = plain(composer, &template->title);
    if (!document->title.size) document->title = record_title(arena, composer->frame->record);
    document->subtitle = plain(composer, &template->subtitle);
    document->status_label = plain(composer, &template->status);
    document->kind_label = template->kind->labels[composer->language];
    document->class_label = print_class(template->compiler.edition->class, composer->language);
    document->company = document->author = company_name(composer);
    document->as_of = composer->computation->as_of;
    struct str day = locale_date(arena, composer->locale, document->as_of, DATE_SHORT);
    document->as_of_label =
        str_format(arena, composer->language == LANGUAGE_DE ? "Stichtag %.*s" : "As of %.*s", STR_ARG(day));
    document->contents = template->contents;
    document->logo = composer->edition->theme->logo;
    compose_cover(composer, template, document);
}

struct document *compose_document(struct arena *arena, struct diagnostics *sink, const struct template *template,
                                  const struct subject *subject, struct locale *locale,
                                  const struct text_measure *measure) {
    struct document *document = NEW(arena, struct document);
    const struct edition *edition = template->compiler.edition;
    const struct record *record = records_find(edition->records, template->kind, subject->id);
    *document =
        (struct document){.arena = arena, .language = subject->language, .words = document_words(subject->language)};
    if (!record) return document; /* not even its title is for this class's readers: an empty document, never more */
    struct computation computation = {.arena = arena,
                                      .sink = sink,
                                      .records = edition->records,
                                      .as_of = edition->as_of,
                                      .locale = locale,
                                      .project = edition->project};
    struct frame frame = {.record = record};
    struct composer composer = {.arena = arena,
                                .sink = sink,
                                .edition = edition,
                                .measure = measure,
                                .locale = locale,
                                .language = subject->language,
                                .written = subject->language,
                                .around = subject->language,
                                .computation = &computation,
                                .frame = &frame,
                                .compiler = &template->compiler,
                                .remarks = &subject->remarks};
    compose_head(&composer, template, document);
    document->blocks = compose_nodes(&composer, template->nodes);
    document_anchors(document);
    document_notes(document);
    return document;
}
