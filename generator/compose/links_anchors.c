/* Links to headings. Authors write the anchors that git hosts give them: "#größe-und-maß", "#ziele--maßnahmen", "-1"
 * behind the second of a name, counted in the file. In the output headings of the layout stand around those of the
 * file, and anchors are made differently. */
#include "base/arena.h"
#include "base/mend.h"
#include "base/path.h"
#include "base/suggest.h"
#include "compose/linker.h"
#include "read/markdown.h"
#include "read/source_file.h"

/* ---- comparing ---- */

/* A fragment as it was meant, and as git hosts would spell it. */
struct wanted {
    struct str text, slug;
};

static struct wanted wanted_of(struct arena *arena, struct str fragment) {
    struct str text = text_nfc(arena, path_of_url(arena, fragment));
    return (struct wanted){text, text_slug(arena, text)};
}

/* GitLab makes one hyphen of several, GitHub does not. */
static bool is_same_squeezed(struct str a, struct str b) {
    size_t i = 0, j = 0;
    while (i < a.size && j < b.size) {
        if (a.data[i] != b.data[j]) return false;
        bool hyphen = a.data[i] == '-';
        for (i++; hyphen && i < a.size && a.data[i] == '-';) i++;
        for (j++; hyphen && j < b.size && b.data[j] == '-';) j++;
    }
    return i == a.size && j == b.size;
}

static bool stands_in(const struct block *section, struct place place) {
    const struct source *source = section->span.source;
    return source && source->files == place.files && str_equal(source->name, place.name);
}

/* The section that a git host would go to, among those of the document that stand in the file; else the one whose
 * anchor it is, or is folded to: a heading of the layout, under which what the file had below its own is printed. */
static const struct block *find_section(const struct linker *linker, struct place place, const struct wanted *wanted) {
    struct str folded = anchor_of(linker->arena, wanted->text);
    for (int pass = 0; pass < 5; pass++)
        for (size_t i = 0; i < linker->section_count; i++) {
            const struct block *section = linker->sections[i];
            bool found = pass == 0   ? stands_in(section, place) && str_equal(section->slug, wanted->slug)
                         : pass == 1 ? stands_in(section, place) && is_same_squeezed(section->slug, wanted->slug)
                         : pass == 2 ? str_equal(section->anchor, wanted->text)
                         : pass == 3 ? str_equal(section->anchor, folded)
                                     : str_equal(section->slug, wanted->slug); /* of a layout, written in English */
            if (found) return section;
        }
    return NULL;
}

static const struct block *find_spelt(struct arena *arena, const struct block *first, const struct wanted *wanted,
                                      bool exactly) {
    for (const struct block *block = first; block; block = block->next) {
        bool section = block->kind == BLOCK_SECTION; /* else a division, or nothing */
        bool found = section && (exactly ? str_equal(block->slug, wanted->slug)
                                         : is_same_squeezed(block->slug, wanted->slug) ||
                                               str_equal(anchor_of(arena, block->slug), wanted->text));
        const struct block *inside = found ? block : find_spelt(arena, block->first, wanted, exactly);
        if (inside) return inside;
    }
    return NULL;
}

/* The same among headings as a file has them, before anything is composed. */
static const struct block *find_heading(struct arena *arena, const struct block *first, const struct wanted *wanted) {
    const struct block *found = find_spelt(arena, first, wanted, true);
    return found ? found : find_spelt(arena, first, wanted, false);
}

/* ---- what a file has ---- */

/* The file that a link means; NULL: it cannot be read, which is said where it is read for itself. */
static const struct source_file *read_place(const struct linker *linker, struct place place) {
    trace_thing(linker->trace, TRACE_FILE, linker->edition->class, place.name);
    if (place.files != linker->edition->outputs.files) trace_refuse(linker->trace);
    struct diagnostics unheard = diagnostics_new(linker->arena);
    struct source_file *file = NEW(linker->arena, struct source_file);
    bool read = place.files && source_file_open(linker->arena, &unheard, place.files, place.name, file) == SOURCE_READ;
    return read ? file : NULL;
}

/* A Markdown file as a git host shows it, all of it, whoever may read it; NULL: another file. */
static const struct block *read_headings(const struct linker *linker, struct place place) {
    struct diagnostics unheard = diagnostics_new(linker->arena);
    const struct source_file *file = read_place(linker, place);
    if (!file || !file->markdown) return NULL;
    struct span origin = {.source = file->source, .line = file->body_line, .column = 1};
    return markdown_read(linker->arena, &unheard, str_skip(file->source->text, file->body_start), origin);
}

