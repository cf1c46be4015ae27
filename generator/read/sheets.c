/* Opening a foreign PDF by libqpdf, and going through its pages. */
#include "read/sheets.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/library.h"
#include "base/limits.h"
#include "read/pdf_swelling.h"
#include "read/sheets_internal.h"

#define PRINT_ANEW "print it into a new PDF, look at that, and enclose it"

bool is_pdf_file(struct str bytes) {
    enum { BEFORE = 1024 };
    return str_find(str_slice(bytes, 0, bytes.size < BEFORE ? bytes.size : BEFORE), STR("%PDF-"), NULL);
}

void sheets_refuse(struct sheets_file *file, const char *problem, const char *help) {
    if (!file->refusal.problem) file->refusal = (struct sheets_refusal){problem, help};
}

/* ---- libqpdf ---- */

_Static_assert(QPDF_MAJOR_VERSION == 11, "libqpdf.so.29 is that of version 11");

static void load(struct qpdf *qpdf) {
#define NAME(name) "qpdf_" #name,
    library_load("libqpdf.so.29", (const char *const[]){QPDF_FUNCTIONS(NAME) NULL}, qpdf);
#undef NAME
}

enum qpdf_object_type_e sheets_type(const struct sheets_file *file, qpdf_oh object) {
    return file->qpdf->oh_get_type_code(file->data, object);
}

bool sheets_is_name(const struct sheets_file *file, qpdf_oh object, const char *name) {
    return sheets_type(file, object) == ot_name && strcmp(file->qpdf->oh_get_name(file->data, object), name) == 0;
}

static qpdf_oh dictionary_of(const struct sheets_file *file, qpdf_oh object) {
    return sheets_type(file, object) == ot_stream ? file->qpdf->oh_get_dict(file->data, object) : object;
}

qpdf_oh sheets_value(const struct sheets_file *file, qpdf_oh object, const char *key) {
    qpdf_oh dictionary = dictionary_of(file, object);
    qpdf_oh value = sheets_type(file, dictionary) == ot_dictionary
                        ? file->qpdf->oh_get_key(file->data, dictionary, key)
                        : file->qpdf->get_object_by_id(file->data, 0, 0); /* null */
    if (dictionary != object) file->qpdf->oh_release(file->data, dictionary);
    return value;
}

struct str *sheets_keys(const struct sheets_file *file, qpdf_oh object, size_t *count) {
    qpdf_oh dictionary = dictionary_of(file, object);
    struct str *keys = NULL;
    size_t capacity = 0;
    *count = 0;
    file->qpdf->oh_begin_dict_key_iter(file->data, dictionary);
    while (file->qpdf->oh_dict_more_keys(file->data))
        ARENA_PUSH(file->arena, keys, *count, capacity) =
            str_copy(file->arena, str_of(file->qpdf->oh_dict_next_key(file->data)));
    if (dictionary != object) file->qpdf->oh_release(file->data, dictionary);
    return keys;
}

/* ---- objects that were met ---- */

static size_t slot_of(const struct sheets_seen *seen, struct sheets_id id) {
    size_t at = (size_t)((uint32_t)id.number * 0x9E3779B1u) & (seen->slot_count - 1);
    for (; seen->slots[at]; at = (at + 1) & (seen->slot_count - 1)) {
        struct sheets_id known = seen->ids[seen->slots[at] - 1];
        if (known.number == id.number && known.generation == id.generation) break;
    }
    return at;
}

static void make_room(struct sheets_seen *seen) {
    if (2 * seen->count < seen->slot_count) return;
    seen->slot_count = seen->slot_count ? 2 * seen->slot_count : 64;
    seen->slots = NEW_ARRAY(seen->arena, size_t, seen->slot_count);
    for (size_t i = 0; i < seen->count; i++) seen->slots[slot_of(seen, seen->ids[i])] = i + 1;
}

