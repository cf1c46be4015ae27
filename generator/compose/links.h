/* Links of a composed document: what an author wrote as seen from a file of the project leads to where it lies as seen
 * from the output, or is reported and left out, its text kept. */
#ifndef COMPOSE_LINKS_H
#define COMPOSE_LINKS_H

#include "compose/composer.h"

/* Whether where a link leads hangs on the project or the document: a relative path or an anchor. */
bool link_needs_looking(const struct inline_node *link);

/* Looks through a document whose sections have their anchors, composed in the layout of this name for the record that the
 * composer stands on. Reports anchors that nothing has (G05) and files that the output's readers would not find (G08). */
void links_of_document(const struct composer *composer, struct str layout, struct document *document);

/* The same of blocks that are not printed, and are changed: what they link to in other files is looked for. */
void links_of_blocks(const struct composer *composer, struct block *blocks);

#endif
