/* Pages made by hand for tests of the PDF writer, and what qpdf and Poppler say about the file. */
#ifndef UNIT_PDF_FIXTURE_H
#define UNIT_PDF_FIXTURE_H

#include <hb.h>
#include <stdio.h>
#include <unistd.h>

#include "base/buffer.h"
#include "check.h"
#include "languages_of_ours.h"
#include "layout/face_internal.h"
#include "write/write.h"

enum { PAGE_WIDTH = 595276, PAGE_HEIGHT = 841890 };

static const struct theme theme = {
    .light = {[COLOUR_INK] = 0x1A1A1A,
              [COLOUR_PAPER] = 0xFFFFFF,
              [COLOUR_ACCENT] = 0x1F4E79,
              [COLOUR_RULE] = 0x888888,
              [COLOUR_ALERT] = 0xB00020,
              [COLOUR_SERIES_1] = 0x336699},
    .families = {STR_INIT("Lato"), STR_INIT("JetBrains Mono"), STR_INIT("DejaVu Sans")},
};

/* ---- pages by hand ---- */

struct sheet {
    struct arena *arena;
    struct diagnostics sink;
    struct faces *faces;
    struct document document;
    struct pages pages;
    struct buffer out;
    struct str text; /* what pdftotext says */
};

static inline struct element *element(struct sheet *sheet, struct element *parent, enum element_kind kind) {
    struct element *made = NEW(sheet->arena, struct element);
    *made = (struct element){.kind = kind, .parent = parent, .number = sheet->pages.element_count++};
    if (parent && parent->last) parent->last->next = made;
    else if (parent) parent->first = made;
    if (parent) parent->last = made;
    return made;
}

static inline struct page *add_page(struct sheet *sheet) {
    struct page *page = &ARENA_PUSH(sheet->arena, sheet->pages.items, sheet->pages.count, sheet->pages.capacity);
    *page = (struct page){.width = PAGE_WIDTH, .height = PAGE_HEIGHT};
    return page;
}

static inline struct piece *add_piece(struct sheet *sheet, struct element *owner, enum piece_kind kind) {
    struct page *page = &sheet->pages.items[sheet->pages.count - 1];
    struct piece *piece = &ARENA_PUSH(sheet->arena, page->pieces, page->piece_count, page->piece_capacity);
    *piece = (struct piece){.kind = kind, .element = owner};
    if (kind == PIECE_OPERATION) piece->operation = NEW(sheet->arena, struct operation);
    return piece;
}

static inline millipoints scaled(int units, millipoints size, int em) {
    return (millipoints)((int64_t)units * size / em);
}

static inline struct piece *add_text(struct sheet *sheet, struct element *owner, const struct face *face, millipoints x,
                                     millipoints y, const char *text) {
    struct piece *piece = add_piece(sheet, owner, PIECE_TEXT);
    piece->face = face;
    piece->size = 11 * POINT;
    piece->colour = COLOUR_INK;
    piece->x = x;
    piece->y = y;
    piece->text = str_of(text);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face->font, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    piece->glyphs = NEW_ARRAY(sheet->arena, struct glyph, count);
    piece->glyph_count = count;
    int em = face_metrics(face)->units_per_em;
    for (unsigned i = 0; i < count; i++) {
        unsigned next = i;
        while (next < count && infos[next].cluster == infos[i].cluster) next++;
        size_t end = next < count ? infos[next].cluster : piece->text.size;
        bool first = !i || infos[i - 1].cluster != infos[i].cluster;
        piece->glyphs[i] = (struct glyph){
            .id = (uint16_t)infos[i].codepoint,
            .advance = scaled(positions[i].x_advance, piece->size, em),
            .x_offset = scaled(positions[i].x_offset, piece->size, em),
            .y_offset = scaled(positions[i].y_offset, piece->size, em),
            .text_start = (uint16_t)infos[i].cluster,
            .text_size = (uint16_t)(first ? end - infos[i].cluster : 0),
        };
    }
    hb_buffer_destroy(buffer);
    return piece;
}

static inline const struct face *regular(const struct sheet *sheet) {
    return faces_find(sheet->faces, FAMILY_TEXT, STYLE_REGULAR);
}

