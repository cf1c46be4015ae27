/* What is told of a project's documents beside the documents themselves: the index, calendars, lists of actions. All of
 * it is made from an edition: of what lies above its class it knows neither a document nor a name nor a day. */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "edition/edition.h"
#include "project/project.h"

struct buffer;
struct html_link;
struct html_page;

/* A document in one of its layouts. */
struct site_output {
    const struct str *labels; /* of the layout, by language */
    enum class class;
    struct str stem;  /* below the output folder, without an extension */
    struct str group; /* of a customer's: the folder that is handed over; else empty */
    /* Set by whoever writes the folder: */
    bool html, pdf; /* which of its files lie there */
    bool changed;   /* by this build, while others stayed */
};

static inline bool site_output_is_there(const struct site_output *output) { return output->html || output->pdf; }

/* A line of the index. Texts are in the index's language, the title is the document's own. */
struct site_document {
    const struct project_document *document;
    const struct record *record;  /* of the edition */
    const struct record *account; /* whose document it is, in the edition; NULL: of several accounts or none */
    struct str title, kind, manager, status, period, next;
    struct str account_name;        /* "Uhlenmoor"; empty: of several accounts or none */
    struct date next_day;           /* to sort by; year 0: none */
    const struct record **managers; /* persons of a register, as the edition has them */
    size_t manager_count;
    size_t findings;             /* errors and warnings of its rules */
    struct site_output *outputs; /* in order of layouts */
    size_t output_count;
};

/* The output for the narrowest circle, which is what our own people read; `there`: of those that lie in the folder,
 * NULL when none does. */
const struct site_output *site_main_output(const struct site_document *document, bool there);

/* A day that somebody has to keep. */
struct site_date {
    const struct site_document *document;
    struct str identity;         /* the same as long as the row has its id: "account-plan/uhlenmoor/actions/m1/due" */
    struct str say, who, status; /* as printed; who and status may be empty */
    const struct record **persons;
    size_t person_count;
    struct date day;     /* as it was said: of a month, its last day counts */
    struct str day_text; /* as printed */
    int start, minutes;  /* -1: not said */
    bool action, open;   /* something to be done, and not done yet */
};

struct site {
    struct arena *arena;
    const struct project *project;
    const struct edition *edition;
    struct str folder;               /* where its own files lie, below the output folder: links are seen from there */
    struct site_document *documents; /* by account, those of none last; then the account's own plan, kind, title */
    size_t document_count;
    struct site_date *dates; /* by day, then document */
    size_t date_count;
};

/* Needs the edition's records and the findings of all documents. Documents that could not be read are left out. */
struct site *site_collect(struct arena *arena, const struct project *project, const struct edition *edition,
                          struct str folder);

/* The head line of a page of our own, a document in one of its layouts: to the index, to its other layouts and to what
 * else there is of its account. Targets are seen from the page. */
const struct html_link *site_links(struct arena *arena, const struct site *site,
                                   const struct project_document *document, struct str stem, size_t *count);

/* The front page; `page` has the shell and styles that all pages of a project have, and its script. */
void site_index_write(struct buffer *out, const struct site *site, const struct html_page *page);

/* The list in a folder that is handed over: what lies in it, and nothing else. */
void site_group_write(struct buffer *out, const struct site *site, struct str group, const struct html_page *page);
/* Those folders, sorted. */
struct str *site_groups(const struct site *site, size_t *count);

/* An iCalendar file (RFC 5545) of the days of one person, or of all (NULL). */
void site_calendar_write(struct buffer *out, const struct site *site, const struct record *person);
/* The persons who have a calendar of their own: who manages a document, by id. */
const struct record **site_managers(const struct site *site, size_t *count);

/* A CSV table (RFC 4180) of all actions, with a line of headings. */
void site_actions_write(struct buffer *out, const struct site *site);

#endif
