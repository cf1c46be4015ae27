/* Links with a relative path, seen from the file that they stand in: to a document of the project, whose output is
 * meant, or to any other file, for those who have the project's folder. */
#include <string.h>

#include "base/arena.h"
#include "base/mend.h"
#include "base/path.h"
#include "base/suggest.h"
#include "compose/linker.h"

enum { LONGEST_SHOWN = 80 /* code points of a target in a message */ };

/* A target taken apart. */
struct aim {
    struct place place;
    struct files_entry entry;   /* what is there */
    struct str query, fragment; /* "?raw=1", "#ziele": with their signs, else empty */
    struct str typed;           /* as messages show it */
};

/* ---- where it leads ---- */

/* Cuts off what begins with the sign. */
static struct str cut_off(struct str *rest, const char *sign) {
    size_t at;
    if (!str_find(*rest, str_of(sign), &at)) return (struct str){0};
    struct str behind = str_skip(*rest, at);
    rest->size = at;
    return behind;
}

/* A name may hold "#", "?" or "%" of its own: then the whole target is one. */
static struct aim find_target(const struct linker *linker, const struct inline_node *link) {
    const struct source *source = link->span.source;
    struct aim target = {.typed = str_excerpt(linker->arena, link->target, LONGEST_SHOWN)};
    struct str path = link->target, folder = path_folder(source->name);
    target.fragment = cut_off(&path, "#");
    target.query = cut_off(&path, "?");
    target.place = (struct place){source->files, path_join(linker->arena, folder, path_of_url(linker->arena, path))};
    target.entry = files_look(source->files, linker->arena, target.place.name);
    if (target.entry.kind != FILES_NONE) return target;
    trace_thing(linker->trace, TRACE_LOOK, linker->edition->class, target.place.name); /* it would be meant */
    struct str whole = path_join(linker->arena, folder, link->target);
    struct files_entry entry = files_look(source->files, linker->arena, whole);
    if (entry.kind != FILES_REGULAR && entry.kind != FILES_FOLDER) return target;
    return (struct aim){.place = {source->files, whole}, .entry = entry, .typed = target.typed};
}

static bool is_of_self(const struct linker *linker, const struct edition_output *output) {
    return output->kind == linker->record->set->kind && str_equal(output->id, linker->record->id);
}

static int closeness(const struct linker *linker, const struct edition_output *output) {
    bool same_layout = linker->self && str_equal(output->layout, linker->self->layout);
    bool first = str_equal(output->layout, output->kind->first); /* what people mean by the document */
    return 4 * (int)output->class + 2 * same_layout + first;
}

/* What customers have ends where the folder does that they are given. */
static bool is_at_hand(const struct linker *linker, const struct edition_output *output) {
    const struct edition_output *self = linker->self;
    return !self || self->class != CLASS_CUSTOMER || str_equal(output->group, self->group);
}

const struct edition_output *link_output_of(const struct linker *linker, struct str file) {
    const struct edition_outputs *outputs = &linker->edition->outputs;
    const struct edition_output *best = NULL;
    for (size_t i = edition_outputs_first(outputs, file); edition_outputs_are_of(outputs, i, file); i++)
        if (is_at_hand(linker, &outputs->items[i]) &&
            (!best || closeness(linker, &outputs->items[i]) > closeness(linker, best)))
            best = &outputs->items[i];
    return best;
}

static const struct edition_output *document_of(const struct linker *linker, const struct aim *target) {
    const struct edition_output *found = link_output_of(linker, target->place.name);
    return found || !target->entry.real.size ? found : link_output_of(linker, target->entry.real);
}

/* The output that the link itself names, where it is written or as if it lay beside the document; NULL: none. */
static const struct edition_output *named_output(const struct linker *linker, const struct aim *target) {
    const struct edition_outputs *outputs = &linker->edition->outputs;
    struct str name = target->place.name, extension = path_extension(name);
    if (!str_equal_c(extension, "html") && !str_equal_c(extension, "pdf")) return NULL;
    bool written = outputs->folder.size && path_is_below(name, outputs->folder);
    if (written) name = path_relative(linker->arena, outputs->folder, name);
    else if (target->entry.kind != FILES_NONE) return NULL;
    name.size -= extension.size + 1;
    for (size_t i = 0; i < outputs->count; i++) {
        const struct edition_output *output = &outputs->items[i];
        if (str_equal(written ? output->stem : output->beside, name) && is_at_hand(linker, output)) return output;
    }
    return NULL;
}

