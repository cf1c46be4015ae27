/* templates/theme.yaml → theme. A file may say only what it changes. */
#include "base/arena.h"
#include "base/region.h"
#include "base/word_list.h"
#include "project/templates.h"
#include "project/theme_contrast.h"
#include "read/image_file.h"
#include "read/yaml.h"

/* What the reading of one file needs everywhere. */
struct reading {
    struct arena *arena;
    struct diagnostics *sink;
    struct theme *theme;
};

/* `problem` is a pattern, in which {0} is what was found. */
static void complain(const struct reading *reading, struct span span, const char *problem, struct str what,
                     struct message help) {
    struct diagnostic *d = diagnose(reading->sink, SEVERITY_ERROR, CODE_D04, span, problem, what);
    diagnose_help_message(reading->sink, d, help);
}

/* A value that is none of those that are known. */
static void complain_of_choice(const struct reading *reading, const struct value *value, const char *problem,
                               const struct word_list *known) {
    struct str what = value->kind == VALUE_SCALAR ? value->text : STR("[…]");
    complain(reading, value->span, problem, what,
             MESSAGE("write {0}", word_list_all(reading->arena, known, "{0} or {1}")));
}

static void unknown_key(const struct reading *reading, const struct entry *entry) {
    complain(reading, entry->key_span, "the theme has no “{0}”", entry->key,
             MESSAGE("see the comments in templates/theme.yaml for what there is"));
}

static bool hex_digit(char c, uint32_t *out) {
    if (c >= '0' && c <= '9') *out = (uint32_t)(c - '0');
    else if ((c | 32) >= 'a' && (c | 32) <= 'f') *out = (uint32_t)((c | 32) - 'a' + 10);
    else return false;
    return true;
}

static bool parse_colour(struct str text, uint32_t *out) {
    if (text.size != 7 || text.data[0] != '#') return false;
    *out = 0;
    for (size_t i = 1; i < 7; i++) {
        uint32_t digit;
        if (!hex_digit(text.data[i], &digit)) return false;
        *out = *out << 4 | digit;
    }
    return true;
}

static void read_colour(const struct reading *reading, struct str text, struct span span, uint32_t *colour,
                        struct span *place) {
    if (parse_colour(text, colour)) *place = span;
    else
        complain(reading, span, "expected a colour, found “{0}”", text, MESSAGE("write it as \"#rrggbb\", in quotes"));
}

static void read_colours(const struct reading *reading, const struct value *mapping, uint32_t colours[COLOUR_COUNT],
                         struct span places[COLOUR_COUNT]) {
    for (size_t i = 0; mapping->kind == VALUE_MAPPING && i < mapping->count; i++) {
        const struct entry *entry = &mapping->entries[i];
        enum colour colour = COLOUR_NONE + 1;
        while (colour < COLOUR_COUNT && !str_equal(colour_name(colour), entry->key)) colour++;
        if (colour == COLOUR_COUNT) unknown_key(reading, entry);
        else read_colour(reading, entry->value->text, entry->value->span, &colours[colour], &places[colour]);
    }
}

/* What a page and its text can be read at, and libharu takes; a line must hold a few words. */
static const struct bounds {
    millipoints least, most;
    const char *words; /* a help */
} of_page = {144 * POINT, 10000 * POINT, "a page is from 51 mm to 3500 mm wide and high"},
  of_margin = {0, 5000 * POINT, "a margin is from 0 mm to 1760 mm wide"},
  of_text = {4 * POINT, 40 * POINT, "a text size is from 4 pt to 40 pt"};

/* "25 mm", "2.5 cm", "1 in", "10 pt". */
static bool parse_length(struct str text, double *out) {
    static const struct {
        const char *unit;
        double points;
    } units[] = {{"mm", 72 / 25.4}, {"cm", 72 / 2.54}, {"in", 72}, {"pt", 1}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct decimal number;
        if (!str_ends(text, str_of(units[i].unit))) continue;
        if (!decimal_parse(str_trim(str_slice(text, 0, text.size - 2)), &number)) return false;
        *out = decimal_approximate(number) * units[i].points;
        return true;
    }
    return false;
}

/* False after reporting: it is too small or too large. */
static bool keep_length(const struct reading *reading, struct span span, struct str text, double points,
                        const struct bounds *bounds, millipoints *out) {
    if (points * POINT >= bounds->least && points * POINT <= bounds->most) {
        *out = (millipoints)(points * POINT + 0.5);
        return true;
    }
    complain(reading, span, "“{0}” is out of bounds", text, MESSAGE("{0}", bounds->words));
    return false;
}

static void read_length(const struct reading *reading, const struct value *value, const struct bounds *bounds,
                        millipoints *out) {
    double points;
    if (value->kind == VALUE_SCALAR && parse_length(value->text, &points)) {
        keep_length(reading, value->span, value->text, points, bounds, out);
        return;
    }
    complain(reading, value->span, "expected a length, found “{0}”", value->text,
             MESSAGE("write a number with a unit, such as 25 mm, 1 in or 10 pt"));
}

