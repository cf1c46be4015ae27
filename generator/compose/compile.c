/* Markdown blocks → nodes: formulas parsed and checked, widgets found, texts translated. */
#include "base/arena.h"
#include "base/limits.h"
#include "base/mend.h"
#include "base/word_list.h"
#include "compose/links.h"
#include "compose/parts.h"
#include "compose/untranslated.h"
#include "compose/widget.h"
#include "formula/asked.h"
#include "read/markdown.h"
#include "read/yaml.h"

static struct node *compile_block(struct compiler *compiler, const struct block *block);

struct formula *compile_formula(struct compiler *compiler, struct str text, struct span span) {
    struct formula *formula = formula_parse(compiler->arena, compiler->sink, text, span);
    if (!formula || !formula_check(compiler->arena, compiler->sink, formula, compiler->scope)) return NULL;
    if (compiler->hazards) formula_effects_add(&compiler->hazards->formulas, formula_effects(formula), compiler->loops);
    return formula;
}

bool compile_is_rows(struct compiler *compiler, const struct formula *formula) {
    struct type type = formula_type(formula);
    if (type_is_rows(type)) return true;
    option_report(compiler, formula_span(formula), "expected a list of rows, found", formula_text(formula),
                  "name a list of the document, such as “actions” or “actions[overdue]”");
    return false;
}

struct compiler compile_inside(const struct compiler *compiler, const struct formula *rows) {
    struct scope *scope = NEW(compiler->arena, struct scope);
    *scope = *compiler->scope;
    scope->set = formula_type(rows).set;
    scope->of = formula_type(rows).of;
    scope->outer = compiler->scope;
    asked_inside(compiler->edition->kinds->asked, rows, compiler->scope, scope);
    struct compiler inside = *compiler;
    inside.scope = scope;
    inside.loops += formula_loops(rows);
    return inside;
}

/* Whether a code span is a formula, and its text without the sign. */
static bool is_formula(const struct inline_node *node, struct str *text) {
    if (node->kind != INLINE_CODE || !str_starts(str_trim(node->text), STR("="))) return false;
    *text = str_trim(str_skip(str_trim(node->text), 1));
    return true;
}

static size_t count_formulas(const struct inline_node *first) {
    size_t count = 0;
    struct str text;
    for (const struct inline_node *node = first; node; node = node->next)
        count += is_formula(node, &text) ? 1 : count_formulas(node->first);
    return count;
}

/* Where a formula stands, seen from the code span that holds it behind its sign. */
static struct span formula_place(const struct inline_node *node, struct str formula) {
    struct span span = node->span;
    if (span.column) span.column += (uint32_t)(formula.data - node->text.data);
    span.length = 0;
    return span;
}

/* A formula that is wrong leaves NULL in its place: the template is not used then, an author's text goes on without it.
 */
static void collect_formulas(struct compiler *compiler, const struct inline_node *first, struct text *out) {
    struct str text;
    for (const struct inline_node *node = first; node; node = node->next)
        if (is_formula(node, &text))
            out->formulas[out->count++] = compile_formula(compiler, text, formula_place(node, text));
        else {
            if (node->kind == INLINE_LINK && compiler->hazards) compiler->hazards->others |= link_needs_looking(node);
            collect_formulas(compiler, node->first, out);
        }
}

struct text compile_text(struct compiler *compiler, struct inline_node *inlines) {
    inlines = inline_for_class(compiler->arena, inlines, compiler->edition->class);
    struct text text = {.inlines = inlines};
    text.formulas = NEW_ARRAY(compiler->arena, struct formula *, count_formulas(inlines) + 1);
    collect_formulas(compiler, inlines, &text);
    return text;
}

/* A text that is nothing but formulas and signs needs no translation. */
static bool has_words(struct str markdown) {
    bool code = false;
    while (markdown.size) {
        uint32_t c = str_next(&markdown);
        if (c == '`') code = !code;
        else if (!code && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0xC0)) return true;
    }
    return false;
}

/* The translation of a layout's text. NULL where English stands: it has no words, or no translation, which is reported
 * if a document of that language exists. */
static const struct catalogue_entry *translate(struct compiler *compiler, struct str english,
                                               const struct language *language, struct span span) {
    if (language_is_source(language) || !compiler->translate || !has_words(english)) return NULL;
    const struct catalogue_entry *entry = catalogue_find(&compiler->edition->catalogues[language->index], english);
    if (entry || !compiler->uses[language->index]) return entry;
    untranslated_add(compiler->arena, compiler->untranslated, language, english, span);
    return NULL;
}