size_t sheets_meet(struct sheets_seen *seen, const struct sheets_file *file, qpdf_oh indirect) {
    struct sheets_id id = {file->qpdf->oh_get_object_id(file->data, indirect),
                           file->qpdf->oh_get_generation(file->data, indirect)};
    make_room(seen);
    size_t slot = slot_of(seen, id);
    if (!seen->slots[slot]) {
        ARENA_PUSH(seen->arena, seen->ids, seen->count, seen->capacity) = id;
        seen->slots[slot] = seen->count;
    }
    return seen->slots[slot] - 1;
}

/* ---- pages ---- */

struct box {
    double left, bottom, right, top;
};

/* What a page has from those above it in the tree of pages. */
struct inherited {
    qpdf_oh resources;
    struct box media, crop;
    bool has_media, has_crop;
    int turn; /* degrees clockwise */
};

struct walk {
    struct sheets_file *file;
    struct sheets_copy copy;
    struct image *pages;
    size_t count, capacity;
    size_t nodes; /* of the tree, so far */
};

static bool read_box(const struct sheets_file *file, qpdf_oh page, const char *key, struct box *out) {
    qpdf_oh array = sheets_value(file, page, key);
    double edges[4] = {0};
    bool read = sheets_type(file, array) == ot_array && file->qpdf->oh_get_array_n_items(file->data, array) == 4;
    for (int i = 0; read && i < 4; i++) {
        qpdf_oh edge = file->qpdf->oh_get_array_item(file->data, array, i);
        edges[i] = file->qpdf->oh_get_numeric_value(file->data, edge);
        file->qpdf->oh_release(file->data, edge);
    }
    file->qpdf->oh_release(file->data, array);
    if (read)
        *out = (struct box){fmin(edges[0], edges[2]), fmin(edges[1], edges[3]), fmax(edges[0], edges[2]),
                            fmax(edges[1], edges[3])};
    return read;
}

static void inherit(const struct sheets_file *file, qpdf_oh node, struct inherited *own) {
    qpdf_oh resources = sheets_value(file, node, "/Resources"), turn = sheets_value(file, node, "/Rotate");
    own->has_media |= read_box(file, node, "/MediaBox", &own->media);
    own->has_crop |= read_box(file, node, "/CropBox", &own->crop);
    if (sheets_type(file, resources) == ot_dictionary) own->resources = resources; /* lives as long as the file */
    if (sheets_type(file, turn) == ot_integer)
        own->turn = (file->qpdf->oh_get_int_value_as_int(file->data, turn) % 360 + 360) % 360;
    file->qpdf->oh_release(file->data, turn);
}

/* What is seen of a page: no more than there is paper. */
static struct box visible(const struct inherited *own) {
    struct box box = own->media, crop = own->crop;
    if (!own->has_crop) return box;
    return (struct box){fmax(box.left, crop.left), fmax(box.bottom, crop.bottom), fmin(box.right, crop.right),
                        fmin(box.top, crop.top)};
}

/* The matrix that leads from the page, turned as it is to be read, to the unit square. */
static struct str head_of(struct arena *arena, struct box box, int turn) {
    double wide = box.right - box.left, high = box.top - box.bottom;
    double matrices[4][6] = {
        {1 / wide, 0, 0, 1 / high, -box.left / wide, -box.bottom / high},
        {0, -1 / wide, 1 / high, 0, -box.bottom / high, box.right / wide},
        {-1 / wide, 0, 0, -1 / high, box.right / wide, box.top / high},
        {0, 1 / wide, -1 / high, 0, box.top / high, -box.left / wide},
    };
    const double *m = matrices[turn / 90 % 4];
    return str_format(arena,
                      "/Type /XObject\n/Subtype /Form\n/BBox [%.4f %.4f %.4f %.4f]\n"
                      "/Matrix [%.9f %.9f %.9f %.9f %.9f %.9f]\n",
                      box.left, box.bottom, box.right, box.top, m[0], m[1], m[2], m[3], m[4], m[5]);
}

/* Links and what belongs to comments alone are left out in silence: the first lead where our readers are not, the
 * others cannot be seen. */