static const struct {
    const char *name, *other; /* in any case */
    millipoints width, height;
} page_sizes[] = {{"A4", "DIN A4", 595276, 841890}, {"Letter", "US Letter", 612000, 792000}};
enum { PAGE_LETTER = 1 };

static void set_page_size(struct theme *theme, size_t index) {
    theme->page_width = page_sizes[index].width;
    theme->page_height = page_sizes[index].height;
}

static bool is_called(const struct reading *reading, struct str text, const char *name) {
    return str_equal(text_name(reading->arena, text), text_name(reading->arena, str_of(name)));
}

static void read_page_size(const struct reading *reading, const struct value *value) {
    struct str width, rest = value->text;
    struct theme *theme = reading->theme;
    struct word_list known = {0};
    theme->page_chosen = true;
    for (size_t i = 0; i < sizeof page_sizes / sizeof *page_sizes; i++) {
        word_list_add(reading->arena, &known, str_of(page_sizes[i].name));
        if (!is_called(reading, value->text, page_sizes[i].name) &&
            !is_called(reading, value->text, page_sizes[i].other))
            continue;
        set_page_size(theme, i);
        return;
    }
    word_list_add(reading->arena, &known, STR("210 mm x 297 mm"));
    double wide, high;
    if (!str_cut(&rest, 'x', &width) || !parse_length(str_trim(width), &wide) || !parse_length(str_trim(rest), &high))
        complain_of_choice(reading, value, "unknown page size “{0}”", &known);
    else if (keep_length(reading, value->span, str_trim(width), wide, &of_page, &theme->page_width))
        keep_length(reading, value->span, str_trim(rest), high, &of_page, &theme->page_height);
}

static void read_margins(const struct reading *reading, const struct value *mapping) {
    struct theme *theme = reading->theme;
    const struct {
        const char *name;
        millipoints *out;
    } sides[] = {{"top", &theme->margin_top},
                 {"right", &theme->margin_right},
                 {"bottom", &theme->margin_bottom},
                 {"left", &theme->margin_left}};
    for (size_t i = 0; mapping->kind == VALUE_MAPPING && i < mapping->count; i++) {
        size_t side = 0;
        while (side < 4 && !str_equal_c(mapping->entries[i].key, sides[side].name)) side++;
        if (side == 4) unknown_key(reading, &mapping->entries[i]);
        else read_length(reading, mapping->entries[i].value, &of_margin, sides[side].out);
    }
}

static void read_page(const struct reading *reading, const struct entry *entry) {
    if (str_equal(entry->key, STR("size"))) read_page_size(reading, entry->value);
    else if (str_equal(entry->key, STR("margins"))) read_margins(reading, entry->value);
    else unknown_key(reading, entry);
}

static void read_justified(const struct reading *reading, const struct value *value) {
    static const char *const names[] = {"true", "false", NULL};
    struct word_list known = word_list_of(reading->arena, names);
    reading->theme->justified = str_equal_c(value->text, "true");
    if (!reading->theme->justified && !str_equal_c(value->text, "false"))
        complain_of_choice(reading, value, "expected true or false, found “{0}”", &known);
}

static void read_text(const struct reading *reading, const struct entry *entry) {
    if (str_equal(entry->key, STR("size"))) read_length(reading, entry->value, &of_text, &reading->theme->text_size);
    else if (str_equal(entry->key, STR("justified"))) read_justified(reading, entry->value);
    else unknown_key(reading, entry);
}

static void read_fonts(const struct reading *reading, const struct entry *entry) {
    static const char *const names[FAMILY_COUNT] = {
        [FAMILY_TEXT] = "text", [FAMILY_CODE] = "code", [FAMILY_FALLBACK] = "fallback"};
    for (int family = 0; family < FAMILY_COUNT; family++)
        if (str_equal_c(entry->key, names[family])) {
            if (entry->value->kind != VALUE_SCALAR || !entry->value->text.size) {
                complain(reading, entry->value->span, "expected the name of a family of faces", STR(""),
                         MESSAGE("write it as the machine knows it, such as “DejaVu Sans”"));
                return;
            }
            reading->theme->families[family] = entry->value->text;
            reading->theme->places.families[family] = entry->value->span;
            return;
        }
    unknown_key(reading, entry);
}

static void read_mode(const struct reading *reading, const struct entry *entry) {
    struct theme *theme = reading->theme;
    if (str_equal(entry->key, STR("light"))) read_colours(reading, entry->value, theme->light, theme->places.light);
    else if (str_equal(entry->key, STR("dark"))) read_colours(reading, entry->value, theme->dark, theme->places.dark);
    else unknown_key(reading, entry);
}

/* Seen from the folder of the file that names it. */
static void read_logo(const struct reading *reading, struct str path, struct span span) {
    const struct image *logo = image_open(reading->arena, reading->sink, CODE_D04, "the logo", path, span);
    if (logo) reading->theme->logo = logo;
}

