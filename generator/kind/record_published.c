/* Dividing what no field took. A heading is handed over with a block for customers that stands right below it; those
 * above it are not, for a heading says much (“Why they will not leave”). */
#include "kind/record_published.h"

#include "base/word_list.h"

struct publishing {
    struct record_reader *reader;
    const struct block *title;
    struct word_list given, kept;
    bool gave_text, kept_text; /* without a heading of its own */
};

static bool is_for_customers(const struct block *block) {
    enum class class;
    return block->kind == BLOCK_DIVISION && class_parse(block->info, &class) && class == CLASS_CUSTOMER;
}

/* As deep as sections are nested. */
static bool holds_published(const struct block *section) {
    for (const struct block *block = section->first; block; block = block->next)
        if (is_for_customers(block) || (block->kind == BLOCK_SECTION && holds_published(block))) return true;
    return false;
}

/* A block that begins with a section as high as the one around it stands behind that, not below its heading. */
static bool is_published_below(const struct block *section) {
    for (const struct block *block = section->first; block; block = block->next) {
        const struct block *first = is_for_customers(block) ? block->first : NULL;
        if (first && (first->kind != BLOCK_SECTION || first->level > section->level)) return true;
    }
    return false;
}

/* Names -------------------------------------------------------------------------------------------------------- */

static void name_section(struct publishing *publishing, struct word_list *names, const struct block *section) {
    struct arena *arena = publishing->reader->arena;
    word_list_add(arena, names, str_trim(inline_plain(arena, section->inlines)));
}

static void name_given(struct publishing *publishing, const struct block *division) {
    size_t before = publishing->given.count;
    for (const struct block *block = division->first; block; block = block->next)
        if (block->kind == BLOCK_SECTION) name_section(publishing, &publishing->given, block);
    publishing->gave_text |= publishing->given.count == before;
}

/* Blocks that say themselves that they are internal are no news. */
static void name_kept(struct publishing *publishing, const struct block *block) {
    bool around = block == publishing->title;
    if (block->kind == BLOCK_SECTION && !around) name_section(publishing, &publishing->kept, block);
    else if (!around) publishing->kept_text |= block->kind != BLOCK_DIVISION && block->kind != BLOCK_RULE;
    for (const struct block *inner = around ? block->first : NULL; inner; inner = inner->next)
        name_kept(publishing, inner);
}

/* Both lists are there for each pattern; it names those that it needs. */
static void complain(struct publishing *publishing, struct span span, const char *pattern) {
    struct record_reader *reader = publishing->reader;
    publishing->given.quoted = publishing->kept.quoted = true;
    struct message given = word_list_all(reader->arena, &publishing->given, "{0} and {1}"),
                   kept = word_list_all(reader->arena, &publishing->kept, "{0} and {1}");
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I20, span, pattern, given, kept);
    if (publishing->kept.count || publishing->kept_text)
        diagnose_help(reader->sink, d, "a line “::: customer” before a section and “:::” behind it hand it over");
}

static void report(struct publishing *publishing, struct span span) {
    bool given = publishing->given.count, kept = publishing->kept.count;
    if (given && kept)
        complain(publishing, span, "of what no field took, the customer gets {0}, but not {1}");
    else if (kept && publishing->gave_text)
        complain(publishing, span, "of what no field took, the customer does not get {1}");
    else if (kept) complain(publishing, span, "the customer does not get what no field took: {1}");
    else if (given && publishing->kept_text)
        complain(publishing, span,
                 "of what no field took, the customer gets {0}, but no text without a heading");
    else if (given) complain(publishing, span, "the customer gets what no field took, as it says: {0}");
    else if (publishing->kept_text)
        complain(publishing, span, "the customer does not get the text that no field took");
}

/* Dividing ----------------------------------------------------------------------------------------------------- */

static void keep(struct publishing *publishing, struct block_list *out, struct block_list *run) {
    if (!run->first) return;
    struct block *division = block_new(publishing->reader->arena, BLOCK_DIVISION, run->first->span);
    division->info = class_name(CLASS_INTERNAL);
    division->assumed = true;
    division->first = run->first;
    block_append(out, division);
    *run = (struct block_list){0};
}

static struct block *divide(struct publishing *publishing, struct block *first) {
    struct block_list out = {0}, run = {0};
    for (struct block *block = first, *next; block; block = next) {
        bool given = is_for_customers(block), around = block->kind == BLOCK_SECTION && holds_published(block);
        next = block->next;
        block->next = NULL;
        if (!given && !around) {
            name_kept(publishing, block);
            block_append(&run, block);
            continue;
        }
        keep(publishing, &out, &run);
        if (given) name_given(publishing, block);
        if (around) {
            block->assumed = !is_published_below(block);
            bool named = !block->assumed || block != publishing->title;
            if (named) name_section(publishing, block->assumed ? &publishing->kept : &publishing->given, block);
            block->first = divide(publishing, block->first);
        }
        block_append(&out, block);
    }
    keep(publishing, &out, &run);
    return out.first;
}

struct block *record_publish(struct record_reader *reader, struct block *rest, const struct block *title) {
    struct publishing publishing = {.reader = reader, .title = title};
    struct span span = rest->span;
    struct block *divided = divide(&publishing, rest);
    report(&publishing, span);
    return divided;
}
