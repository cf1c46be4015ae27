/* What is left out: the patterns of .gitignore files and of `exclude` in planpress.yaml, by git's rules.
 *
 * A pattern is a name (`*.bak`, anywhere below its file), or a path from its file's folder when it has a slash that is
 * not its last character (`/plan.yaml`, `drafts/old*`, `**` for any number of folders); a slash at its end means
 * folders alone, `!` before it takes in again what a line above left out. `#` starts a comment, `\` takes a character
 * for itself. Of several files the one in the deepest folder decides, in a file the last line that matches; `exclude`
 * has the last word. What is in a folder that is left out is never looked at, so nothing takes it in again. */
#ifndef PROJECT_IGNORE_H
#define PROJECT_IGNORE_H

#include "base/files.h"
#include "base/source.h"
#include "tree/value.h"

/* A line of a .gitignore, or an item of `exclude`. */
struct ignore_rule {
    struct str pattern; /* without the signs below */
    struct str written; /* as its author has it */
    bool negated;       /* ! */
    bool anchored;      /* a path from its file's folder, else a name in any folder below */
    bool folders;       /* a slash at its end */
    struct span span;
};

/* The rules of one file, and those that it adds to. */
struct ignore_level {
    const struct ignore_level *above; /* weaker */
    struct str folder;                /* that its patterns are seen from: a path in the tree */
    struct str way;                   /* instead, for what lies above the tree: from its folder to the tree's root */
    struct ignore_rule *rules;
    size_t count;
};

/* The rules of a text such as that of a .gitignore. The source must live as long as the level. */
const struct ignore_level *ignore_text(struct arena *arena, const struct source *source, struct str folder,
                                       const struct ignore_level *above);
/* Those of a value: a text or a list of texts; what is neither is nobody's pattern. */
const struct ignore_level *ignore_value(struct arena *arena, const struct value *value);

/* Those of the .gitignore in a folder of the tree, `above` when it cannot be read. */
const struct ignore_level *ignore_folder(struct arena *arena, const struct files *files, struct str folder,
                                         const struct ignore_level *above);

/* What is left out of a walk, beside what each folder says itself. */
struct ignore {
    const struct ignore_level *exclude; /* of planpress.yaml; NULL: none */
    const struct ignore_level *above;   /* of folders above the tree; NULL: none */
};

/* The .gitignore files between the folder of the repository that a root stands in and the root, itself not included;
 * NULL where there are none, and where they leave out the root itself: whoever keeps a project there means it. */
const struct ignore_level *ignore_above(struct arena *arena, struct str root);
/* All that they say, for who compares it. */
struct str ignore_said_above(struct arena *arena, struct str root);

/* The rule that leaves out a path of the tree, of which all folders are known to be looked at; NULL: none does. */
const struct ignore_rule *ignore_find(const struct ignore_level *exclude, const struct ignore_level *levels,
                                      struct str path, bool folder);

/* Whether the name matches the pattern, both without slashes: `*`, `?`, `[a-z]`, `[!x]`, `[[:alpha:]]`, `\`. */
bool ignore_name_matches(struct str pattern, struct str name);

#endif