/* A text in every language. A mistake in a translation is reported where it stands, in the catalogue. */
static struct texts compile_in_all(struct compiler *compiler, struct inline_node *inlines, struct str source,
                                   struct span span) {
    struct texts texts = {0};
    texts.in[LANGUAGE_SOURCE] = compile_text(compiler, inlines);
    EACH_LANGUAGE (compiler->edition->kinds->languages, language) {
        if (language_is_source(language)) continue;
        const struct catalogue_entry *entry = translate(compiler, source, language, span);
        texts.in[language->index] = entry ? compile_text(compiler, markdown_inlines(compiler->arena, compiler->sink,
                                                                                    entry->translated, entry->span))
                                          : texts.in[LANGUAGE_SOURCE];
    }
    return texts;
}

struct texts compile_texts(struct compiler *compiler, struct str english, struct span span) {
    return compile_in_all(compiler, markdown_inlines(compiler->arena, compiler->sink, english, span), english, span);
}

bool option_label(struct compiler *compiler, const struct value *value, struct str labels[LANGUAGE_MOST]) {
    if (value->kind != VALUE_SCALAR || value_is_null(value)) {
        option_report(compiler, value->span, "expected a text", (struct str){0},
                      "write the label in English; its translation belongs into templates/languages");
        return false;
    }
    EACH_LANGUAGE (compiler->edition->kinds->languages, language) {
        const struct catalogue_entry *entry = translate(compiler, value->text, language, value->span);
        labels[language->index] = entry ? entry->translated : value->text;
    }
    return true;
}

/* The first word of an info string is a widget's name, the rest its argument. */
static struct str first_word(struct str info, struct str *rest) {
    struct str word;
    *rest = str_trim(info);
    if (!str_cut(rest, ' ', &word)) word = (struct str){0};
    *rest = str_trim(*rest);
    return word;
}

static bool is_option(const char *const *names, struct str key) {
    for (const char *const *name = names; name && *name; name++)
        if (str_equal_c(key, *name)) return true;
    return false;
}

static void report_unknown_option(struct compiler *compiler, const struct widget *widget, const char *const *names,
                                  const struct entry *entry) {
    struct word_list known = word_list_of(compiler->arena, names);
    struct diagnostic *d = diagnose(compiler->sink, SEVERITY_ERROR, CODE_D02, entry->key_span,
                                    "the widget “{0}” has no option “{1}”", widget->name, entry->key);
    if (known.count) word_list_help(compiler->sink, d, entry->key, &known, "its options are {0}");
    else diagnose_help(compiler->sink, d, "it takes no options");
}

static void check_option_names(struct compiler *compiler, const struct widget *widget, const struct value *options) {
    const char *const *names = widget->options_of ? widget->options_of(compiler, options) : widget->options;
    for (size_t i = 0; names && i < options->count; i++)
        if (!is_option(names, options->entries[i].key))
            report_unknown_option(compiler, widget, names, &options->entries[i]);
}

static struct node *compile_widget(struct compiler *compiler, const struct widget *widget, const struct block *block,
                                   struct str argument) {
    struct widget_use use = {.block = block, .argument = argument, .argument_span = block->span};
    if (argument.size && !widget->takes_argument) {
        option_report(compiler, block->span, "nothing may follow the widget's name, found", argument,
                      "write the options as YAML inside the block");
        return NULL;
    }
    if (widget->options && str_trim(block->text).size) {
        struct span origin = {.source = block->span.source, .line = block->text_line, .column = block->text_column};
        use.options = yaml_read_text(compiler->arena, compiler->sink, block->text, origin);
        if (use.options && use.options->kind != VALUE_MAPPING) {
            option_report(compiler, use.options->span, "expected options as “name: value” lines", (struct str){0},
                          "see the widget's options in templates/README.md");
            return NULL;
        }
        if (!use.options) return NULL;
        check_option_names(compiler, widget, use.options);
    }
    void *data = widget->compile(compiler, &use);
    if (!data) return NULL;
    if (compiler->hazards) {
        compiler->hazards->others |= widget->finds;
        compiler->hazards->about |= widget->about;
        compiler->hazards->around |= widget->around;
    }
    struct node *node = NEW(compiler->arena, struct node);
    *node = (struct node){.kind = NODE_WIDGET, .span = block->span, .widget = widget, .data = data};
    node->live = widget->counts != WIDGET_ADORNS;
    return node;
}

bool any_live(const struct node *first) {
    for (const struct node *node = first; node; node = node->next)
        if (node->live) return true;
    return false;
}