/* Whether a line of a YAML file reads like the heading: it may stand in a text that the layout does not print. */
static bool is_written_in_yaml(const struct linker *linker, struct place place, const struct wanted *wanted) {
    const struct source_file *file = read_place(linker, place);
    struct str rest = file && !file->markdown ? file->source->text : (struct str){0}, line;
    while (str_cut(&rest, '\n', &line)) {
        line = str_trim(line);
        if (!str_starts(line, STR("#"))) continue;
        while (str_starts(line, STR("#"))) line = str_skip(line, 1);
        if (is_same_squeezed(text_slug(linker->arena, line), wanted->slug)) return true;
    }
    return false;
}

/* What is looked for in the texts of a record. */
struct look {
    struct arena *arena;
    const struct wanted *wanted;
    const struct block *found; /* the first heading that is meant, and the text that it stands in */
    const struct block *text;
    struct suggestion *nearest; /* of all headings; NULL: nobody asks */
};

static void offer_headings(struct suggestion *nearest, const struct block *first) {
    for (const struct block *block = first; block; block = block->next) {
        if (block->kind == BLOCK_SECTION) suggest_offer(nearest, block->slug);
        offer_headings(nearest, block->first);
    }
}

static void look_through_record(struct look *look, const struct record *record);

static void look_through_value(struct look *look, const struct field *field, struct datum value) {
    const struct field *element = field->element ? field->element : field;
    if (value.kind == DATUM_MARKDOWN) {
        if (!look->found) {
            look->found = find_heading(look->arena, value.blocks, look->wanted);
            look->text = value.blocks;
        }
        if (look->nearest) offer_headings(look->nearest, value.blocks);
    }
    for (size_t i = 0; value.kind == DATUM_LIST && i < value.count; i++)
        look_through_value(look, element, value.items[i]);
    if (value.kind == DATUM_RECORD && element->type == FIELD_GROUP) look_through_record(look, value.record);
}

/* The Markdown texts that a record says to the edition's readers. As deep as the kind is nested. */
static void look_through_record(struct look *look, const struct record *record) {
    for (size_t i = 0; record && i < record->set->count; i++)
        look_through_value(look, &record->set->fields[i], *record_said_at(record, i));
}

/* ---- messages ---- */

static void advise(const struct linker *linker, struct diagnostic *d, const struct suggestion *nearest) {
    enum mend_kind kind = nearest->tied ? MEND_CHOICE : mend_kind_of_slip(nearest->word, nearest->found);
    if (nearest->found.size) {
        diagnose_help(linker->sink, d, "did you mean “#{0}”?", nearest->found);
        mend_meant_quietly(linker->sink, d, kind, nearest->word, nearest->found);
    } else diagnose_help(linker->sink, d, "an anchor is a heading in lower case with hyphens for spaces");
}

/* A layout may well link to a section of its own that has nothing to show in this document. */
static void report_here(const struct linker *linker, const struct inline_node *link, struct place place,
                        const struct wanted *wanted) {
    const struct block *headings = read_headings(linker, place);
    struct suggestion nearest = suggest_start(wanted->slug);
    bool layouts = !link_output_of(linker, place.name);
    if (layouts && find_heading(linker->arena, headings, wanted)) return;
    if (find_heading(linker->arena, headings, wanted) || is_written_in_yaml(linker, place, wanted)) {
        struct diagnostic *d = diagnose(linker->sink, SEVERITY_INFO, CODE_G05, link->span,
                                        "the layout “{0}” does not print the heading that “#{1}” leads to",
                                        linker->self->layout, wanted->text);
        diagnose_help(linker->sink, d, "the link's text is kept; to lead somewhere name a heading that is printed");
        return;
    }
    struct diagnostic *d = diagnose(linker->sink, SEVERITY_WARNING, CODE_G05, link->span,
                                    "nothing in the document has the anchor “#{0}”", wanted->text);
    offer_headings(&nearest, headings);
    for (size_t i = 0; i < linker->section_count; i++) suggest_offer(&nearest, linker->sections[i]->anchor);
    advise(linker, d, &nearest);
}

