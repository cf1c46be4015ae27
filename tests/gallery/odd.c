/* The odd cases of tests/unit/figure_world.h as parts of the gallery's project, so that a new type of figure is in the
 * gallery as soon as it is in the list of types. `odd` names the types; `odd PART TYPE` prints a part: `fields` and
 * `translations` as YAML, `data` of a document as YAML, `layout` as Markdown.
 *
 * Each case is a list of rows, whose fields are the figure's channels; settings are fields of the document. */
#include <stdio.h>

#include "../unit/figure_world.h"

static const struct {
    const char *english, *german;
} titles[ODD_RANDOM] = {
    [ODD_ORDINARY] = {"Ordinary", "Gewöhnlich"},
    [ODD_ONE_ROW] = {"A single row", "Eine einzige Zeile"},
    [ODD_EQUAL] = {"All equal", "Alles gleich"},
    [ODD_ZERO] = {"All zero", "Alles null"},
    [ODD_NEGATIVE] = {"All negative", "Alles negativ"},
    [ODD_MIXED_SIGNS] = {"Mixed signs", "Gemischte Vorzeichen"},
    [ODD_MILLION_TIMES] = {"One a million times the rest", "Einer eine Million Mal so groß wie der Rest"},
    [ODD_MISSING] = {"Missing values", "Fehlende Werte"},
    [ODD_UNKNOWN] = {"Unknown values", "Unbekannte Werte"},
    [ODD_NOTHING_KNOWN] = {"Nothing known", "Nichts bekannt"},
    [ODD_SIXTY] = {"Sixty rows", "Sechzig Zeilen"},
    [ODD_LONG_LABELS] = {"Labels of sixty letters", "Beschriftungen mit sechzig Zeichen"},
    [ODD_ONE_SPOT] = {"Forty on one spot", "Vierzig an derselben Stelle"},
    [ODD_OUTSIDE] = {"Days outside the period", "Tage außerhalb des Zeitraums"},
};

static const struct figure_data *data_of(struct arena *arena, const struct figure_type *type, enum odd odd) {
    return odd_data(arena, type, odd, 1);
}

/* ---- what a channel is ---- */

/* Texts that are one of a few words are choices. */
static bool is_choice(const struct figure_channel *channel, int number) {
    return channel->takes == TAKES_TEXT && number && strcmp(channel->name, "parent") &&
           strcmp(channel->name, "label") && strcmp(channel->name, "id");
}

static void print_choices(enum odd odd) {
    static const char *const words[][2] = {{"Purchasing", "Einkauf"},
                                           {"Engineering", "Technik"},
                                           {"Management", "Geschäftsleitung"},
                                           {"Service", "Service"}};
    for (int i = 0; i < 4; i++) {
        const char *more = odd == ODD_LONG_LABELS ? " – Werkzeugmaschinenbau für Großgetriebe" : "";
        printf("%sc%d: {en: %s%s, de: %s%s}", i ? ", " : "", i, words[i][0], more, words[i][1], more);
    }
}

static void print_field(const struct figure_channel *channel, int number, enum odd odd) {
    static const char *const types[] = {[TAKES_TEXT] = "text",
                                        [TAKES_NUMBER] = "number",
                                        [TAKES_DATE] = "date",
                                        [TAKES_TRUTH] = "bool",
                                        [TAKES_NUMBERS] = "list of number"};
    if (is_choice(channel, number)) {
        printf("{type: enum, of: {");
        print_choices(odd);
        printf("}}\n");
    } else {
        printf("{type: %s}\n", types[channel->takes]);
    }
}

static void print_date(struct date date) { printf("%04d-%02d-%02d", date.year, date.month, date.day); }

static void print_value(const struct figure_channel *channel, int number, const struct figure_value *value) {
    if (value->state == FIGURE_UNKNOWN) printf("\"?\"");
    else if (is_choice(channel, number)) printf("c%.0f", value->number);
    else if (channel->takes == TAKES_NUMBER) printf("%.0f", value->number);
    else if (channel->takes == TAKES_DATE) print_date(value->date);
    else if (channel->takes == TAKES_TRUTH) printf(value->number > 0 ? "true" : "false");
    else if (channel->takes != TAKES_NUMBERS) printf("\"%.*s\"", STR_ARG(value->text));
    else {
        printf("[");
        for (size_t i = 0; i < value->list_count; i++) printf("%s%.0f", i ? ", " : "", value->list[i]);
        printf("]");
    }
}

/* A channel of many columns is as many fields: value_1, value_2, ... */
static void print_name(const struct figure_channel *channel, size_t column) {
    if (channel->many) printf("%s_%zu", channel->name, column + 1);
    else printf("%s", channel->name);
}

/* ---- the parts ---- */

static void print_fields_of_rows(const struct figure_type *type, enum odd odd, const struct figure_data *data) {
    printf("  odd_%d:\n    type: list\n    of:\n", odd);
    for (int c = 0; type->channels[c].name; c++)
        for (size_t i = 0; i < data->count[c]; i++) {
            printf("      ");
            print_name(&type->channels[c], i);
            printf(": ");
            print_field(&type->channels[c], c, odd);
        }
}