static void look_at_notes(struct sheets_file *file, qpdf_oh page) {
    qpdf_oh notes = sheets_value(file, page, "/Annots");
    int count = sheets_type(file, notes) == ot_array ? file->qpdf->oh_get_array_n_items(file->data, notes) : 0;
    for (int i = 0; i < count && !sheets_refused(file); i++) {
        qpdf_oh note = file->qpdf->oh_get_array_item(file->data, notes, i), kind = sheets_value(file, note, "/Subtype");
        if (!sheets_is_name(file, kind, "/Link") && !sheets_is_name(file, kind, "/Popup"))
            sheets_refuse(file, "holds comments or fields of a form", PRINT_ANEW);
        file->qpdf->oh_release(file->data, kind);
        file->qpdf->oh_release(file->data, note);
    }
    file->qpdf->oh_release(file->data, notes);
}

static void add_page(struct walk *walk, qpdf_oh page, const struct inherited *own) {
    enum { LARGEST = 14400 /* pt, as readers have it */ };
    struct sheets_file *file = walk->file;
    struct box box = visible(own);
    double wide = box.right - box.left, high = box.top - box.bottom;
    bool sized = own->has_media && wide >= 1 && high >= 1 && wide <= LARGEST && high <= LARGEST &&
                 fabs(box.left) <= LARGEST && fabs(box.bottom) <= LARGEST;
    look_at_notes(file, page);
    if (walk->count == LIMIT_ENCLOSURE_PAGES)
        sheets_refuse(file, "has too many pages: 500 are the limit", "enclose those that matter, as a PDF of their own");
    if (!sized || own->turn % 90) sheets_refuse(file, "has a page without a size", PRINT_ANEW);
    if (sheets_refused(file)) return;
    qpdf_oh contents = sheets_value(file, page, "/Contents"), group = sheets_value(file, page, "/Group");
    struct sheet *sheet = NEW(file->arena, struct sheet);
    sheet->object = sheets_copy_page(&walk->copy, contents, own->resources, group, head_of(file->arena, box, own->turn));
    sheet->number = walk->count + 1;
    file->qpdf->oh_release(file->data, group);
    file->qpdf->oh_release(file->data, contents);
    bool across = own->turn % 180;
    struct image *image =
        &ARENA_PUSH(file->arena, walk->pages, walk->count, walk->capacity);
    *image = (struct image){.format = IMAGE_SHEET, .sheet = sheet};
    image->width = (uint32_t)ceil((across ? high : wide) * 96 / 72);
    image->height = (uint32_t)ceil((across ? wide : high) * 96 / 72);
}

/* The tree may lead round in a circle: it is as deep and as large as limits say. */
static void walk_tree(struct walk *walk, qpdf_oh node, struct inherited own, int depth) {
    struct sheets_file *file = walk->file;
    if (depth > LIMIT_DEPTH || ++walk->nodes > 4 * LIMIT_ENCLOSURE_PAGES || sheets_type(file, node) != ot_dictionary)
        sheets_refuse(file, "is damaged: its pages are not found", PRINT_ANEW);
    if (sheets_refused(file)) return;
    inherit(file, node, &own);
    qpdf_oh kids = sheets_value(file, node, "/Kids");
    bool inner = sheets_type(file, kids) == ot_array;
    int count = inner ? file->qpdf->oh_get_array_n_items(file->data, kids) : 0;
    if (!inner) add_page(walk, node, &own);
    for (int i = 0; i < count && !sheets_refused(file); i++) {
        qpdf_oh kid = file->qpdf->oh_get_array_item(file->data, kids, i);
        walk_tree(walk, kid, own, depth + 1);
        file->qpdf->oh_release(file->data, kid);
    }
    file->qpdf->oh_release(file->data, kids);
}

/* ---- the file ---- */

static bool is_damaged(const struct sheets_file *file) {
    return file->qpdf->has_error(file->data) || file->qpdf->more_warnings(file->data);
}

