/* Days that people mean when they plan: today, the ends of the month, the quarter and the fiscal year, as the file has
 * its days. */
#include "base/arena.h"
#include "editor/complete.h"

/* How days are written in a file. */
enum day_form { DAY_ISO, DAY_DOTS, DAY_SHORT_DOTS, DAY_LANGUAGE };

static bool are_digits(struct str text, size_t from, size_t count) {
    for (size_t i = from; i < from + count; i++)
        if (i >= text.size || text.data[i] < '0' || text.data[i] > '9') return false;
    return true;
}

/* Of a text that is no day: -1. */
static int form_of(struct str text) {
    if (are_digits(text, 0, 4) && text.size == 10 && text.data[4] == '-') return DAY_ISO;
    if (are_digits(text, 0, 2) && text.size == 10 && text.data[2] == '.') return DAY_DOTS;
    if (text.size >= 8 && text.size < 10 && are_digits(text, text.size - 4, 4) && text.data[text.size - 5] == '.')
        return DAY_SHORT_DOTS;
    return -1;
}

/* The form that most days of the file have, else what the language has. */
static enum day_form form_in(const struct completion *completion) {
    const struct view *view = completion->view;
    size_t counts[DAY_LANGUAGE + 1] = {0}, most = 0;
    int found = str_equal_c(view->language->tag, "de") ? DAY_DOTS : DAY_ISO;
    for (size_t n = 1; n < view->sketch.count; n++) {
        const struct field *field = view->meanings[n].element;
        int form = field && field->type == FIELD_DATE ? form_of(sketch_value(&view->sketch, n)) : -1;
        if (form < 0 || n == completion->spot.node || ++counts[form] <= most) continue;
        most = counts[form];
        found = form;
    }
    return (enum day_form)found;
}

static struct str day_text(const struct completion *completion, struct date day, enum day_form form) {
    struct arena *arena = completion->view->editor->arena;
    switch (form) {
    case DAY_DOTS: return str_format(arena, "%02d.%02d.%04d", day.day, day.month, day.year);
    case DAY_SHORT_DOTS: return str_format(arena, "%d.%d.%04d", day.day, day.month, day.year);
    case DAY_ISO:
    case DAY_LANGUAGE: break;
    }
    return date_iso(arena, day);
}

struct days {
    struct completion *completion;
    const struct field *field;
    enum day_form form;
    struct date today;
    struct fiscal_calendar calendar;
};

/* Earlier or later than a field can have it, days are left out. */
static void add_day(struct days *days, struct date day, struct message what) {
    struct completion *completion = days->completion;
    struct arena *arena = completion->view->editor->arena;
    if (day.year <= 0 || (days->field->past && date_days(day) > date_days(days->today))) return;
    struct str text = day_text(completion, day, days->form), beside = in_words(completion->view->editor, what);
    if (completion->spot.typed.size && !str_starts(text, completion->spot.typed) &&
        !completion_fits(completion, beside))
        return;
    for (size_t i = 0; i < completion->items.count; i++) {
        struct editor_item *same = &completion->items.items[i];
        if (!str_equal(same->label, text)) continue;
        same->beside = str_format(arena, "%.*s, %.*s", STR_ARG(same->beside), STR_ARG(beside));
        same->filter = str_format(arena, "%.*s %.*s", STR_ARG(same->filter), STR_ARG(beside));
        return;
    }
    struct editor_item item = {.kind = EDITOR_DAY, .label = text, .beside = beside};
    item.filter = str_format(arena, "%.*s %.*s", STR_ARG(text), STR_ARG(beside));
    completion_add(completion, item);
}

static struct date around(const struct days *days, struct date day, enum date_precision precision) {
    return calendar_around(days->calendar, day, precision);
}

