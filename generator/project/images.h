/* What runs before have read, kept by the store (store.h) as images, and documents read by way of them: what reading
 * leaves behind on its way to a record is gone as soon as the record is there, whether or not its image is kept.
 *
 * An image is found by the contents that it was made from, the identity of what these are read by (identity.h), and
 * what else reading asks: the names of the files           project/decide.c (kind_of_title), record_path.c, ids of
 * documents that say none where a merge stood in them      base/diagnostic.c (is_moot) the project's language, region
 * project/tongue.c its currency                     record_read.c the day                          record_time.c,
 * record_years.c, record_figure.c our company's fiscal calendar, and whether it is said           record_read.c,
 * record_ahead.c the fields of its kind           record_image.c, whose numbers they are: rules add one
 * (kind/acceptance.h) the files that paths name        record_path.c; they are looked for again (record_image.h)
 * Without a planpress.yaml documents say what holds for each other: then, and where YAML is dumped, all is read. */
#ifndef PROJECT_IMAGES_H
#define PROJECT_IMAGES_H

#include "project/decide.h"
#include "project/documents.h"

/* Fills project->images, when the project has a store and can use it. Once its templates are open. */
void images_open(struct project *project);

/* What was decided on a file that was just read. False: nothing is known. The content is that of its source. */
bool images_find_decision(struct project *project, struct diagnostics *sink, struct arena *arena,
                          const struct opened_file *opened, const struct sha256 *content, struct decision *out);
/* Keeps a decision, with the kinds that were asked for meanwhile. */
void images_keep_decision(struct project *project, struct arena *scratch, const struct opened_file *opened,
                          const struct sha256 *content, const struct decision *decision,
                          const struct asked_kinds *asked);

/* Reads a document into the project's records; its files are as in document_read. */
/* The same as a thin copy that holds what is held: fills its image, its kind's shape, and whether something could not be
 * read, which goes to the sink. False: it has no form in an image. */
bool images_thin(struct project *project, struct diagnostics *sink, struct input_file *input,
                 const struct input_file *const *parts, size_t count, const struct asked *held,
                 struct thin_document *out);

/* Makes a thin document thinner: it keeps what is held. False: its image is not of this project's templates. */
bool images_narrow(struct project *project, const struct asked *held, struct thin_document *thin);

/* Whether a slice was made with the fields that its kind has. */
bool images_fit(const struct project *project, const struct slice *slice);

struct record *images_document(struct project *project, struct diagnostics *sink, struct input_file *input,
                               const struct input_file *const *parts, size_t count);

#endif