/* Of one that could not be opened; asking for the error ends it. */
static bool has_password(const struct sheets_file *file) {
    qpdf_error error = file->qpdf->has_error(file->data) ? file->qpdf->get_error(file->data) : NULL;
    return error && file->qpdf->get_error_code(file->data, error) == qpdf_e_password;
}

static void open_file(struct sheets_file *file, struct str bytes) {
    const struct qpdf *qpdf = file->qpdf;
    qpdf->silence_errors(file->data);
    qpdf->set_suppress_warnings(file->data, QPDF_TRUE);
    qpdf->set_attempt_recovery(file->data, QPDF_FALSE);
    qpdf->read_memory(file->data, "", bytes.data, bytes.size, NULL);
    bool damaged = is_damaged(file); /* and then it has no parts to ask for */
    if (damaged ? has_password(file) : qpdf->is_encrypted(file->data))
        sheets_refuse(file, "is encrypted", "save it without a password and without restrictions, if its owner agrees");
    if (damaged) sheets_refuse(file, "is damaged", PRINT_ANEW);
}

static void walk_pages(struct walk *walk) {
    struct sheets_file *file = walk->file;
    qpdf_oh root = file->qpdf->get_root(file->data), tree = sheets_value(file, root, "/Pages");
    struct inherited own = {.resources = file->qpdf->get_object_by_id(file->data, 0, 0)};
    walk_tree(walk, tree, own, 0);
    sheets_copy_rest(&walk->copy);
    if (!walk->count) sheets_refuse(file, "has no pages", PRINT_ANEW);
    file->qpdf->oh_release(file->data, tree);
    file->qpdf->oh_release(file->data, root);
}

/* What the pages share is known when all of them were copied. */
static void finish_pages(struct walk *walk, struct str path, struct span span) {
    struct sheet_file *shared = NEW(walk->file->arena, struct sheet_file);
    *shared = (struct sheet_file){walk->copy.objects, walk->copy.count};
    for (size_t i = 0; i < walk->count; i++) {
        struct sheet *sheet = NEW(walk->file->arena, struct sheet);
        *sheet = (struct sheet){shared, walk->pages[i].sheet->object, i + 1, walk->count};
        walk->pages[i].sheet = sheet;
        walk->pages[i].path = path;
        walk->pages[i].span = span;
    }
}

static void read_pages(struct walk *walk, struct str bytes) {
    if (!pdf_swells_within(bytes, LIMIT_ENCLOSURE_INFLATED))
        sheets_refuse(walk->file, "unpacks to too much, or in a way that is not known", PRINT_ANEW);
    if (!sheets_refused(walk->file)) open_file(walk->file, bytes);
    if (!sheets_refused(walk->file)) sheets_judge(walk->file);
    if (!sheets_refused(walk->file)) walk_pages(walk);
    if (!sheets_refused(walk->file) && is_damaged(walk->file)) sheets_refuse(walk->file, "is damaged", PRINT_ANEW);
}

const struct image *sheets_read(struct arena *arena, struct diagnostics *sink, struct str path, struct str bytes,
                                struct span span, size_t *count) {
    struct qpdf qpdf = {0};
    struct sheets_file file = {.arena = arena, .qpdf = &qpdf};
    struct walk walk = {.file = &file, .copy = {.file = &file, .seen = {.arena = arena}, .left = LIMIT_ENCLOSURE_INFLATED}};
    load(&qpdf);
    file.data = qpdf.init();
    read_pages(&walk, bytes);
    if (qpdf.has_error(file.data)) qpdf.get_error(file.data); /* else it would be said on the terminal */
    qpdf.cleanup(&file.data);
    *count = sheets_refused(&file) ? 0 : walk.count;
    if (*count) return finish_pages(&walk, path, span), walk.pages;
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_G09, span, "the enclosure “{0}” {1}", path, file.refusal.problem);
    diagnose_help(sink, d, "{0}", file.refusal.help);
    return NULL;
}