static inline struct element *paragraph(struct sheet *sheet, millipoints y, const char *text) {
    struct element *made = element(sheet, sheet->pages.root, ELEMENT_P);
    add_text(sheet, made, regular(sheet), 50 * POINT, y, text);
    return made;
}

static inline int open_sheet(void **state) {
    struct sheet *sheet = calloc(1, sizeof *sheet);
    if (!sheet) return -1;
    sheet->arena = arena_create();
    sheet->sink = diagnostics_new(sheet->arena);
    sheet->faces = faces_open(&theme, &sheet->sink);
    sheet->document = (struct document){.arena = sheet->arena,
                                        .language = LANGUAGE_DE,
                                        .title = STR("Prüfung – Größe"),
                                        .author = STR("Weißeritz & Söhne"),
                                        .as_of = {.year = 2026, .month = 11, .day = 15}};
    sheet->pages.arena = sheet->arena;
    sheet->pages.root = element(sheet, NULL, ELEMENT_DOCUMENT);
    add_page(sheet);
    *state = sheet;
    return sheet->faces ? 0 : -1;
}

static inline int close_sheet(void **state) {
    struct sheet *sheet = *state;
    faces_close(sheet->faces);
    buffer_free(&sheet->out);
    arena_destroy(sheet->arena);
    free(sheet);
    return 0;
}

static inline bool write_sheet_after(struct sheet *sheet, struct pdf_kept *kept) {
    buffer_clear(&sheet->out);
    return pdf_write(&sheet->out, sheet->arena, &sheet->sink, &sheet->document, &sheet->pages, sheet->faces, &theme,
                     kept);
}

static inline bool write_sheet(struct sheet *sheet) {
    struct pdf_kept *kept = pdf_kept_create();
    bool written = write_sheet_after(sheet, kept);
    pdf_kept_destroy(kept);
    return written;
}

/* ---- looking at what was written ---- */

/* What a command says about the file; "%s" stands for its path. Fails when the command does. */
static inline struct str ask(struct sheet *sheet, const char *command) {
    char path[] = "/tmp/planpress-pdf-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, sheet->out.data, sheet->out.size), sheet->out.size);
    close(file);
    struct str before = str_slice(str_of(command), 0, (size_t)(strstr(command, "%s") - command));
    struct str whole = str_format(sheet->arena, "%.*s%s%s", STR_ARG(before), path, strstr(command, "%s") + 2);
    struct buffer said = {0};
    char chunk[4096];
    FILE *pipe = popen(str_terminated(sheet->arena, whole), "r");
    assert_non_null(pipe);
    for (size_t size; (size = fread(chunk, 1, sizeof chunk, pipe)) > 0;) buffer_bytes(&said, chunk, size);
    int status = pclose(pipe);
    struct str answer = str_copy(sheet->arena, buffer_str(&said));
    buffer_free(&said);
    if (status) fail_msg("%s: status %d\n%.*s", command, status, STR_ARG(answer));
    unlink(path);
    return answer;
}

static inline void check_says(struct sheet *sheet, const char *command, const char *expected) {
    struct str answer = ask(sheet, command);
    if (!str_find(answer, str_of(expected), NULL))
        fail_msg("%s: “%s” is not in\n%.*s", command, expected, STR_ARG(answer));
}

static inline void check_plain(struct sheet *sheet, const char *expected) {
    check_says(sheet, "qpdf --qdf --object-streams=disable %s -", expected);
}

static inline void check_sound(struct sheet *sheet) {
    check_says(sheet, "qpdf --check %s 2>&1", "No syntax or stream encoding errors found");
}

static inline void check_text(struct sheet *sheet, const char *expected) {
    struct str text = str_trim(ask(sheet, "pdftotext -nopgbrk %s -"));
    CHECK_STR(text, expected);
}

static inline size_t occurrences(struct str text, const char *needle) {
    size_t count = 0, where;
    for (; str_find(text, str_of(needle), &where); count++) text = str_skip(text, where + 1);
    return count;
}

#define SHEET(test) cmocka_unit_test_setup_teardown(test, open_sheet, close_sheet)

#endif
