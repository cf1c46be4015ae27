/* The limits that keep any input from eating the machine. Each is reported with a clear diagnostic where it is met. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
    LIMIT_FILE = 10 * 1024 * 1024,       /* bytes of a file of text */
    LIMIT_IMAGE = 50 * 1024 * 1024,      /* bytes of an image's file */
    LIMIT_ENCLOSURE = 32 * 1024 * 1024,  /* bytes of a PDF that is enclosed in a folder */
    LIMIT_ENCLOSURE_INFLATED = 128 * 1024 * 1024, /* bytes that libqpdf may unpack to find its objects */
    LIMIT_ENCLOSURE_PAGES = 500,
    LIMIT_ENCLOSURE_OBJECTS = 200000,
    LIMIT_DEPTH = 64,                    /* nesting of folders, YAML, Markdown, formulas and document blocks */
    LIMIT_YAML_NODES = 1000000,          /* per file, aliases counted each time they are used */
    LIMIT_YAML_ANCHORS = 1000,           /* per file */
    LIMIT_FIELDS = 20000,                /* of a kind, those of named types counted each time they are used */
    LIMIT_PARTS = 100,                   /* put into one layout, each use counted */
    LIMIT_TABLE_COLUMNS = 64,            /* of a table in a document */
    LIMIT_OUTPUT = 1024 * 1024 * 1024,   /* bytes of a file in the output folder that is compared with a new one */
    LIMIT_PACK = 1024 * 1024 * 1024,     /* bytes of a file of what runs keep for the next one (pack.h) */
    LIMIT_SLICE_BYTES = 1024 * 1024 * 1024, /* of a slice (project/slice.h) */
    LIMIT_LIST = 64 * 1024 * 1024,       /* bytes of the list of what was written */
    LIMIT_FORMULA_STEPS = 20000000,      /* evaluated nodes per document and layout */
    LIMIT_TEXT = 1000,                   /* characters of a title, which stands at the head of every page */
    LIMIT_IMAGE_PIXELS = 40000000,       /* width times height */
    LIMIT_PNG_BYTES = 100 * 1024 * 1024, /* of its pixels, unpacked: they are packed a thousandfold at most */
    LIMIT_HISTORY_COMMITS = 1000,        /* whose authors the leak gate knows */
    LIMIT_GATE_PATTERN = 200,            /* bytes of a pattern of never_to_customer */
    LIMIT_IMAGE_SCANS = 100,             /* of a JPEG: each goes over all of the picture */
    LIMIT_GATE_WORK = 256 * 1024 * 1024, /* bytes read, inflated and kept of one file that the gate reads */
    LIMIT_GATE_TIMES = 400,              /* and so many times its size */
    LIMIT_GATE_LEAST = 4 * 1024 * 1024,  /* which a small file may exceed */
    LIMIT_GATE_DEPTH = 4,                /* files inside files: data: URIs, attachments */
    LIMIT_GATE_UNREAD = 100,             /* sentences about what could not be read */
    LIMIT_KEPT_SUBSETS = 16 * 1024 * 1024, /* bytes of faces cut down for PDFs that a thread keeps */
    LIMIT_GATE_REVISIONS = 1000,         /* cross-reference sections of a PDF */
    LIMIT_RPC_BODY = 64 * 1024 * 1024,   /* bytes of a message of an editor */
    LIMIT_JSON_DEPTH = 128,              /* nesting of such a message */
    LIMIT_STASH = 64 * 1024 * 1024,      /* bytes of what a session keeps of a project (stash.h) */
};

/* A mean over people says nothing of one of them: of two, each could take away what they know of themselves. */
enum { LEAST_PEOPLE_OF_A_MEAN = 3 };

/* Budgets (budget.h): what a document may take in one layout, and all documents of a run together. */
enum {
    LIMIT_BLOCKS = 400000,
    LIMIT_FIGURES = 5000,
    LIMIT_PIXELS = 64000000, /* of PNGs, each use counted: they are unpacked to be looked at */
    LIMIT_GLYPHS = 8000000,  /* bytes */
    LIMIT_PAGES = 5000,
    LIMIT_WRITTEN = 256 * 1024 * 1024, /* bytes of a file */
    LIMIT_MEMORY = 320 * 1024 * 1024,  /* bytes */
};
#define LIMIT_RUN_BLOCKS UINT64_C(40000000)
#define LIMIT_RUN_FIGURES UINT64_C(500000)
#define LIMIT_RUN_PIXELS UINT64_C(4000000000)
#define LIMIT_RUN_STEPS UINT64_C(20000000000)
#define LIMIT_RUN_GLYPHS UINT64_C(800000000)
#define LIMIT_RUN_PAGES UINT64_C(200000)
#define LIMIT_RUN_WRITTEN (UINT64_C(8) * 1024 * 1024 * 1024)
#define LIMIT_RUN_MEMORY (UINT64_C(2) * 1024 * 1024 * 1024) /* held at the same time */

#endif
