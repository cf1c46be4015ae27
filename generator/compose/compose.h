/* Template × record → document. The template is parsed and checked once (template_read), then composed for many
 * documents, in parallel. */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "project/project.h"
#include "tree/document.h"

struct template;

/* Parses a layout and checks every formula, widget and option against the kind and the layout's class. NULL after
 * reporting if it cannot be used. The template belongs to the arena and is never changed afterwards. */
struct template *template_read(struct arena *arena, struct diagnostics *sink, const struct project *project,
                               const struct layout_file *layout);

enum class template_class(const struct template *template);
const struct kind *template_kind(const struct template *template);
struct str template_label(const struct template *template, enum language language); /* "Handout" */

/* Whether composing a document can find mistakes in it: when it is only checked, others need not be composed. */
bool compose_is_needed(const struct record *record);

/* Composes a document. The record is taken from the restricted set of the template's class. Never NULL; mistakes in the
 * document's own Markdown (formulas, widgets, images) are reported and left out. The locale is that of the document's
 * language. */
struct document *compose_document(struct arena *arena, struct diagnostics *sink, const struct project *project,
                                  const struct template *template, const struct project_document *source,
                                  struct locale *locale, const struct text_measure *measure);

#endif
