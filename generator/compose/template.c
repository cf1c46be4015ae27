/* A layout's file → a template: its front matter, then its blocks. */
#include "compose/template.h"

#include "base/arena.h"
#include "base/word_list.h"
#include "compose/parts.h"
#include "compose/untranslated.h"
#include "read/source_file.h"
#include "read/yaml.h"

enum class template_class(const struct template *template) { return template->compiler.edition->class; }

int template_pages(const struct template *template) { return template->pages; }
const struct hazards *template_hazards(const struct template *template) { return &template->hazards; }
bool template_encloses(const struct template *template) { return template->hazards.encloses; }
enum template_looks template_looks(const struct template *template) {
    if (template->hazards.around) return LOOKS_AROUND;
    return template->hazards.about ? LOOKS_ABOUT : LOOKS_AT_OWN;
}
const struct kind *template_kind(const struct template *template) { return template->kind; }
struct str template_label(const struct template *template, const struct language *language) {
    return template->labels[language->index];
}

/* The options of a layout's front matter. */
const char *const template_options[] = {"layout", "class", "title", "subtitle",   "name",
                                    "names",  "when",  "cover", "cover_page", "contents",
                                    "status", "pages", "dense", "numbered",   NULL};

static const char *const cover_options[] = {"always", NULL};

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
    diagnose_help(compiler->sink, d, "add {0}", class_names(compiler->arena, "“class: ", "”", "{0} or {1}"));
    return NULL;
}

static void read_names(struct compiler *compiler, const struct widget_use *use, struct template *template) {
    const struct value *names = option(use, "names");
    EACH_LANGUAGE (compiler->edition->kinds->languages, language) {
        const struct value *name = value_find(names, language->tag);
        template->labels[language->index] =
            name && name->kind == VALUE_SCALAR ? name->text : label_from_name(compiler->arena, template->name);
    }
}

static void check_known(struct compiler *compiler, const struct value *options) {
    for (size_t i = 0; options && i < options->count; i++) {
        bool found = false;
        for (const char *const *name = template_options; *name; name++) found |= str_equal_c(options->entries[i].key, *name);
        if (found) continue;
        struct diagnostic *d = diagnose(compiler->sink, SEVERITY_ERROR, CODE_D01, options->entries[i].key_span,
                                        "unknown option of a layout “{0}”", options->entries[i].key);
        struct word_list options_known = word_list_of(compiler->arena, template_options);
        word_list_help(compiler->sink, d, options->entries[i].key, &options_known, "its options are {0}");
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
        template->cover = option_labelled_list(compiler, &use, "cover", cover_options, &template->cover_count);
    read_flag(compiler, &use, "cover_page", &template->cover_page);
    read_flag(compiler, &use, "contents", &template->contents);
    read_flag(compiler, &use, "dense", &template->dense);
    read_flag(compiler, &use, "numbered", &template->numbered);
    option_number(compiler, &use, "pages", 1, 100, &template->pages);
}

struct template *template_read(struct arena *arena, struct diagnostics *sink, const struct edition *editions,
                               const struct layout_file *layout) {
    struct template *template = NEW(arena, struct template);
    struct untranslated lacking = {0};
    size_t errors = sink->errors;
    const struct source *source = layout->source;
    struct source_file file;
    if (!source_file_read(arena, sink, source->path, source->text, &file)) return NULL;
    struct span top = {.source = source, .line = 1};
    *template = (struct template){.kind = layout->kind, .name = layout->name};
    struct compiler *compiler = &template->compiler;
    *compiler = (struct compiler){.arena = arena,
                                  .sink = sink,
                                  .scope = &template->scope,
                                  .uses = layout->languages,
                                  .translate = true,
                                  .untranslated = &lacking,
                                  .hazards = &template->hazards};
    struct value *root = yaml_read(arena, sink, source, file.yaml_start, file.yaml_end);
    struct block block = {.kind = BLOCK_CODE, .span = top};
    struct widget_use use = {.block = &block, .options = root};
    if (!root || !(compiler->edition = read_class(compiler, &use, editions, top))) return NULL;
    struct message who = message_new(arena, "the layout “{0}”", layout->name);
    template->scope = (struct scope){
        .set = layout->kind->fields, .kinds = compiler->edition->kinds, .class = compiler->edition->class, .who = who};
    read_front_matter(compiler, root, top, template);
    struct span origin = {.source = source, .line = file.body_line, .column = 1};
    compiler->parts = parts_start(arena, layout);
    template->nodes = compile_blocks(compiler, parts_blocks(compiler, str_skip(source->text, file.body_start), origin));
    untranslated_report(sink, &lacking, compiler->edition->kinds->languages);
    compiler->untranslated = NULL;
    return sink->errors == errors ? template : NULL;
}