static void read_tables(const struct reading *reading, const struct value *value) {
    static const char *const names[] = {[TABLES_RULES] = "rules", [TABLES_ZEBRA] = "zebra", NULL};
    struct word_list known = word_list_of(reading->arena, names);
    for (int look = 0; names[look]; look++)
        if (str_equal_c(value->text, names[look])) {
            reading->theme->tables = (enum table_look)look;
            return;
        }
    complain_of_choice(reading, value, "unknown look of tables “{0}”", &known);
}

/* "page: Letter" can only be its size; other sections need their keys. */
static void read_short(const struct reading *reading, const struct entry *section) {
    const struct value *value = section->value;
    if (value_is_null(value)) return;
    if (str_equal(section->key, STR("page")) && value->kind == VALUE_SCALAR) read_page_size(reading, value);
    else
        complain(reading, value->span, "expected keys with values here, found “{0}”",
                 value->kind == VALUE_SCALAR ? value->text : STR("[…]"),
                 MESSAGE("see the comments in templates/theme.yaml for what there is"));
}

static void read_section(const struct reading *reading, const struct entry *section) {
    static const struct {
        const char *name;
        void (*read)(const struct reading *, const struct entry *);
    } sections[] = {{"colours", read_mode}, {"fonts", read_fonts}, {"page", read_page}, {"text", read_text}};
    if (str_equal(section->key, STR("logo"))) {
        if (value_is_null(section->value)) return;
        if (section->value->kind == VALUE_SCALAR)
            read_logo(reading, section->value->text, section->value->span);
        else
            complain(reading, section->value->span, "expected the path of an image", STR(""),
                     MESSAGE("write, for example, logo: images/logo.png"));
        return;
    }
    if (str_equal(section->key, STR("tables"))) {
        read_tables(reading, section->value);
        return;
    }
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (!str_equal_c(section->key, sections[i].name)) continue;
        if (section->value->kind != VALUE_MAPPING) read_short(reading, section);
        for (size_t e = 0; section->value->kind == VALUE_MAPPING && e < section->value->count; e++)
            sections[i].read(reading, &section->value->entries[e]);
        return;
    }
    unknown_key(reading, section);
}

static void check_room(const struct reading *reading, struct span span) {
    const struct theme *theme = reading->theme;
    if (theme->margin_left + theme->margin_right <= theme->page_width - 72 * POINT &&
        theme->margin_top + theme->margin_bottom <= theme->page_height - 72 * POINT)
        return;
    complain(reading, span, "no room is left between the margins of the page", STR(""),
             MESSAGE("make the margins smaller or the page larger"));
}

void theme_read(struct arena *arena, struct diagnostics *sink, const struct source *source, struct theme *theme) {
    const struct value *root = yaml_read(arena, sink, source, 0, source->text.size);
    struct reading reading = {.arena = arena, .sink = sink, .theme = theme};
    for (size_t i = 0; root && root->kind == VALUE_MAPPING && i < root->count; i++)
        read_section(&reading, &root->entries[i]);
    if (root && root->kind != VALUE_MAPPING && !value_is_null(root))
        complain(&reading, root->span, "expected keys with values here, found “{0}”",
                 root->kind == VALUE_SCALAR ? root->text : STR("[…]"),
                 MESSAGE("see the comments in templates/theme.yaml for what there is"));
    check_room(&reading, source_span_line(source, 1));
}

static struct datum said(const struct record *record, struct str name) {
    const struct field *field = field_find(record->set, name);
    return field ? *record_said(record, field) : (struct datum){0};
}

void theme_apply(struct arena *arena, struct diagnostics *sink, const struct record *project, struct theme *theme) {
    struct reading reading = {.arena = arena, .sink = sink, .theme = theme};
    struct datum logo = said(project, STR("logo")), colours = said(project, STR("colours")),
                 page = said(project, STR("page"));
    if (page.kind == DATUM_TEXT) {
        read_page_size(&reading, &(struct value){.kind = VALUE_SCALAR, .text = page.text, .span = page.span});
        check_room(&reading, page.span);
    }
    if (logo.kind == DATUM_TEXT) read_logo(&reading, logo.text, logo.span);
    for (int colour = COLOUR_NONE + 1; colours.kind == DATUM_RECORD && colour < COLOUR_COUNT; colour++) {
        struct datum value = said(colours.record, colour_name((enum colour)colour));
        if (value.kind == DATUM_TEXT)
            read_colour(&reading, value.text, value.span, &theme->light[colour], &theme->places.light[colour]);
    }
    theme_contrast_check(arena, sink, theme);
}

const struct theme *theme_in(struct arena *arena, const struct theme *theme, const struct region *region) {
    if (!region || !region->letter || theme->page_chosen) return theme;
    struct theme *own = NEW(arena, struct theme);
    *own = *theme;
    set_page_size(own, PAGE_LETTER);
    return own;
}