static struct node *compile_table(struct compiler *compiler, const struct block *block) {
    const struct table *table = block->table;
    struct node *node = NEW(compiler->arena, struct node);
    *node = (struct node){.kind = NODE_TABLE, .span = block->span, .block = block};
    node->cells = NEW_ARRAY(compiler->arena, struct node *, table->row_count * table->column_count + 1);
    for (size_t r = 0; r < table->row_count; r++)
        for (size_t c = 0; c < table->column_count; c++) {
            node->cells[r * table->column_count + c] = compile_blocks(compiler, table->rows[r].cells[c].blocks);
            node->live |= any_live(node->cells[r * table->column_count + c]);
        }
    return node;
}

/* Whether a block of code begins with an option of the widget. */
static bool begins_with_option(struct str text, const struct widget *widget) {
    struct str key, rest = str_trim(text);
    return str_cut(&rest, ':', &key) && is_option(widget->options, key);
}

/* In a layout every name is a widget's. An author's block may be code in any language: one that only looks like a
 * widget is doubted. */
static void report_unknown_widget(struct compiler *compiler, const struct block *block, struct str name) {
    const struct widget *nearest = widget_nearest(name);
    bool layout = compiler->translate;
    if (!layout && !(nearest && begins_with_option(block->text, nearest))) return;
    struct diagnostic *d =
        diagnose(compiler->sink, layout ? SEVERITY_ERROR : SEVERITY_WARNING, CODE_D02, block->span,
                 layout ? "unknown widget “{0}”" : "unknown widget “{0}”: the block is printed as code", name);
    if (nearest) mend_meant(compiler->sink, d, name, nearest->name);
    else diagnose_help(compiler->sink, d, "the widgets are listed in templates/README.md; a block of code has no name");
}

static struct node *compile_block(struct compiler *compiler, const struct block *block) {
    struct str part;
    if (compiler->parts && parts_is_part(block, &part)) {
        option_report(compiler, block->span, "a part stands by itself, not inside a list or quote:", part,
                      "put it below the list or quote");
        return NULL;
    }
    if (block->kind == BLOCK_CODE) {
        struct str argument, name = first_word(block->info, &argument);
        const struct widget *widget = widget_find(name);
        if (widget) return compile_widget(compiler, widget, block, argument);
        if (name.size) report_unknown_widget(compiler, block, name);
        if (compiler->translate && name.size) return NULL;
    }
    if (block->kind == BLOCK_IMAGE && compiler->hazards) compiler->hazards->others = true;
    if (block->kind == BLOCK_TABLE) return compile_table(compiler, block);
    struct str source = block->kind == BLOCK_IMAGE ? inline_plain(compiler->arena, block->inlines)
                                                   : block->source; /* of a picture: its title */
    struct node *node = NEW(compiler->arena, struct node);
    *node = (struct node){.kind = NODE_BLOCK,
                          .span = block->span,
                          .block = block,
                          .texts = compile_in_all(compiler, block->inlines, source, block->span)};
    node->first = compile_blocks(compiler, block->first);
    bool heading = block->kind == BLOCK_SECTION; /* its formulas do not keep it alive */
    node->live = (!heading && node->texts.in[LANGUAGE_SOURCE].count) || any_live(node->first);
    return node;
}

/* How often a node is composed, in the steps that formulas are counted in: `check` composes what may take too much. */
static void count_work(const struct compiler *compiler, enum node_kind kind) {
    enum { STEPS = LIMIT_FORMULA_STEPS / LIMIT_BLOCKS, CELLS = 8 };
    if (!compiler->hazards) return;
    size_t *work = compiler->hazards->formulas.work, last = EFFECTS_LOOPS - 1;
    work[compiler->loops < last ? compiler->loops : last] += STEPS;
    if (kind == NODE_WIDGET) work[compiler->loops < last ? compiler->loops + 1 : last] += STEPS * CELLS;
}

struct node *compile_blocks(struct compiler *compiler, const struct block *first) {
    struct node *head = NULL, **tail = &head;
    if (compiler->depth >= LIMIT_DEPTH) {
        if (first)
            option_report(compiler, first->span, "too many blocks inside each other", (struct str){0},
                          "at most 64 levels are possible");
        return NULL;
    }
    compiler->depth++;
    for (const struct block *block = first; block; block = block->next) {
        struct node *node = compile_block(compiler, block);
        if (!node) continue;
        count_work(compiler, node->kind);
        *tail = node;
        tail = &node->next;
    }
    compiler->depth--;
    return head;
}