/* ---- what is said ---- */

/* What somebody meant who wrote an address as if it were a file; false: nothing of the kind. */
static bool advise_address(const struct linker *linker, struct diagnostic *d, struct str typed) {
    bool web = str_starts(typed, STR("www."));
    bool mail = str_find(typed, STR("@"), NULL) && !str_find(typed, STR("/"), NULL);
    if (web) diagnose_help(linker->sink, d, "an address of the web begins with https://: https://{0}", typed);
    else if (mail) diagnose_help(linker->sink, d, "an e-mail address begins with mailto: as in mailto:{0}", typed);
    return web || mail;
}

static bool advise_slashes(const struct linker *linker, struct diagnostic *d, struct str typed) {
    if (!memchr(typed.data, '\\', typed.size)) return false;
    char *turned = NEW_ARRAY(linker->arena, char, typed.size);
    for (size_t i = 0; i < typed.size; i++) turned[i] = typed.data[i] == '\\' ? '/' : typed.data[i];
    diagnose_help(linker->sink, d, "folders are divided by /, as in “{0}”", ((struct str){turned, typed.size}));
    return true;
}

/* The path of what is there and spelt most like it, folder by folder; empty: nothing is near. */
static struct str nearest_path(const struct linker *linker, const struct files *files, struct str path) {
    struct str folder = path_folder(path), name = path_name(path);
    struct suggestion nearest = suggest_start(name);
    struct files_entry *entries;
    size_t count = 0;
    if (str_equal_c(path, ".") || str_ends(path, STR(".."))) return (struct str){0};
    if (files_list(files, linker->arena, folder, &entries, &count).kind != FILES_FOLDER) {
        folder = nearest_path(linker, files, folder);
        if (!folder.size || files_list(files, linker->arena, folder, &entries, &count).kind != FILES_FOLDER)
            return (struct str){0};
    }
    for (size_t i = 0; i < count; i++) suggest_offer(&nearest, entries[i].name);
    return nearest.found.size ? path_join(linker->arena, folder, nearest.found) : (struct str){0};
}

static bool advise_neighbour(const struct linker *linker, struct diagnostic *d, const struct inline_node *link,
                             const struct aim *aim) {
    struct str found = nearest_path(linker, aim->place.files, aim->place.name);
    if (!found.size) return false;
    struct str from = path_folder(link->span.source->name);
    mend_meant(linker->sink, d, aim->typed, path_relative(linker->arena, from, found));
    return true;
}

static void report_missing(const struct linker *linker, const struct inline_node *link, const struct aim *target) {
    struct diagnostic *d = diagnose(linker->sink, SEVERITY_WARNING, CODE_G08, link->span,
                                    "the link to “{0}” leads to nothing, its text is kept", target->typed);
    if (advise_address(linker, d, target->typed) || advise_slashes(linker, d, target->typed)) return;
    if (!advise_neighbour(linker, d, link, target))
        diagnose_help(linker->sink, d, "the path is seen from the folder of the file that the link stands in");
}

static void report_unreachable(const struct linker *linker, const struct inline_node *link, const struct aim *target) {
    struct message why = files_reason(linker->arena, &target->entry);
    struct diagnostic *d = diagnose(linker->sink, SEVERITY_WARNING, CODE_G08, link->span,
                                    "the link to “{0}” is left out, its text is kept: it {1}", target->typed, why);
    diagnose_help(linker->sink, d, "copy it into the project's folder and link to that file");
}

static void report_for_customers(const struct linker *linker, const struct inline_node *link,
                                 const struct aim *target) {
    struct diagnostic *d = diagnose(linker->sink, SEVERITY_INFO, CODE_G08, link->span,
                                    "for customers the link to “{0}” is left out, its text is kept", target->typed);
    diagnose_help(linker->sink, d,
                  "they have what is made for them, each customer in a folder alone, not the project's other files");
}

static void report_outside(const struct linker *linker, const struct inline_node *link, const struct aim *target) {
    struct diagnostic *d =
        diagnose(linker->sink, SEVERITY_WARNING, CODE_G08, link->span,
                 "the link to “{0}” is left out, its text is kept: outputs are written outside the project's folder",
                 target->typed);
    diagnose_help(linker->sink, d, "choose an output folder inside the project, or link to an address of the web");
}

