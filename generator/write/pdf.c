/* Pages → PDF: the document, its pages, links and outline. libharu is given no chance to fail half-way: its memory ends
 * the program when there is none, and the first error it raises, if ever, fails the whole document. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/budget.h"
#include "base/die.h"
#include "base/region.h"
#include "write/pdf_internal.h"

enum { ENTRIES_TO_SHOW = 4 }; /* an outline of fewer entries stays closed when the document is opened */

static void *allocate(HPDF_UINT size) {
    void *memory = malloc(size ? size : 1);
    if (!memory) die_out_of_memory();
    return memory;
}

static void note_error(HPDF_STATUS error, HPDF_STATUS detail, void *context) {
    struct pdf *pdf = context;
    (void)detail;
    if (!pdf->error) pdf->error = error;
}

/* What libharu refuses it notes; most of its functions tell it nowhere else. */
static bool is_broken(const struct pdf *pdf) { return pdf->error || HPDF_GetError(pdf->file) != HPDF_OK; }

/* ---- pages ---- */

static void open_pages(struct pdf *pdf) {
    pdf->page_objects = NEW_ARRAY(pdf->arena, HPDF_Page, pdf->pages->count);
    for (size_t i = 0; i < pdf->pages->count; i++) {
        HPDF_Page page = HPDF_AddPage(pdf->file);
        pdf_must(page);
        HPDF_Page_SetWidth(page, (float)pdf->pages->items[i].width / POINT);
        HPDF_Page_SetHeight(page, (float)pdf->pages->items[i].height / POINT);
        HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)i);
        HPDF_Dict_AddName(page, "Tabs", "S");
        pdf->page_objects[i] = page;
    }
}

/* All pages share one dictionary of fonts and images. */
static bool write_resources(struct pdf *pdf) {
    struct buffer entries = {0};
    bool written = pdf_fonts_write(pdf, &entries);
    pdf_images_write(pdf, &entries);
    HPDF_Dict resources = pdf_object(pdf);
    pdf_object_set(pdf, resources, &entries);
    buffer_free(&entries);
    for (size_t i = 0; i < pdf->pages->count; i++) HPDF_Dict_Add(pdf->page_objects[i], "Resources", resources);
    return written;
}

/* ---- links ---- */

/* A URL in a PDF is ASCII: everything else, and what would end the string, is written by its bytes. */
static void put_url(struct buffer *out, struct str url) {
    buffer_char(out, '(');
    for (size_t i = 0; i < url.size; i++) {
        unsigned char c = (unsigned char)url.data[i];
        if (c <= ' ' || c >= 127 || c == '(' || c == ')' || c == '\\') buffer_format(out, "%%%02X", c);
        else buffer_char(out, (char)c);
    }
    buffer_char(out, ')');
}

/* "[page /XYZ x y null]": a place at its size. */
static void put_destination(const struct pdf *pdf, struct buffer *out, int page, millipoints y) {
    assert(page >= 0 && (size_t)page < pdf->pages->count);
    buffer_format(out, "[%u 0 R /XYZ 0 ", pdf_number(pdf->page_objects[page]));
    buffer_thousandths(out, pdf->pages->items[page].height - y);
    buffer_append_c(out, " null]");
}

static HPDF_Dict write_link(struct pdf *pdf, struct buffer *entries, size_t page, const struct page_link *link) {
    HPDF_Dict annotation = pdf_object(pdf);
    struct str name = link->element && link->element->alternative.size ? link->element->alternative : link->target;
    struct pdf_box box = {link->x, link->y, (int64_t)link->x + link->width, (int64_t)link->y + link->height};
    buffer_clear(entries);
    buffer_append_c(entries, "/Type /Annot\n/Subtype /Link\n/Rect ");
    pdf_put_box(entries, &pdf->pages->items[page], box);
    buffer_append_c(entries, "\n/Border [0 0 0]\n/F 4\n");
    if (!link->element || link->element->kind != ELEMENT_LINK || str_empty(str_trim(name))) pdf->flawed = true;
    if (name.size) {
        buffer_append_c(entries, "/Contents ");
        pdf_put_text(entries, name);
        buffer_char(entries, '\n');
    }
    if (link->page < 0) {
        buffer_append_c(entries, "/A << /S /URI /URI ");
        put_url(entries, link->target);
        buffer_append_c(entries, " >>\n");
    } else {
        buffer_append_c(entries, "/Dest ");
        put_destination(pdf, entries, link->page, link->to_y);
        buffer_char(entries, '\n');
    }
    if (link->element)
        buffer_format(entries, "/StructParent %zu\n", pdf_structure_annotation(pdf, link->element, page, annotation));
    pdf_object_set(pdf, annotation, entries);
    return annotation;
}

