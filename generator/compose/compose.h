/* Template × record → document. The template is parsed and checked once (template_read), then composed for many
 * documents, in parallel. */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "base/diagnostic.h"
#include "edition/edition.h"
#include "edition/remarks.h"
#include "schema/layout_file.h"
#include "tree/document.h"
#include "tree/drawing.h"

struct budget;
struct template;
struct trace;

/* Parses a layout and checks every formula, widget and option against the kind and the layout's class, which chooses
 * one of the `editions` (by class). NULL after reporting if it cannot be used. The template belongs to the arena and is
 * never changed afterwards; the editions must outlive it. */
struct template *template_read(struct arena *arena, struct diagnostics *sink, const struct edition *editions,
                               const struct layout_file *layout);

enum class template_class(const struct template *template);
/* That a document may have on paper; 0: as many as it needs. */
int template_pages(const struct template *template);
const struct kind *template_kind(const struct template *template);
struct str template_label(const struct template *template, const struct language *language); /* "Handout" */

/* What other documents may be composed by inside one: all layouts of the edition's class, and those documents that are
 * held back from its readers. */
struct shelf {
    const struct template *const *templates;
    size_t template_count;
    const struct record *const *withheld; /* by their full records: no more than kind and id is looked at */
    size_t withheld_count;
};

/* Whether it composes other documents inside those that it is for, so that it needs a shelf. */
bool template_encloses(const struct template *template);

/* How far composing looks besides what its formulas ask: at the documents of the own account, or at any, as they are. */
enum template_looks { LOOKS_AT_OWN, LOOKS_ABOUT, LOOKS_AROUND };
enum template_looks template_looks(const struct template *template);

/* A document as the edition knows it. */
struct subject {
    struct str id; /* of its record, which is of the template's kind */
    const struct record *record; /* that record, of the edition's class; NULL: the edition's own of that id */
    const struct language *language;
    const struct region *region; /* of the language; may be NULL */
    struct remarks remarks;
    struct budget *budget; /* what may be taken to make it; NULL: as much as it needs */
    const struct shelf *shelf; /* NULL: it stands inside another itself */
    struct trace *trace; /* told what composing takes from elsewhere (formula/trace.h); NULL: nobody asks */
};

/* Composes a document from what the edition of the template's class says of it. Never NULL; mistakes in the document's
 * own Markdown (formulas, widgets, images) are reported and left out. The locale is that of the subject's language and
 * region. */
struct document *compose_document(struct arena *arena, struct diagnostics *sink, const struct template *template,
                                  const struct subject *subject, struct locale *locale,
                                  const struct text_measure *measure);

/* Composes nothing but the Markdown that a document's author wrote, wherever it stands, with an edition that sees it
 * all: its mistakes are found though no layout prints it. */
void compose_own_markdown(struct arena *arena, struct diagnostics *sink, const struct edition *edition,
                          const struct kind *kind, const struct subject *subject, struct locale *locale,
                          const struct text_measure *measure);

/* What the head of a layout may say: "class", "cover"; NULL-terminated. */
extern const char *const template_options[];

#endif
