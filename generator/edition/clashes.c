/* Sorted by what a file system may take for the same, so that those that clash are neighbours. */
#include "edition/clashes.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "project/project.h"

enum { NAME_LONGEST = 255 /* bytes, on the file systems that there are */ };

/* An output, or the folder of an account, by its name without capitals and with every accent in one piece. */
struct named {
    struct str key;
    size_t at; /* among the planned */
};

static int by_key(const void *left, const void *right) {
    const struct named *a = left, *b = right;
    int order = str_compare(a->key, b->key);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

static struct diagnostic *report(struct diagnostics *sink, struct planned_output *planned, enum diagnostic_code code,
                                 struct message message) {
    struct span top = {.source = planned->document->source, .line = 1};
    planned->clashes = true;
    return diagnose_message(sink, SEVERITY_ERROR, code, top, message);
}

static bool has_control(struct str text) {
    while (text.size)
        if (str_is_control(str_next(&text))) return true;
    return false;
}

/* The front page of a class, or the list in the folder of a customer. */
static bool is_index(struct arena *arena, const struct output_place *place, enum class class) {
    struct str folder = class == CLASS_CUSTOMER ? place->group : output_class_folder(class);
    return str_equal_c(text_caseless(arena, path_name(place->stem)), "index") &&
           str_equal(path_folder(place->stem), folder);
}

/* The longest of its folders and of its name with an extension, in bytes. */
static size_t longest_part(struct str stem) {
    size_t longest = path_name(stem).size + sizeof ".html" - 1;
    for (struct str part; str_cut(&stem, '/', &part);)
        if (part.size > longest) longest = part.size;
    return longest;
}

static void find_unusable(struct arena *arena, struct diagnostics *sink, struct planned_output *planned) {
    struct str layout = planned->layout->name;
    size_t size = longest_part(planned->place.stem);
    struct diagnostic *d;
    if (has_control(layout)) {
        d = report(sink, planned, CODE_X08,
                   MESSAGE("the name of the layout “{0}” has a character that no name of a file may have", layout));
        diagnose_help(sink, d, "rename the file");
    } else if (size > NAME_LONGEST) {
        d = report(sink, planned, CODE_X08,
                   MESSAGE("the name of its output has {0} bytes, more than the {1} that a file's name can have", size,
                           NAME_LONGEST));
        diagnose_help(sink, d, "give the file a shorter name");
    } else if (is_index(arena, &planned->place, planned->layout->class)) {
        d = report(sink, planned, CODE_X10,
                   MESSAGE("its output “{0}” would overwrite {1}", planned->place.stem, "the index of all documents"));
        diagnose_help(sink, d, "rename the file");
    }
}

/* Renaming the file helps only where the output is called like it. */
static void advise(struct diagnostics *sink, struct diagnostic *d, const struct layout_file *layout) {
    if (!layout->output.size) diagnose_help(sink, d, "rename the file");
    else
        diagnose_help(sink, d, "change in one of the two documents what the layout “{0}” makes the name of: {1}",
                      layout->name, layout->output);
}

static void find_same(struct diagnostics *sink, struct planned_output *first, struct planned_output *second) {
    bool alike = str_equal(first->place.stem, second->place.stem);
    struct str path = first->document->source->path;
    struct diagnostic *d =
        alike
            ? report(sink, second, CODE_X10,
                     MESSAGE("its output “{0}” would overwrite {1}", second->place.stem, MESSAGE("that of {0}", path)))
            : report(sink, second, CODE_X10,
                     MESSAGE("its output “{0}” and “{1}” of {2} are one file where capitals do not count",
                             second->place.stem, first->place.stem, path));
    advise(sink, d, second->layout);
}

static void find_intruder(struct diagnostics *sink, struct planned_output *first, struct planned_output *second) {
    struct diagnostic *d =
        report(sink, second, CODE_X10,
               MESSAGE("its output would lie in “{0}”, the folder for the customer that {1} is about",
                       first->place.group, first->document->source->path));
    diagnose_help(sink, d, "give one of the two accounts another “id:”");
}

static struct named *sorted(struct arena *arena, const struct planned_output *planned, size_t count, bool groups) {
    struct named *all = NEW_ARRAY(arena, struct named, count + 1);
    for (size_t i = 0; i < count; i++)
        all[i] = (struct named){text_caseless(arena, groups ? planned[i].place.group : planned[i].place.stem), i};
    if (count) qsort(all, count, sizeof *all, by_key);
    return all;
}

/* Compares each with the first of those that it is called like. */
static void compare(struct arena *arena, struct diagnostics *sink, struct planned_output *planned, size_t count,
                    bool groups) {
    const struct named *all = sorted(arena, planned, count, groups);
    for (size_t i = 1, first = 0; i < count; i++) {
        struct planned_output *a = &planned[all[first].at], *b = &planned[all[i].at];
        if (!str_equal(all[first].key, all[i].key)) first = i;
        else if (a->clashes) first = i;
        else if (!groups && !b->clashes) find_same(sink, a, b);
        else if (groups && !b->clashes && a->place.owner != b->place.owner) find_intruder(sink, a, b);
    }
}

void clashes_find(struct arena *arena, struct diagnostics *sink, struct planned_output *planned, size_t count) {
    for (size_t i = 0; i < count; i++) find_unusable(arena, sink, &planned[i]);
    compare(arena, sink, planned, count, true);
    compare(arena, sink, planned, count, false);
}