/* A URL grows threefold at most when it is written. */
static bool can_be_written(struct pdf *pdf, size_t page, const struct page_link *link) {
    if (link->page >= 0 || link->target.size <= PDF_STRING_LIMIT / 3) return true;
    diagnose(pdf->sink, SEVERITY_WARNING, CODE_M02, (struct span){0},
             "a link of {0} bytes on page {1} is too long for a PDF and left out", link->target.size, page + 1);
    return false;
}

static void write_links(struct pdf *pdf, size_t number) {
    const struct page *page = &pdf->pages->items[number];
    struct buffer entries = {0};
    HPDF_Array annotations = NULL;
    size_t count = 0;
    for (size_t i = 0; i < page->link_count && count < PDF_ARRAY_LIMIT; i++) {
        if (!can_be_written(pdf, number, &page->links[i])) continue;
        if (!annotations) {
            annotations = HPDF_Array_New(pdf->file->mmgr);
            pdf_must(annotations);
            HPDF_Dict_Add(pdf->page_objects[number], "Annots", annotations);
        }
        HPDF_Array_Add(annotations, write_link(pdf, &entries, number, &page->links[i]));
        count++;
    }
    buffer_free(&entries);
}

/* ---- outline ---- */

enum { LEVELS = 8 };

static void write_outline(struct pdf *pdf) {
    HPDF_Outline last[LEVELS] = {0}; /* the entry that is open on each level */
    struct buffer entries = {0};
    for (size_t i = 0; i < pdf->pages->outline_count; i++) {
        const struct outline_entry *entry = &pdf->pages->outline[i];
        int level = entry->level < 1 ? 0 : entry->level >= LEVELS ? LEVELS - 1 : entry->level - 1, above = level;
        while (above > 0 && !last[above - 1]) above--;
        HPDF_Outline outline = HPDF_CreateOutline(pdf->file, above ? last[above - 1] : NULL, "", NULL);
        pdf_must(outline);
        HPDF_Outline_SetOpened(outline, level == 0);
        HPDF_Dict_RemoveElement(outline, "Title"); /* ours is UTF-16 */
        buffer_clear(&entries);
        buffer_append_c(&entries, "/Title ");
        pdf_put_text(&entries, entry->title);
        buffer_append_c(&entries, "\n/Dest ");
        put_destination(pdf, &entries, entry->page, entry->y);
        buffer_char(&entries, '\n');
        pdf_object_set(pdf, outline, &entries);
        last[level] = outline;
        for (int deeper = level + 1; deeper < LEVELS; deeper++) last[deeper] = NULL;
    }
    buffer_free(&entries);
}

/* ---- the document ---- */

/* 12 of "12"; 0 when it is no such number. */
static long decimal_label(struct str label) {
    long number = 0;
    if (label.size > 7 || label.data[0] == '0') return 0;
    for (size_t i = 0; i < label.size; i++) {
        if (label.data[i] < '0' || label.data[i] > '9') return 0;
        number = number * 10 + (label.data[i] - '0');
    }
    return number;
}