static void add_ends(struct days *days) {
    struct date today = days->today, next = date_add_months(today, 1);
    add_day(days, date_from_days(date_days(today) + 7), MESSAGE("in a week"));
    add_day(days, date_from_days(date_days(today) + 14), MESSAGE("in two weeks"));
    add_day(days, date_last_day(around(days, today, DATE_MONTH)), MESSAGE("end of this month"));
    add_day(days, date_last_day(around(days, next, DATE_MONTH)), MESSAGE("end of next month"));
    add_day(days, date_last_day(around(days, today, DATE_QUARTER)), MESSAGE("end of this quarter"));
    struct date quarter = date_last_day(around(days, today, DATE_QUARTER));
    struct date later = around(days, date_from_days(date_days(quarter) + 1), DATE_QUARTER);
    add_day(days, date_last_day(later), MESSAGE("end of next quarter"));
    struct date year = date_last_day(around(days, today, DATE_YEAR));
    add_day(days, year, MESSAGE("end of the fiscal year"));
    add_day(days, date_last_day(around(days, date_from_days(date_days(year) + 1), DATE_YEAR)),
            MESSAGE("end of the next fiscal year"));
}

static void add_beginnings(struct days *days) {
    struct date after_month = date_from_days(date_days(date_last_day(around(days, days->today, DATE_MONTH))) + 1);
    struct date after_quarter = date_from_days(date_days(date_last_day(around(days, days->today, DATE_QUARTER))) + 1);
    struct date after_year = date_from_days(date_days(date_last_day(around(days, days->today, DATE_YEAR))) + 1);
    add_day(days, around(days, days->today, DATE_YEAR), MESSAGE("beginning of the fiscal year"));
    add_day(days, after_month, MESSAGE("beginning of next month"));
    add_day(days, after_quarter, MESSAGE("beginning of next quarter"));
    add_day(days, after_year, MESSAGE("beginning of the next fiscal year"));
}

static void add_past(struct days *days) {
    add_day(days, date_from_days(date_days(days->today) - 1), MESSAGE("yesterday"));
    add_day(days, date_from_days(date_days(days->today) - 7), MESSAGE("a week ago"));
}

/* ---- years and parts of them ---- */

static void add_stretch(struct days *days, struct date stretch) {
    struct completion *completion = days->completion;
    const struct editor *editor = completion->view->editor;
    if (stretch.year <= 0) return;
    struct locale *locale = locale_open(completion->view->language);
    struct str text = locale_date(editor->arena, locale, stretch, DATE_SHORT);
    bool year = days->field->type == FIELD_YEAR && stretch.precision == DATE_YEAR;
    if (year) text = str_format(editor->arena, "%d", calendar_name(stretch));
    locale_close(locale);
    if (completion->spot.typed.size && !str_starts(text, completion->spot.typed) && !completion_fits(completion, text))
        return;
    completion_add(completion, (struct editor_item){EDITOR_DAY, .label = text});
}

static void add_years(struct days *days) {
    int name = calendar_name(around(days, days->today, DATE_YEAR));
    for (int year = name - 1; year <= name + 3; year++) add_stretch(days, calendar_year(days->calendar, year));
}

static void add_parts(struct days *days) {
    struct date quarter = around(days, days->today, DATE_QUARTER);
    for (int i = 0; i < 5; i++) {
        add_stretch(days, quarter);
        quarter = around(days, date_from_days(date_days(date_last_day(quarter)) + 1), DATE_QUARTER);
    }
}

static void add_unlimited(struct days *days) {
    struct completion *completion = days->completion;
    bool german = str_equal_c(completion->view->language->tag, "de");
    struct str word = german ? STR("unbefristet") : STR("unlimited");
    if (days->field->may_say_unlimited && completion_fits(completion, word))
        completion_add(completion, (struct editor_item){EDITOR_DAY, .label = word});
}

void complete_days(struct completion *completion, const struct field *field) {
    const struct project *project = completion->view->editor->project;
    struct days days = {completion, field, form_in(completion), project->as_of, project->records->calendar};
    if (project->as_of.year <= 0) return;
    if (field->type != FIELD_DATE) {
        add_years(&days);
        if (field->type == FIELD_PERIOD) add_parts(&days);
        return;
    }
    add_day(&days, days.today, MESSAGE("today"));
    if (field->past) add_past(&days);
    else if (field->begins) add_beginnings(&days);
    else add_ends(&days);
    add_unlimited(&days);
}
