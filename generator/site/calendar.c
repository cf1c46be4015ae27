/* Days as an iCalendar file (RFC 5545): an event each, of a whole day or of so many minutes by the clock on the wall.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/sha256.h"
#include "site/site.h"

enum { LINE_LONGEST = 75 /* bytes, without its end (RFC 5545, 3.1) */ };

struct writer {
    struct buffer *out;
    struct arena *arena;
    const struct site *site;
    const struct catalogue *words;
};

/* Lines ---------------------------------------------------------------------------------------------------------- */

static bool continues_character(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

/* Long lines go on in the next one, behind a space, and never inside a character. */
static void put_line(struct writer *writer, struct str line) {
    size_t room = LINE_LONGEST;
    while (line.size > room) {
        size_t cut = room;
        while (continues_character(line.data[cut])) cut--;
        buffer_append(writer->out, str_slice(line, 0, cut));
        buffer_append_c(writer->out, "\r\n ");
        line = str_skip(line, cut);
        room = LINE_LONGEST - 1;
    }
    buffer_append(writer->out, line);
    buffer_append_c(writer->out, "\r\n");
}

/* The value of a property of type TEXT. */
static struct str escaped(struct arena *arena, struct str text) {
    struct buffer out = {0};
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '\\' || c == ';' || c == ',') buffer_char(&out, '\\');
        if (c == '\n') buffer_append_c(&out, "\\n");
        else if ((unsigned char)c >= ' ') buffer_char(&out, c);
    }
    struct str result = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return result;
}

static void put_text(struct writer *writer, const char *name, struct str text) {
    if (text.size) put_line(writer, str_format(writer->arena, "%s:%.*s", name, STR_ARG(escaped(writer->arena, text))));
}

/* Events --------------------------------------------------------------------------------------------------------- */

static struct str day_text(struct arena *arena, struct date day) {
    return str_format(arena, "%04d%02d%02d", day.year, day.month, day.day);
}

/* Readers need an identity that no other calendar has; what names the row is hidden in it. */
static struct str identity_text(struct arena *arena, struct str identity) {
    struct sha256 hash = sha256_of(identity);
    struct str digits = sha256_print(arena, &hash);
    return str_format(arena, "%.*s@planpress", (int)32, digits.data);
}

/* A whole day: the one by which something is due. It makes nobody busy. */
static void put_whole_day(struct writer *writer, struct date day) {
    struct arena *arena = writer->arena;
    struct date next = date_from_days(date_days(day) + 1);
    put_line(writer, str_format(arena, "DTSTART;VALUE=DATE:%.*s", STR_ARG(day_text(arena, day))));
    put_line(writer, str_format(arena, "DTEND;VALUE=DATE:%.*s", STR_ARG(day_text(arena, next))));
    put_line(writer, STR("TRANSP:TRANSPARENT"));
}

/* Floating time: where people meet, nine is nine. */
static void put_hours(struct writer *writer, const struct site_date *date, struct date day) {
    struct arena *arena = writer->arena;
    put_line(writer, str_format(arena, "DTSTART:%.*sT%02d%02d00", STR_ARG(day_text(arena, day)), date->start / 60,
                                date->start % 60));
    if (date->minutes > 0) put_line(writer, str_format(arena, "DURATION:PT%dM", date->minutes));
}

/* "Uhlenmoor: Angebot abgeben" */
static struct str summary_of(const struct writer *writer, const struct site_date *date) {
    struct str account = date->document->account_name;
    if (!account.size) return date->say;
    return str_format(writer->arena, "%.*s: %.*s", STR_ARG(account), STR_ARG(date->say));
}

/* What people want to know before they open the document. */
static struct str description_of(const struct writer *writer, const struct site_date *date) {
    struct arena *arena = writer->arena;
    struct str text = date->document->title;
    if (date->who.size)
        text = str_format(arena, "%.*s\n%.*s", STR_ARG(text),
                          STR_ARG(message_say(arena, writer->words, "Owner: {0}", date->who)));
    if (date->status.size)
        text = str_format(arena, "%.*s\n%.*s", STR_ARG(text),
                          STR_ARG(message_say(arena, writer->words, "Status: {0}", date->status)));
    if (date->day.precision != DATE_DAY)
        text = str_format(arena, "%.*s\n%.*s", STR_ARG(text),
                          STR_ARG(message_say(arena, writer->words, "Date: {0}", date->day_text)));
    return text;
}

