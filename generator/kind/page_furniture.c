/* A paragraph is judged as a whole: a page may be spoken of in a sentence. The words are the tables at the top. */
#include "kind/page_furniture.h"

#include <strings.h>

#include "base/locale.h"
#include "kind/record_unread.h"

enum { LONGEST = 120 };

static const char *const page_words[] = {"page", "seite", "p.", "s."};
static const char *const of_words[] = {"of", "von", "/", "|"};
static const char *const class_words[] = {"confidential",
                                          "vertraulich",
                                          "commercial_in_confidence",
                                          "commercial_in_confidence_only",
                                          "internal_use_only",
                                          "for_internal_use",
                                          "strictly_confidential",
                                          "streng_vertraulich",
                                          "nur_intern",
                                          "intern",
                                          "internal",
                                          "nur_fuer_den_internen_gebrauch",
                                          "internal_only",
                                          "company_confidential"};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool is_number(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < '0' || text.data[i] > '9') return false;
    return text.size > 0 && text.size < 5;
}

static bool is_among(struct str word, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (word.size == str_of(list[i]).size && !strncasecmp(word.data, list[i], word.size)) return true;
    return false;
}

/* "Page 3 of 12", "Seite 3", "Seite 3/12" */
static bool is_page(struct str text) {
    struct str words[4];
    size_t count = 0;
    for (struct str rest = str_trim(text), word; count < COUNT(words) && str_cut(&rest, ' ', &word);)
        if (word.size) words[count++] = word;
    if (count < 2 || !is_among(words[0], page_words, COUNT(page_words))) return false;
    struct str number, rest = words[1];
    str_cut(&rest, '/', &number);
    if (count == 2) return is_number(number) && (!rest.size || is_number(rest));
    bool whole = count == 4 && is_number(words[1]) && is_number(words[3]);
    return whole && is_among(words[2], of_words, COUNT(of_words));
}

/* "Northgate Dairies | Page 3 of 12": at one end of a line, apart from the rest. */
static bool ends_with_page(struct str text) {
    static const struct str marks[] = {STR_INIT(" | "), STR_INIT(" · "), STR_INIT(" – "), STR_INIT(" - "),
                                       STR_INIT("\t")};
    if (is_page(text)) return true;
    for (size_t i = 1; i < text.size; i++)
        for (size_t m = 0; m < COUNT(marks); m++)
            if (str_starts(str_skip(text, i), marks[m]) &&
                (is_page(str_skip(text, i + marks[m].size)) || is_page(str_slice(text, 0, i))))
                return true;
    return false;
}

/* “Vertraulich – nur intern”: each part is such a word. */
static bool is_class(struct arena *arena, struct str text) {
    size_t words = 0;
    struct str key = text_name(arena, text);
    for (size_t i = 0; i < COUNT(class_words); i++)
        if (str_equal_c(key, class_words[i])) return true;
    for (size_t at; str_find(text, STR(" – "), &at) || str_find(text, STR(" - "), &at); words++) {
        size_t mark = text.data[at + 1] == '-' ? 3 : STR(" – ").size;
        if (!is_class(arena, str_slice(text, 0, at))) return false;
        text = str_skip(text, at + mark);
    }
    return words && is_class(arena, text);
}

static bool take(struct record_reader *reader, const struct block *block, struct unread *pages,
                 struct unread *classes) {
    if (block->kind != BLOCK_PARAGRAPH || !block->inlines) return false;
    struct str text = str_trim(inline_plain(reader->arena, block->inlines));
    if (text.size > LONGEST) return false;
    bool page = ends_with_page(text);
    if (page) unread_add(reader, pages, text, block->span);
    else if (is_class(reader->arena, text)) unread_add(reader, classes, text, block->span);
    return page;
}

/* As deep as sections are nested. */
static struct block *without(struct record_reader *reader, struct block *first, struct unread *pages,
                             struct unread *classes) {
    struct block_list rest = {0};
    for (struct block *block = first, *next; block; block = next) {
        next = block->next;
        block->next = NULL;
        if (block->kind == BLOCK_SECTION) block->first = without(reader, block->first, pages, classes);
        if (!take(reader, block, pages, classes)) block_append(&rest, block);
    }
    return rest.first;
}

struct block *page_furniture_take(struct record_reader *reader, struct block *first) {
    struct unread pages = {0}, classes = {0};
    first = without(reader, first, &pages, &classes);
    if (pages.count) {
        struct diagnostic *d =
            diagnose(reader->sink, SEVERITY_INFO, CODE_I16, pages.first,
                     "page numbers of another program are left out: {0}", unread_names(reader->arena, &pages));
        diagnose_help(reader->sink, d, "take the lines out; pages are numbered when they are printed");
    }
    if (classes.count) {
        struct diagnostic *d =
            diagnose(reader->sink, SEVERITY_INFO, CODE_I16, classes.first, "this is printed where it stands, once: {0}",
                     unread_names(reader->arena, &classes));
        diagnose_help(reader->sink, d, "take it out; the class of a layout stands on each of its pages");
    }
    return first;
}