static void report_elsewhere(const struct linker *linker, const struct inline_node *link, struct place place,
                             const struct wanted *wanted, const struct suggestion *nearest) {
    struct diagnostic *d = diagnose(linker->sink, SEVERITY_WARNING, CODE_G05, link->span,
                                    "nothing in “{0}” has the anchor “#{1}”", place.name, wanted->text);
    advise(linker, d, nearest);
}

/* It became data, or is not for customers: then they must not learn its name either. */
static void report_beginning(const struct linker *linker, const struct inline_node *link, struct place place,
                             const struct wanted *wanted) {
    struct diagnostic *d =
        diagnose(linker->sink, SEVERITY_INFO, CODE_G05, link->span,
                 "for customers the link leads to the beginning of “{0}”, not to “#{1}”", place.name, wanted->text);
    diagnose_help(linker->sink, d, "customers see the headings of texts that are released to them");
}

/* Whether the heading was met; *before counts those of the same anchor that stand before it. */
static bool count_before(struct arena *arena, const struct block *first, const struct block *heading, struct str anchor,
                         size_t *before) {
    for (const struct block *block = first; block; block = block->next) {
        if (block == heading) return true;
        if (block->kind == BLOCK_SECTION)
            *before += str_equal(anchor_of(arena, inline_plain(arena, block->inlines)), anchor);
        if (count_before(arena, block->first, heading, anchor, before)) return true;
    }
    return false;
}

/* What document_anchors will make of a heading of a text, as far as the text alone can tell: "ziele", "ziele-2". */
static struct str anchor_elsewhere(struct arena *arena, const struct block *text, const struct block *heading) {
    struct str anchor = anchor_of(arena, inline_plain(arena, heading->inlines));
    size_t before = 0;
    count_before(arena, text, heading, anchor, &before);
    return before ? str_format(arena, "#%.*s-%zu", STR_ARG(anchor), before + 1)
                  : str_format(arena, "#%.*s", STR_ARG(anchor));
}

/* ---- the ways in ---- */

/* A link without a text of its own says what the heading says, with its number. */
static void lead_to(const struct linker *linker, struct inline_node *link, const struct block *section) {
    link->target = str_format(linker->arena, "#%.*s", STR_ARG(section->anchor));
    if (link->first) return;
    struct str text = inline_plain(linker->arena, section->inlines);
    link->first = inline_text(linker->arena, text, link->span);
}

bool link_to_heading(const struct linker *linker, struct inline_node *link, struct place place, struct str fragment) {
    struct wanted wanted = wanted_of(linker->arena, fragment);
    const struct block *section = find_section(linker, place, &wanted);
    if (section) lead_to(linker, link, section);
    else report_here(linker, link, place, &wanted);
    return section;
}

struct str link_first_section(const struct linker *linker, struct place place) {
    for (size_t i = 0; i < linker->section_count; i++)
        if (stands_in(linker->sections[i], place))
            return str_format(linker->arena, "#%.*s", STR_ARG(linker->sections[i]->anchor));
    return (struct str){0};
}

struct str link_heading_elsewhere(const struct linker *linker, const struct inline_node *link, struct place place,
                                  const struct edition_output *output, struct str fragment) {
    struct wanted wanted = wanted_of(linker->arena, fragment);
    const struct block *headings = read_headings(linker, place);
    struct suggestion nearest = suggest_start(wanted.slug);
    struct look look = {.arena = linker->arena, .wanted = &wanted, .nearest = &nearest};
    const struct record *document = records_find(linker->edition->records, output->kind, output->id);
    if (document) trace_whole(linker->trace, linker->edition->records, document);
    look_through_record(&look, document);
    const struct block *said = look.found, *written = find_heading(linker->arena, headings, &wanted);
    offer_headings(&nearest, headings);
    bool elsewhere = !said && !written && is_written_in_yaml(linker, place, &wanted);
    if (!said && !written && !elsewhere) report_elsewhere(linker, link, place, &wanted, &nearest);
    if (elsewhere) report_beginning(linker, link, place, &wanted);
    const struct block *heading = said ? said : written;
    if (!heading) return (struct str){0};
    if (said || linker->edition->class > CLASS_CUSTOMER)
        return anchor_elsewhere(linker->arena, said ? look.text : headings, heading);
    report_beginning(linker, link, place, &wanted);
    return (struct str){0};
}
