/* YAML text → value tree, by libyaml's events. Nothing is typed; every mistake is reported with what to do about it. */
#ifndef READ_YAML_H
#define READ_YAML_H

#include "base/diagnostic.h"
#include "tree/value.h"

/* Reads the part of a source from byte `start` to `end` (a whole file, the front matter of a Markdown file). NULL after
 * reporting when it cannot be read; an empty document is a null scalar. Reported here: syntax (I00, with a fix for the
 * usual slips), duplicate keys (I09), text lost to a comment or a tag (I02), limits (I13).
 *
 * A slip in the syntax is repaired as its author most likely meant it and reading goes on, so that one run finds every
 * mistake: a tree that comes back after errors is good for finding more of them, not for printing. */
struct value *yaml_read(struct arena *arena, struct diagnostics *sink, const struct source *source, size_t start,
                        size_t end);

/* The same for a text that is not a slice of its source, such as a widget's options inside a template: line i of the
 * text (from 0) stands at line `line` + i of the source, shifted right by `column` - 1. */
struct value *yaml_read_text(struct arena *arena, struct diagnostics *sink, struct str text, struct span origin);

#endif
