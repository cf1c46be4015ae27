/* The Markdown of a document: it may hold formulas, widgets and images, which a layout's class decides over like over
 * its own. */
#include "base/arena.h"
#include "base/path.h"
#include "compose/composer.h"
#include "formula/trace.h"
#include "read/image_file.h"

struct block *compose_markdown(struct composer *composer, const struct block *blocks) {
    if (!blocks) return NULL;
    const struct record *document = print_document_at(composer, blocks->span);
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

const struct image *compose_image(struct composer *composer, struct str path, struct span span) {
    struct trace *trace = composer->computation->trace;
    const struct source *source = span.source;
    if (!source || source->files != composer->edition->outputs.files) trace_refuse(trace);
    else trace_thing(trace, TRACE_FILE, composer->edition->class, path_join(composer->arena, path_folder(source->name), path));
    const struct image *image = image_open(composer->arena, composer->sink, CODE_G01, "the image", path, span);
    return image && compose_may_show(composer, image) ? image : NULL;
}

void compose_described(struct composer *composer, struct str path, struct str alternative, struct span span) {
    if (str_trim(alternative).size) return;
    struct diagnostic *d =
        diagnose(composer->sink, SEVERITY_WARNING, CODE_G12, span, "the image “{0}” has no description", path);
    diagnose_help(composer->sink, d,
                  "write what it shows between the square brackets: without it the PDF does not claim to be accessible "
                  "(PDF/UA)");
}

bool compose_may_show(struct composer *composer, const struct image *image) {
    bool unpacked = image->format == IMAGE_PNG;
    uint64_t pixels = unpacked ? (uint64_t)image->width * image->height : 0;
    return budget_take(composer->budget, BUDGET_PIXELS, pixels, image->span) && compose_may(composer, 1);
}
