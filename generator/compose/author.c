/* The Markdown of a document: it may hold formulas, widgets and images, which a layout's class decides over like over
 * its own. */
#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "compose/composer.h"
#include "read/image.h"

enum { IMAGE_LARGEST = 50 * 1024 * 1024 }; /* bytes */

struct block *compose_markdown(struct composer *composer, const struct block *blocks) {
    if (!blocks) return NULL;
    const struct record *document = composer->frame->record->document;
    struct scope scope = {.set = document->set,
                          .kinds = composer->edition->kinds,
                          .class = composer->edition->class,
                          .who = composer->compiler->scope->who};
    struct compiler compiler = {
        .arena = composer->arena, .sink = composer->sink, .edition = composer->edition, .scope = &scope};
    struct node *nodes = compile_blocks(&compiler, blocks);
    struct frame frame = {.record = document};
    struct composer inside = *composer;
    inside.frame = &frame;
    inside.compiler = &compiler;
    inside.written = print_language_at(composer, blocks->span);
    return compose_nodes(&inside, nodes);
}

/* Whether the path stays inside the project's folder once its parts are resolved. */
static bool is_inside(struct arena *arena, struct str root, struct str path) {
    struct str absolute = path_absolute(arena, path);
    return str_starts(absolute, root) && absolute.size > root.size && absolute.data[root.size] == '/';
}

static const struct image *refuse(struct composer *composer, struct span span, struct str path, const char *why,
                                  const char *help) {
    struct diagnostic *d =
        diagnose(composer->sink, SEVERITY_ERROR, CODE_G01, span, "the image “%.*s” %s", STR_ARG(path), why);
    diagnose_help(composer->sink, d, "%s", help);
    return NULL;
}

const struct image *compose_image(struct composer *composer, struct str path, struct span span) {
    struct str bytes, problem = {0};
    if (str_find(path, STR("://"), NULL))
        return refuse(composer, span, path, "is on the network",
                      "copy it into the project's folder and name that file");
    struct str file = path_join(composer->arena, path_folder(span.source->path), path);
    if (file_kind(composer->arena, file) != FILE_REGULAR)
        return refuse(composer, span, path, "does not exist",
                      "the path is seen from the folder of the file that names it");
    if (!is_inside(composer->arena, composer->edition->root, file))
        return refuse(composer, span, path, "lies outside the project's folder", "copy it into the project's folder");
    if (!file_read(composer->arena, file, IMAGE_LARGEST, &bytes, &problem)) {
        diagnose(composer->sink, SEVERITY_ERROR, CODE_G01, span, "%.*s", STR_ARG(problem));
        return NULL;
    }
    return image_read(composer->arena, composer->sink, path, bytes, span);
}