/* ---- what is written ---- */

/* A path below the output folder, as seen from the output that the link stands in. */
static struct str seen_from_self(const struct linker *linker, struct str path) {
    return path_url(linker->arena, path_relative(linker->arena, path_folder(linker->self->stem), path));
}

static void write_output(const struct linker *linker, struct inline_node *link, const struct edition_output *output,
                         struct str extension, struct str fragment) {
    struct str path = str_format(linker->arena, "%.*s.%.*s", STR_ARG(output->stem), STR_ARG(extension));
    link->target = str_join(linker->arena, seen_from_self(linker, path), fragment);
}

/* A link to the document that it stands in, or to one of its chapters. */
static bool link_to_self(const struct linker *linker, struct inline_node *link, const struct aim *target) {
    if (!linker->self) return true;
    if (target->fragment.size) return link_to_heading(linker, link, target->place, str_skip(target->fragment, 1));
    bool chapter = !str_equal(target->place.name, link->span.source->name);
    struct str section = chapter ? link_first_section(linker, target->place) : (struct str){0};
    if (section.size) link->target = section;
    else write_output(linker, link, linker->self, linker->edition->outputs.extension, (struct str){0});
    return true;
}

static bool link_to_document(const struct linker *linker, struct inline_node *link, const struct aim *target,
                             const struct edition_output *output) {
    struct str extension = linker->edition->outputs.extension, fragment = {0};
    if (is_of_self(linker, output)) return link_to_self(linker, link, target);
    if (target->fragment.size)
        fragment = link_heading_elsewhere(linker, link, target->place, output, str_skip(target->fragment, 1));
    if (str_equal_c(extension, "pdf")) fragment.size = 0; /* no names of places are in our PDFs */
    if (linker->self) write_output(linker, link, output, extension, fragment);
    return true;
}

/* A file or folder that no output is made of. */
static bool link_to_other(const struct linker *linker, struct inline_node *link, const struct aim *target) {
    const struct edition_outputs *outputs = &linker->edition->outputs;
    bool customer = linker->edition->class == CLASS_CUSTOMER;
    if (customer) report_for_customers(linker, link, target);
    else if (!outputs->folder.size) report_outside(linker, link, target);
    if (customer || !outputs->folder.size) return false;
    if (!linker->self) return true;
    struct str from = path_join(linker->arena, outputs->folder, path_folder(linker->self->stem));
    struct str path = path_url(linker->arena, path_relative(linker->arena, from, target->place.name));
    link->target =
        str_format(linker->arena, "%.*s%.*s%.*s", STR_ARG(path), STR_ARG(target->query), STR_ARG(target->fragment));
    return true;
}

/* What leads nowhere is told with what is near it: that is looked for anew each time. */
static void trace_aim(const struct linker *linker, const struct aim *target) {
    bool there = target->entry.kind == FILES_REGULAR || target->entry.kind == FILES_FOLDER;
    trace_thing(linker->trace, TRACE_ALL_OUTPUTS, linker->edition->class, (struct str){0});
    trace_thing(linker->trace, TRACE_LOOK, linker->edition->class, target->place.name);
    if (!there) trace_refuse(linker->trace);
}

bool link_to_file(const struct linker *linker, struct inline_node *link) {
    const struct source *source = link->span.source;
    if (!source || source->files != linker->edition->outputs.files) return true; /* of a built-in layout */
    struct aim target = find_target(linker, link);
    trace_aim(linker, &target);
    const struct edition_output *named = named_output(linker, &target), *document = document_of(linker, &target);
    if (named && linker->self) write_output(linker, link, named, path_extension(target.place.name), target.fragment);
    if (named) return true;
    if (document) return link_to_document(linker, link, &target, document);
    switch (target.entry.kind) {
    case FILES_REGULAR:
    case FILES_FOLDER: return link_to_other(linker, link, &target);
    case FILES_NONE: report_missing(linker, link, &target); return false;
    case FILES_SPECIAL:
    case FILES_OUTSIDE:
    case FILES_BARRED:
    case FILES_LARGE:
    case FILES_KIND_COUNT: break;
    }
    report_unreachable(linker, link, &target);
    return false;
}
