/* A project: planpress.yaml and every document below its folder, read, resolved and ready to be composed.
 *
 * project_open finds planpress.yaml upwards from a path. Without one, the folder of the path is a project all the same,
 * what nobody settled is assumed (project/assumed.h). It reads every document below (walk.h), the templates (the
 * project's own templates/ folder, which may replace or add kinds and layouts, and of the built-in kinds those that are
 * needed), and resolves the references. A file that cannot be read leaves the others untouched. */
#ifndef PROJECT_PROJECT_H
#define PROJECT_PROJECT_H

#include "base/catalogue.h"
#include "base/files.h"
#include "kind/check.h"
#include "schema/layout_file.h"
#include "tree/theme.h"

struct asked_kinds;
struct dress;
struct files_asked;
struct identity;
struct images;
struct overlay_buffer;
struct slice;
struct store;
struct walk_ignored;

/* A document of the project that has a layout. */
struct project_document {
    const struct record *record; /* at full class */
    const struct kind *kind;
    const struct value *root; /* its YAML, where it was asked for; may be NULL */
    const struct source *source;
    const struct source **sources; /* it and its chapters */
    size_t source_count;
    struct str stem;          /* where its outputs go, below the output folder: "konten/grossmann/plan" */
    bool broken;              /* something of it could not be read: nothing is written for it */
    bool held;                /* a rule of level error found something: nothing is written of it for customers */
    struct findings findings; /* of its kind's checks; filled by project_check */
};

/* A folder of templates. */
struct templates_place {
    const struct files *files; /* NULL: there is none */
    struct str folder;         /* in that tree */
};

struct project {
    struct arena *arena;
    struct store *store;       /* of what runs keep (store.h); NULL: nothing is kept */
    const struct files *files; /* what lies below its folder */
    struct str root;           /* that folder, absolute */
    bool settled;              /* there is a planpress.yaml in it */
    bool vacant;               /* no file in it is ours */
    bool keeps_values;         /* documents keep their YAML */
    const struct project_part *part; /* what was opened; NULL: all */
    struct identity *identity; /* of what documents are read by (identity.h); NULL: nobody asks */
    struct images *images;     /* of what was read before (images.h); NULL: all is read */
    struct dress *worn;        /* templates are those of a project before (dress.h); NULL: they are read */
    struct asked_kinds *asked; /* notes which kinds are asked for; NULL: nobody asks */
    struct str *nested;        /* folders in it that are projects of their own and no part of it */
    size_t nested_count, nested_capacity;
    struct templates_place templates[2]; /* the project's own, if it has any, and the built-in one */
    const struct source **dress;         /* the files of templates that were read: what every output may hang on */
    size_t dress_count, dress_capacity;
    struct languages *languages;         /* those that documents can be in */
    struct kinds kinds;                  /* built-in ones that nothing needs are only declared */
    struct records *records;             /* full class */
    const struct value *overrides;       /* of planpress.yaml (overrides.h); NULL: none */
    const struct record *record;         /* of planpress.yaml; never NULL after a successful open */
    struct project_document *documents;  /* sorted by stem; of kinds that have layouts */
    size_t document_count;
    struct project_document *lookups; /* the others, which are only referred to: registers */
    size_t lookup_count;
    const struct source **read; /* the files that documents, registers and chapters were made of */
    size_t read_count;
    const struct walk_ignored *ignored; /* what rules leave out (walk.h) */
    size_t ignored_count;
    struct diagnostics left_alone; /* what is said of other people's files if they are named */
    struct layout_file *layouts;   /* sorted by kind, then name */
    size_t layout_count;
    struct catalogue catalogues[LANGUAGE_MOST]; /* of texts in documents; [LANGUAGE_SOURCE] is empty */
    struct catalogue messages[LANGUAGE_MOST];   /* of what is said of them, where it was asked for (project_words) */
    struct theme theme;
    bool dressed; /* the theme and the page have no mistakes: documents can be made with them */
    const struct source *own_page; /* the project's page.html; NULL: it has none */
    struct str page_html, style_css; /* templates/page.html, style.css */
    struct str index_css, index_js;  /* of the front page; the script is the built-in one, never a project's */
    struct date as_of;
    const struct language *spoken;   /* on the terminal: PLANPRESS_LANGUAGE, else `language` */
    const struct language *language; /* of documents that name none */
    const struct region *region;     /* of the language; may be NULL */
    struct str currency;
};