/* What the pages call themselves: numbers that go on from page to page are one entry. */
static HPDF_Dict write_labels(struct pdf *pdf) {
    struct pdf_tree tree = pdf_tree_begin(pdf, "Nums");
    long expected = -1;
    for (size_t i = 0; i < pdf->pages->count; i++) {
        struct str label = pdf->pages->items[i].label;
        long number = label.size ? decimal_label(label) : (long)i + 1;
        if (number > 0 && number == expected++) continue;
        char key[24];
        snprintf(key, sizeof key, "%zu", i);
        struct buffer *out = pdf_tree_add(&tree, key);
        expected = number > 0 ? number + 1 : -1;
        if (number == 1) buffer_append_c(out, "<</S/D>>");
        else if (number > 0) buffer_format(out, "<</S/D/St %ld>>", number);
        else buffer_append_c(out, "<</P "), pdf_put_text(out, label), buffer_append_c(out, ">>");
    }
    return pdf_tree_end(&tree);
}

static void write_catalog(struct pdf *pdf) {
    struct buffer entries = {0};
    HPDF_Dict metadata = pdf_metadata_write(pdf), structure = pdf_structure_write(pdf);
    HPDF_Dict labels = write_labels(pdf), intent = pdf_intent_write(pdf);
    buffer_append_c(&entries, "/MarkInfo << /Marked true >>\n/ViewerPreferences << /DisplayDocTitle true >>\n");
    buffer_format(&entries, "/Lang (%.*s)\n", STR_ARG(region_tag(pdf->document->language, pdf->document->region)));
    buffer_format(&entries, "/Metadata %u 0 R\n/StructTreeRoot %u 0 R\n/PageLabels %u 0 R\n/OutputIntents [%u 0 R]\n",
                  pdf_number(metadata), pdf_number(structure), pdf_number(labels), pdf_number(intent));
    pdf_object_set(pdf, pdf->file->catalog, &entries);
    buffer_free(&entries);
    if (pdf->pages->outline_count >= ENTRIES_TO_SHOW) HPDF_SetPageMode(pdf->file, HPDF_PAGE_MODE_USE_OUTLINE);
}

static bool write_document(struct pdf *pdf) {
    bool written = true;
    pdf->file->pdf_version = HPDF_VER_14;
    pdf->fonts = NEW_ARRAY(pdf->arena, struct pdf_font *, faces_count(pdf->faces));
    open_pages(pdf);
    pdf_structure_open(pdf);
    for (size_t i = 0; i < pdf->pages->count; i++) {
        written = pdf_content_write(pdf, i) && written;
        write_links(pdf, i);
        if (is_broken(pdf) || !budget_reach(pdf->document->budget, BUDGET_WRITTEN, pdf->written, (struct span){0}))
            return true; /* pdf_write looks at both */
    }
    pdf_structure_close(pdf);
    written = write_resources(pdf) && written;
    write_outline(pdf);
    write_catalog(pdf);
    return written;
}

static bool report_error(struct pdf *pdf) {
    diagnose(pdf->sink, SEVERITY_ERROR, CODE_X03, (struct span){0},
             "the PDF cannot be written: libharu reports error {0}", str_format(pdf->arena, "0x%04lX", pdf->error ? pdf->error : HPDF_GetError(pdf->file)));
    return false;
}

bool pdf_write(struct buffer *out, struct arena *arena, struct diagnostics *sink, const struct document *document,
               const struct pages *pages, const struct faces *faces, const struct theme *theme, struct pdf_kept *kept) {
    struct pdf pdf = {.arena = arena,
                      .sink = sink,
                      .document = document,
                      .pages = pages,
                      .faces = faces,
                      .theme = theme,
                      .kept = kept,
                      .deflater = pdf_kept_deflater(kept)};
    assert(pages->count > 0 && pages->root);
    pdf.file = HPDF_NewEx(note_error, allocate, free, 0, &pdf);
    if (!pdf.file) return report_error(&pdf);
    bool written = write_document(&pdf);
    if (budget_is_spent(document->budget)) written = false;
    if (written && (is_broken(&pdf) || !pdf_save(&pdf, out) || is_broken(&pdf))) written = report_error(&pdf);
    buffer_free(&pdf.content);
    HPDF_Free(pdf.file);
    return written;
}
