/* All actions as a table for spreadsheets. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/csv.h"
#include "site/site.h"

/* Spreadsheets part cells by what the language leaves free: where a comma is the decimal sign, by semicolons. */
static char separator_of(const struct site *site) { return site->project->language->marks.point == ',' ? ';' : ','; }

static void put_row(struct buffer *out, const struct str *cells, size_t count, char separator) {
    for (size_t i = 0; i < count; i++) {
        if (i) buffer_char(out, separator);
        csv_text(out, cells[i], separator);
    }
    buffer_append_c(out, "\r\n");
}

static bool is_overdue(const struct site *site, const struct site_date *date) {
    bool known = site->edition->as_of.year; /* else an error says that there is no day */
    return known && date->open && date_days(date_last_day(date->day)) < date_days(site->edition->as_of);
}

void site_actions_write(struct buffer *out, const struct site *site) {
    struct arena *arena = arena_create();
    const struct project *project = site->project;
    const struct catalogue *words =
        catalogue_in(arena, &project->catalogues[project->language->index], project->region);
    const struct str headings[] = {
        message_say(arena, words, "Customer"),    message_say(arena, words, "Document{|in a list of them}"),
        message_say(arena, words, "Action"),      message_say(arena, words, "Owner"),
        message_say(arena, words, "Due{|a day}"), message_say(arena, words, "Status"),
        message_say(arena, words, "Overdue")};
    enum { COLUMNS = sizeof headings / sizeof *headings };
    char separator = separator_of(site);
    buffer_append_c(out, "\xEF\xBB\xBF"); /* without it spreadsheets read another encoding */
    put_row(out, headings, COLUMNS, separator);
    for (size_t i = 0; i < site->date_count; i++) {
        const struct site_date *date = &site->dates[i];
        if (!date->action) continue;
        const struct str cells[] = {date->document->account_name,
                                    date->document->title,
                                    date->say,
                                    date->who,
                                    date_iso(arena, date_last_day(date->day)),
                                    date->status,
                                    language_truth(project->language, is_overdue(site, date))};
        put_row(out, cells, COLUMNS, separator);
    }
    arena_destroy(arena);
}