/* Some of a project: a few documents as they are, of all others what is asked of them. */
struct project_part {
    const struct str *files; /* of the documents, with their chapters: paths in the project's tree */
    size_t file_count;
    const struct slice *slices; /* slice.h; a document that is among the files is read from these */
    size_t slice_count;
    const struct str *kinds; /* that are read whole besides */
    size_t kind_count;
};

struct project_options {
    struct str spoken;       /* the language of the terminal by any of its names; one that the project does not have, or
                                nothing: the project's own */
    struct str path;         /* any file or folder in the project */
    const struct str *roots; /* --root: folders that links in the project may lead into */
    size_t root_count;
    struct str templates; /* the built-in templates' folder */
    struct date as_of;    /* --as-of; year 0: not given */
    bool values;          /* documents keep their YAML (project_document.root) */
    struct store *store;  /* may be NULL */
    const struct str *sets; /* --set: "KEY=VALUE" in place of what planpress.yaml says */
    size_t set_count;
    bool all_kinds;       /* those that nothing needs are read whole, too */
    const struct project_part *part; /* NULL: all of it */
    bool asks;                 /* formulas note what they ask of other documents (kinds.asks) */
    struct files_asked *asked; /* writes down what the trees are asked, by PROJECT_TREE_…; may be NULL */
    const struct overlay_buffer *buffers; /* of an editor, over the files; paths absolute or below the root */
    size_t buffer_count;
    struct dress *dress;       /* keeps templates from one opening to the next (dress.h); may be NULL */
};
enum { PROJECT_TREE_OWN, PROJECT_TREE_BUILT_IN };

/* The two trees as project_open asks them. NULL with a *problem as there. */
const struct files *project_tree(struct arena *arena, const struct project_options *options, struct str root,
                                 struct message *problem);
const struct files *project_built_in_tree(struct arena *arena, const struct project_options *options,
                                          struct message *problem);

/* The folder of the project that a path belongs to: the nearest upwards that has a planpress.yaml, else, not *settled,
 * the folder that it is in. */
struct str project_root(struct arena *arena, struct str path, bool *settled);

/* NULL with a *problem when planpress.yaml cannot be used, or without one when its dress is outgrown, or there are no templates or no such root; author's
 * mistakes, and files that cannot be read, go to the sink. */
struct project *project_open(struct arena *arena, struct diagnostics *sink, const struct project_options *options,
                             struct message *problem);

struct thin_document;
/* Of a part of a project its first document, thin: what the lines of asked_print say of its kind. False with a *problem
 * when it cannot be opened, or the lines name other fields than the templates; author's mistakes go to the sink. */
bool project_thin(struct arena *arena, struct diagnostics *sink, const struct project_options *options, struct str asked,
                  struct thin_document *out, struct message *problem);

/* The trees of files alone: nothing is read. */
struct project *project_open_bare(struct arena *arena, struct diagnostics *sink, const struct project_options *options,
                                  struct message *problem);

/* What is said in a language on the terminal and in exports; read when it is first asked for. NULL: English. */
const struct catalogue *project_words(struct project *project, struct diagnostics *sink,
                                      const struct language *language);
/* The same before a project is opened, in the language that its planpress.yaml names, if there is one. */
const struct catalogue *project_words_near(struct arena *arena, const struct project_options *options);

/* The languages that such a project has. */
const struct languages *project_languages_near(struct arena *arena, const struct project_options *options);

/* The templates alone, those of the project that `path` stands in included, if it stands in one. NULL with a *problem
 * as above. */
struct project *project_open_templates(struct arena *arena, struct diagnostics *sink,
                                       const struct project_options *options, struct message *problem);

struct trace;
/* Where what checks find is kept between runs. */
struct check_keeping {
    void *context;
    /* Fills document->findings from what was kept, and reports what reading them did. False: they have to be run. */
    bool (*take)(void *context, struct project_document *document, struct diagnostics *sink);
    struct trace *(*begin)(void *context, const struct project_document *document);
    void (*keep)(void *context, const struct project_document *document, struct trace *trace,
                 const struct diagnostics *messages);
};

/* `keeping` may be NULL. Runs the checks of the documents for which `chosen`, by index, is true: findings are kept with the document and
 * reported; one of level error holds back its editions for customers. */
void project_check(struct project *project, struct diagnostics *sink, const bool *chosen,
                   const struct check_keeping *keeping);

#endif