static void print_fields(const struct figure_type *type) {
    struct arena *arena = arena_create();
    for (int s = 0; type->settings && type->settings[s].name; s++) {
        printf("  setting_%s: ", type->settings[s].name);
        print_field(&type->settings[s], 1, ODD_ORDINARY);
    }
    for (enum odd odd = ODD_ORDINARY; odd < ODD_RANDOM; odd++) {
        const struct figure_data *data = data_of(arena, type, odd);
        if (!type->from_values) print_fields_of_rows(type, odd, data);
        for (size_t row = 0; type->from_values && row < data->row_count; row++)
            printf("  odd_%d_%zu: {type: number}\n", odd, row + 1);
    }
    arena_destroy(arena);
}

static void print_rows(const struct figure_type *type, enum odd odd, const struct figure_data *data) {
    printf("odd_%d:\n", odd);
    for (size_t row = 0; row < data->row_count; row++) {
        const char *between = "  - {";
        for (int c = 0; type->channels[c].name; c++)
            for (size_t i = 0; i < data->count[c]; i++) {
                const struct figure_value *value = figure_series_value(data, row, c, i);
                if (value->state == FIGURE_MISSING) continue;
                printf("%s", between);
                print_name(&type->channels[c], i);
                printf(": ");
                print_value(&type->channels[c], c, value);
                between = ", ";
            }
        printf("}\n");
    }
}

static void print_data(const struct figure_type *type) {
    struct arena *arena = arena_create();
    const struct figure_data *ordinary = data_of(arena, type, ODD_ORDINARY);
    for (int s = 0; type->settings && type->settings[s].name; s++) {
        printf("setting_%s: ", type->settings[s].name);
        print_value(&type->settings[s], 1, &ordinary->settings[s]);
        printf("\n");
    }
    for (enum odd odd = ODD_ORDINARY; odd < ODD_RANDOM; odd++) {
        const struct figure_data *data = data_of(arena, type, odd);
        if (!type->from_values) print_rows(type, odd, data);
        for (size_t row = 0; type->from_values && row < data->row_count; row++) {
            if (figure_value(data, row, 1)->state == FIGURE_MISSING) continue;
            printf("odd_%d_%zu: ", odd, row + 1);
            print_value(&type->channels[1], 1, figure_value(data, row, 1));
            printf("\n");
        }
    }
    arena_destroy(arena);
}

static void print_channels(const struct figure_type *type, const struct figure_data *data) {
    for (int c = 0; type->channels[c].name; c++) {
        if (!data->count[c]) continue;
        printf("%s: %s", type->channels[c].name, type->channels[c].many ? "[" : "");
        for (size_t i = 0; i < data->count[c]; i++) {
            if (i) printf(", ");
            print_name(&type->channels[c], i);
        }
        printf("%s\n", type->channels[c].many ? "]" : "");
    }
}

static void print_chart(const struct figure_type *type, enum odd odd, const struct figure_data *data,
                        const char *more) {
    printf("```chart\ntype: %.*s\n%s", STR_ARG(type->name), more);
    if (type->from_values) {
        printf("values:\n");
        for (size_t row = 0; row < data->row_count; row++)
            printf("  - {value: odd_%d_%zu, label: \"%.*s\"}\n", odd, row + 1,
                   STR_ARG(figure_value(data, row, 0)->text));
    } else {
        printf("rows: odd_%d\n", odd);
        print_channels(type, data);
    }
    for (int s = 0; type->settings && type->settings[s].name; s++)
        if (data->settings[s].state != FIGURE_MISSING)
            printf("%s: setting_%s\n", type->settings[s].name, type->settings[s].name);
    printf("```\n\n");
}

static void print_layout(const struct figure_type *type) {
    struct arena *arena = arena_create();
    const struct figure_data *data = data_of(arena, type, ODD_ORDINARY);
    printf("# Odd cases\n\n## Half width\n\n");
    for (int i = 0; i < 2; i++) print_chart(type, ODD_ORDINARY, data, "width: half\n");
    for (enum odd odd = ODD_ORDINARY; odd < ODD_RANDOM; odd++) {
        data = data_of(arena, type, odd);
        printf("## %s\n\n", titles[odd].english);
        print_chart(type, odd, data, "");
    }
    arena_destroy(arena);
}

static void print_translations(const struct figure_type *type) {
    struct arena *arena = arena_create();
    printf("\"Odd cases\": \"Sonderfälle\"\n\"Half width\": \"Halbe Breite\"\n");
    for (enum odd odd = ODD_ORDINARY; odd < ODD_RANDOM; odd++) {
        const struct figure_data *data = data_of(arena, type, odd);
        printf("\"%s\": \"%s\"\n", titles[odd].english, titles[odd].german);
        for (size_t row = 0; type->from_values && row < data->row_count; row++) {
            struct str label = figure_value(data, row, 0)->text;
            printf("\"%.*s\": \"%.*s\"\n", STR_ARG(label), STR_ARG(label));
        }
    }
    arena_destroy(arena);
}

static int print_part(const char *part, const struct figure_type *type) {
    static const struct {
        const char *name;
        void (*print)(const struct figure_type *type);
    } parts[] = {
        {"fields", print_fields}, {"data", print_data}, {"layout", print_layout}, {"translations", print_translations}};
    for (size_t i = 0; type && i < sizeof parts / sizeof *parts; i++)
        if (strcmp(part, parts[i].name) == 0) return parts[i].print(type), 0;
    return 2;
}

int main(int count, char **arguments) {
    if (count == 3) return print_part(arguments[1], figure_type_find(str_of(arguments[2])));
    for (size_t i = 0; figure_type_at(i); i++) printf("%.*s\n", STR_ARG(figure_type_at(i)->name));
    return 0;
}
