/* A tree of files that writes down what it was asked and what it answered. Who keeps that knows later, by asking again,
 * whether a run that has done nothing but ask would see anything else: names and contents count, never times.
 *
 * Many threads may ask at once. */
#ifndef BASE_FILES_ASKED_H
#define BASE_FILES_ASKED_H

#include "base/buffer.h"
#include "base/files.h"

struct files_asked;

struct files_asked *files_asked_new(void);
void files_asked_free(struct files_asked *asked); /* and the trees made of it; NULL is fine */

/* The tree, answering as it does. `number`: below FILES_ASKED_TREES, by which it is known when it is asked again. */
enum { FILES_ASKED_TREES = 4 };
const struct files *files_asked_of(struct files_asked *asked, const struct files *tree, size_t number);

/* Whether a tree that was made so was asked the same twice and answered something else: somebody changes it meanwhile.
 * Of what was made of it nobody can say then which state it has. Any other tree: false. */
bool files_asked_is_torn(const struct files *tree);

/* All that was asked, each thing once, and what it was answered: text for files_asked_holds. */
void files_asked_print(struct files_asked *asked, struct buffer *out);

/* Goes through the files that were read, each once, in the order in which they were. */
void files_asked_each(struct files_asked *asked, void (*visit)(void *context, size_t tree, struct str path),
                      void *context);

/* Asks the trees, by their numbers, again. False: one answers something else, or the text is damaged. A tree that is
 * NULL answers nothing. */
bool files_asked_holds(struct str text, const struct files *const trees[FILES_ASKED_TREES]);

#endif
