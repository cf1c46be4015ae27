/* Looking through a whole file for what does more than show pages. Nothing of that would be copied; it is looked for so
 * that nobody takes for whole what is not. */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "read/sheets_internal.h"

#define PRINT_ANEW "print it into a new PDF, look at that, and enclose it"

struct sign {
    const char *name, *problem;
};

/* What a dictionary may not say; keys. */
static const struct sign keys[] = {
    {"/JS", "runs JavaScript"},
    {"/JavaScript", "runs JavaScript"},
    {"/XFA", "holds an XFA form"},
    {"/EmbeddedFiles", "holds other files"},
    {"/EF", "holds other files"},
    {"/AA", "does something by itself when it is opened or turned over"},
    {"/RichMediaContent", "plays films or sounds"},
    {"/Ref", "takes pages from other files"},
    {"/FFilter", "takes data from other files"},
};

/* And what it may not do (/S) or be (/Subtype). */
static const struct sign deeds[] = {
    {"/JavaScript", "runs JavaScript"},
    {"/Launch", "starts other programs"},
    {"/GoToR", "leads to other files"},
    {"/GoToE", "leads to other files"},
    {"/SubmitForm", "sends data"},
    {"/ImportData", "takes data from other files"},
    {"/ResetForm", "holds a form"},
    {"/Rendition", "plays films or sounds"},
    {"/Movie", "plays films or sounds"},
    {"/Sound", "plays films or sounds"},
    {"/Screen", "plays films or sounds"},
    {"/RichMedia", "plays films or sounds"},
    {"/3D", "holds a model in three dimensions"},
    {"/FileAttachment", "holds other files"},
};

static void look_at_deed(struct sheets_file *file, qpdf_oh dictionary, const char *key) {
    qpdf_oh deed = sheets_value(file, dictionary, key);
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
        if (sheets_is_name(file, deed, deeds[i].name)) sheets_refuse(file, deeds[i].problem, PRINT_ANEW);
    file->qpdf->oh_release(file->data, deed);
}

static void look_at_key(struct sheets_file *file, struct str key) {
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_equal_c(key, keys[i].name)) sheets_refuse(file, keys[i].problem, PRINT_ANEW);
}

struct judging {
    struct sheets_file *file;
    struct sheets_seen seen;
};

static void look_at(struct judging *judging, qpdf_oh object, int depth);

static void look_at_item(struct judging *judging, qpdf_oh item, int depth) {
    if (judging->file->qpdf->oh_is_indirect(judging->file->data, item))
        sheets_meet(&judging->seen, judging->file, item); /* its turn comes */
    else look_at(judging, item, depth + 1);
    judging->file->qpdf->oh_release(judging->file->data, item);
}

static void look_at_dictionary(struct judging *judging, qpdf_oh dictionary, int depth) {
    struct sheets_file *file = judging->file;
    struct arena_mark mark = arena_mark(file->arena);
    size_t count;
    struct str *names = sheets_keys(file, dictionary, &count);
    look_at_deed(file, dictionary, "/S");
    look_at_deed(file, dictionary, "/Subtype");
    for (size_t i = 0; i < count && !sheets_refused(file); i++) {
        look_at_key(file, names[i]);
        look_at_item(judging, sheets_value(file, dictionary, names[i].data), depth);
    }
    arena_rewind(file->arena, mark);
}

static void look_at(struct judging *judging, qpdf_oh object, int depth) {
    struct sheets_file *file = judging->file;
    enum qpdf_object_type_e type = sheets_type(file, object);
    if (depth > LIMIT_DEPTH) sheets_refuse(file, "is nested too deeply", PRINT_ANEW);
    if (sheets_refused(file)) return;
    if (type == ot_dictionary || type == ot_stream) look_at_dictionary(judging, object, depth);
    int count = type == ot_array ? file->qpdf->oh_get_array_n_items(file->data, object) : 0;
    for (int i = 0; i < count && !sheets_refused(file); i++)
        look_at_item(judging, file->qpdf->oh_get_array_item(file->data, object, i), depth);
}

/* ---- what the catalog says ---- */

/* Opening at a page is harmless. */
static void look_at_opening(struct sheets_file *file, qpdf_oh root) {
    qpdf_oh action = sheets_value(file, root, "/OpenAction"), deed = sheets_value(file, action, "/S");
    if (sheets_type(file, action) == ot_dictionary && !sheets_is_name(file, deed, "/GoTo"))
        sheets_refuse(file, "does something by itself when it is opened or turned over", PRINT_ANEW);
    file->qpdf->oh_release(file->data, deed);
    file->qpdf->oh_release(file->data, action);
}

static bool has_items(const struct sheets_file *file, qpdf_oh dictionary, const char *key) {
    qpdf_oh list = sheets_value(file, dictionary, key);
    bool some = sheets_type(file, list) == ot_array && file->qpdf->oh_get_array_n_items(file->data, list) > 0;
    file->qpdf->oh_release(file->data, list);
    return some;
}

/* What is switched off would be seen. */
static void look_at_layers(struct sheets_file *file, qpdf_oh root) {
    qpdf_oh layers = sheets_value(file, root, "/OCProperties"), usual = sheets_value(file, layers, "/D");
    qpdf_oh state = sheets_value(file, usual, "/BaseState");
    if (has_items(file, usual, "/OFF") || sheets_is_name(file, state, "/OFF"))
        sheets_refuse(file, "has layers that are switched off", PRINT_ANEW);
    file->qpdf->oh_release(file->data, state);
    file->qpdf->oh_release(file->data, usual);
    file->qpdf->oh_release(file->data, layers);
}

static void look_at_form(struct sheets_file *file, qpdf_oh root) {
    qpdf_oh form = sheets_value(file, root, "/AcroForm");
    if (has_items(file, form, "/Fields")) sheets_refuse(file, "holds a form", PRINT_ANEW);
    file->qpdf->oh_release(file->data, form);
}

void sheets_judge(struct sheets_file *file) {
    struct judging judging = {.file = file, .seen = {.arena = arena_create()}};
    qpdf_oh root = file->qpdf->get_root(file->data);
    look_at(&judging, root, 0);
    for (size_t i = 0; i < judging.seen.count && !sheets_refused(file); i++) {
        struct sheets_id id = judging.seen.ids[i];
        qpdf_oh object = file->qpdf->get_object_by_id(file->data, id.number, id.generation);
        look_at(&judging, object, 0);
        file->qpdf->oh_release(file->data, object);
        if (judging.seen.count > LIMIT_ENCLOSURE_OBJECTS) sheets_refuse(file, "has too many parts", PRINT_ANEW);
    }
    look_at_opening(file, root);
    look_at_form(file, root);
    look_at_layers(file, root);
    file->qpdf->oh_release(file->data, root);
    arena_destroy(judging.seen.arena);
}