static void put_event(struct writer *writer, const struct site_date *date) {
    struct arena *arena = writer->arena;
    struct date day = date_last_day(date->day), as_of = writer->site->edition->as_of;
    struct date stamp = as_of.year ? as_of : date_of(1970, 1, 1); /* without a day, which is an error: any */
    put_line(writer, STR("BEGIN:VEVENT"));
    put_text(writer, "UID", identity_text(arena, date->identity));
    put_line(writer, str_format(arena, "DTSTAMP:%.*sT000000Z", STR_ARG(day_text(arena, stamp))));
    if (date->start >= 0 && date->day.precision == DATE_DAY) put_hours(writer, date, day);
    else put_whole_day(writer, day);
    put_text(writer, "SUMMARY", summary_of(writer, date));
    put_text(writer, "DESCRIPTION", description_of(writer, date));
    put_text(writer, "CATEGORIES", date->document->kind);
    put_line(writer, STR("END:VEVENT"));
}

/* Calendars ------------------------------------------------------------------------------------------------------- */

static bool is_among(const struct record *person, const struct record **persons, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (persons[i] == person) return true;
    return false;
}

/* What is done needs no day any more, and what was over a year ago is history; without a day, nobody knows. */
static bool is_current(const struct site *site, const struct site_date *date) {
    enum { KEPT = 366 /* days */ };
    if (date->action || !site->edition->as_of.year) return !date->action || date->open;
    return date_days(date_last_day(date->day)) + KEPT >= date_days(site->edition->as_of);
}

/* Their own days, and all of the documents that they manage. */
static bool is_of(const struct site_date *date, const struct record *person) {
    const struct site_document *document = date->document;
    return !person || is_among(person, date->persons, date->person_count) ||
           is_among(person, document->managers, document->manager_count);
}

static int by_id(const void *left, const void *right) {
    const struct record *const *a = left, *const *b = right;
    return str_compare((*a)->id, (*b)->id);
}

const struct record **site_managers(const struct site *site, size_t *count) {
    size_t most = 0;
    for (size_t d = 0; d < site->document_count; d++) most += site->documents[d].manager_count;
    const struct record **all = NEW_ARRAY(site->arena, const struct record *, most + 1);
    size_t found = 0;
    for (size_t d = 0; d < site->document_count; d++)
        for (size_t m = 0; m < site->documents[d].manager_count; m++) all[found++] = site->documents[d].managers[m];
    if (found) qsort(all, found, sizeof *all, by_id);
    *count = 0;
    for (size_t i = 0; i < found; i++)
        if (!*count || all[*count - 1] != all[i]) all[(*count)++] = all[i];
    return all;
}

static struct str name_of(const struct writer *writer, const struct record *person) {
    if (person) return record_title(writer->arena, person);
    return message_say(writer->arena, writer->words, "All dates");
}

void site_calendar_write(struct buffer *out, const struct site *site, const struct record *person) {
    struct arena *arena = arena_create();
    const struct project *project = site->project;
    struct writer writer = {.out = out, .arena = arena, .site = site};
    writer.words = catalogue_in(arena, &project->catalogues[project->language->index], project->region);
    put_line(&writer, STR("BEGIN:VCALENDAR"));
    put_line(&writer, STR("VERSION:2.0"));
    put_line(&writer, STR("PRODID:-//planpress//planpress//EN"));
    put_text(&writer, "X-WR-CALNAME", name_of(&writer, person));
    for (size_t i = 0; i < site->date_count; i++) {
        if (!is_current(site, &site->dates[i]) || !is_of(&site->dates[i], person)) continue;
        struct arena_mark mark = arena_mark(arena);
        put_event(&writer, &site->dates[i]);
        arena_rewind(arena, mark);
    }
    put_line(&writer, STR("END:VCALENDAR"));
    arena_destroy(arena);
}
